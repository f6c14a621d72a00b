// Issues: what statements are about, found by the program, named and joined by the user.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { edit, undo, useData } from '../api';
import { moveRow, useKeys } from '../keys';
import { Paged } from '../paged';
import { AudCounts, Problem, SideName, StatementRow, Title, Waiting, counted, number, tell } from '../parts';
import { Picture } from '../picture';
import { go, href, useAddress, withQuery } from '../router';
import type { EditRequest, Issues, IssueView, Statement } from '../types_generated';

export function IssueList({ writable }: { writable: boolean }): JSX.Element {
  const { data, error, again } = useData<Issues>('/api/issues');
  useKeys({ j: () => moveRow(1), k: () => moveRow(-1) });
  if (error) return <><Title name="Issues">Issues</Title><Problem error={error} again={again} /></>;
  return (
    <>
      <Title name="Issues">Issues</Title>
      <p class="lede">What the statements are about, as the program found it; the parts of a large issue stand below it. Rename and join them until they are yours: what you decide is kept.
        {data && data.without > 0 && <> <a href="/search?issue=none">{counted(data.without, 'statement')}</a> belong to none.</>}{data?.comparing && ' They are being made again …'}</p>
      {!data && <Waiting />}
      {data?.issues.length === 0 && <p class="dim">None was found.</p>}
      <table class="grid-t issues"><thead><tr><th scope="col">Issue</th><th scope="col">Statements</th><th scope="col">Sides</th></tr></thead><tbody>
        {data?.issues.map((issue) => (
          <tr key={issue.id} data-row class={issue.partOf ? 'part' : ''}><th scope="row"><a href={`/issues/${issue.id}`}><bdi>{issue.label}</bdi></a><span class="dim small terms">{issue.terms.slice(0, 6).join(', ')}</span></th>
            <td><AudCounts counts={issue.counts} to={{ issue: issue.id }} /></td>
            <td class="people">{issue.sides.map((side) => <span key={side.id} class="nowrap"><SideName side={side} link={false} /> <a class="num" href={href('/search', { issue: issue.id, side: side.id })}>{number(side.counts.all)}</a></span>)}</td></tr>
        ))}</tbody></table>
      {writable && data && <NewIssue />}
    </>
  );
}

function NewIssue(): JSX.Element {
  const [label, setLabel] = useState(''), [terms, setTerms] = useState(''), [problem, setProblem] = useState('');
  const make = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      const made = await edit({ kind: 'define_issue', text: label.trim(), names: terms.split(',').map((term) => term.trim()).filter(Boolean) });
      tell(made.words); setLabel(''); setTerms(''); setProblem('');
    } catch (error) { setProblem((error as Error).message); }
  };
  return (
    <details class="change"><summary>Define an issue of your own</summary>
      <form onSubmit={(event) => void make(event)}><label>Name <input value={label} maxLength={200} onInput={(event) => setLabel(event.currentTarget.value)} /></label>
        <label>Words that tell it, with commas between <input value={terms} maxLength={1000} onInput={(event) => setTerms(event.currentTarget.value)} /></label>
        <button class="btn primary" disabled={!label.trim() || !terms.trim()}>Define</button>{problem && <p class="problem" role="alert">{problem}</p>}</form></details>
  );
}

export function IssuePage({ id, writable }: { id: string; writable: boolean }): JSX.Element {
  const address = useAddress();
  const { data, error, again } = useData<IssueView>(`/api/issues/${id}`);
  const [total, setTotal] = useState(0);
  useKeys({ j: () => moveRow(1), k: () => moveRow(-1) });
  if (error) return <><Title name="Issue">Issue</Title><Problem error={error} again={again} /><p><a href="/issues">All issues</a></p></>;
  if (!data || data.id !== id) return <Waiting />;
  const sides = [...data.sides].sort((a, b) => Number(a.id === '0') - Number(b.id === '0') || b.counts.all - a.counts.all);
  const left = sides.find((side) => side.id === address.query.get('left')) ?? sides[0];
  const right = sides.find((side) => side.id === address.query.get('right')) ?? sides.find((side) => side.id !== left?.id);
  const columns = left && right ? `${left.id},${right.id}` : left?.id ?? '';
  return (
    <>
      <div class="queue"><a href="/issues">Issues</a>{data.partOf && <span> › <a href={`/issues/${data.partOf.id}`}><bdi>{data.partOf.label}</bdi></a></span>}</div>
      <Title name={data.label}><bdi>{data.label}</bdi></Title>
      <p class="counts"><AudCounts counts={data.counts} to={{ issue: id }} />{data.confrontations > 0 && <a href={href('/confrontations', { issue: id })}>{counted(data.confrontations, 'confrontation')}</a>}
        <span class="dim">told by: {data.terms.slice(0, 10).map((term, i) => <span key={term}>{i > 0 && ', '}<a href={href('/search', { issue: id, q: term })}><bdi>{term}</bdi></a></span>)}</span></p>
      {writable && <Change data={data} />}
      <section aria-labelledby="when-h"><div class="head"><h2 id="when-h">Who spoke of it, and when</h2></div><Picture query={{ issue: id }} by="side" name={`Statements about ${data.label} over time`} /></section>
      <section aria-labelledby="facing-h">
        <div class="head"><h2 id="facing-h">Side by side over time</h2><span class="dim small num">{counted(total, 'statement')}</span>
          {sides.length > 2 && <span class="more filters">
            <label><span class="vh">Left</span><select value={left?.id} onChange={(event) => go(withQuery(address, { left: event.currentTarget.value }), 'replace')}>{sides.map((side) => <option key={side.id} value={side.id}>{side.name}</option>)}</select></label>
            <label><span class="vh">Right</span><select value={right?.id} onChange={(event) => go(withQuery(address, { right: event.currentTarget.value }), 'replace')}>{sides.map((side) => <option key={side.id} value={side.id}>{side.name}</option>)}</select></label></span>}</div>
        {left && right && <div class="facing-head"><SideName side={left} /><SideName side={right} /></div>}
        <Paged<Statement> path={href('/api/statements', { issue: id, side: columns })} label="Statements, side by side" onPage={(page) => setTotal(page.total)} empty={<p class="dim">Nothing.</p>}
          render={(statement) => <div key={statement.id} class={`facing ${statement.speaker && statement.speaker.side.id === right?.id && right.id !== left?.id ? 'right' : (statement.speaker === null && right?.id === '0' ? 'right' : 'left')}`}><StatementRow statement={statement} showIssue={false} /></div>} />
      </section>
    </>
  );
}

function Change({ data }: { data: IssueView }): JSX.Element {
  const [form, setForm] = useState<'rename' | 'merge' | 'split' | null>(null);
  const [text, setText] = useState(''), [names, setNames] = useState(''), [problem, setProblem] = useState('');
  const [done, setDone] = useState<{ id: string; words: string } | null>(null);
  const { data: all } = useData<Issues>(form === 'merge' ? '/api/issues' : null);
  const make = async (request: EditRequest): Promise<void> => {
    try { const made = await edit(request); setDone(made); setForm(null); setProblem(''); tell(made.words); } catch (error) { setProblem((error as Error).message); }
  };
  const word = (which: 'rename' | 'merge' | 'split', label: string) => <button class="link" aria-expanded={form === which} onClick={() => { setForm(form === which ? null : which); setText(which === 'rename' ? data.label : ''); setProblem(''); }}>{label}</button>;
  return (
    <div class="change">
      <p class="acts">{word('rename', 'Rename')}{word('merge', 'Merge with …')}{word('split', 'Split off …')}
        {done && <span class="done"><bdi>{done.words}</bdi> <button class="link" onClick={() => void undo(done.id).then(() => setDone(null), (error: Error) => setProblem(error.message))}>Undo</button></span>}</p>
      {form === 'rename' && <form onSubmit={(event) => { event.preventDefault(); void make({ kind: 'name_issue', issues: [data.id], text: text.trim() }); }}><label>Name <input value={text} maxLength={200} onInput={(event) => setText(event.currentTarget.value)} autofocus /></label><button class="btn primary" disabled={!text.trim()}>Rename</button></form>}
      {form === 'merge' && <div class="form"><p>Which issue is the same as this one?</p><ul class="choose">{all?.issues.filter((one) => one.id !== data.id).map((one) => <li key={one.id}><button class="btn" onClick={() => void make({ kind: 'merge_issues', issues: [data.id, one.id], text: data.label })}><bdi>{one.label}</bdi></button> <span class="dim small num">{counted(one.counts.all, 'statement')}</span></li>)}</ul></div>}
      {form === 'split' && <form onSubmit={(event) => { event.preventDefault(); void make({ kind: 'split_issue', issues: [data.id], text: text.trim(), names: names.split(',').map((one) => one.trim()).filter(Boolean) }); }}>
        <label>Name of the new issue <input value={text} maxLength={200} onInput={(event) => setText(event.currentTarget.value)} autofocus /></label><label>Words that tell it, with commas between <input value={names} maxLength={1000} onInput={(event) => setNames(event.currentTarget.value)} /></label><button class="btn primary" disabled={!text.trim() || !names.trim()}>Split off</button></form>}
      {problem && <p class="problem" role="alert">{problem}</p>}
    </div>
  );
}
