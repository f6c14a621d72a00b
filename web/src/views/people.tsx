// Speakers and sides: who they are, with the evidence, and all they said.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { edit, undo, useData } from '../api';
import { Drift } from '../drift';
import { moveRow, useKeys } from '../keys';
import { Paged } from '../paged';
import { AudCounts, Problem, SideName, StatementRow, Title, Waiting, counted, number, tell } from '../parts';
import { Picture } from '../picture';
import { go, href, useAddress, withQuery } from '../router';
import type { EditRequest, Sides, SideView, Speaker, Speakers, SpeakerView, Statement } from '../types_generated';

export function SpeakerList(): JSX.Element {
  const address = useAddress();
  const words = address.query.get('q') ?? '';
  const { data: sides } = useData<Sides>('/api/sides');
  const [total, setTotal] = useState(0);
  useKeys({ j: () => moveRow(1), k: () => moveRow(-1) });
  return (
    <>
      <Title name="Speakers">Speakers</Title>
      <section aria-labelledby="sides-h">
        <div class="head"><h2 id="sides-h">Sides</h2></div>
        <ul class="sidelist">{sides?.sides.map((side) => <li key={side.id}><SideName side={side} /> <AudCounts counts={side.counts} to={{ side: side.id }} /> <span class="dim num">{counted(side.speakers, 'speaker')}</span></li>)}</ul>
      </section>
      <section aria-labelledby="all-h">
        <div class="head"><h2 id="all-h">All speakers</h2><span class="dim small num">{counted(total, 'speaker')}</span>
          <label class="more find-name">Find a name <input type="search" value={words} onInput={(event) => go(withQuery(address, { q: event.currentTarget.value }), 'replace')} /></label></div>
        <Paged<Speaker, Speakers> path={href('/api/speakers', { q: words })} size={100} estimate={40} label="Speakers" onPage={(page) => setTotal(page.total)} empty={<p class="dim">Nobody of that name said anything.</p>}
          render={(one) => (
            <div key={one.id} class="person" data-row><span><a href={`/speakers/${one.id}`}><bdi>{one.name}</bdi></a> {one.role && <span class="dim small"><bdi>{one.role}</bdi></span>}</span>
              <SideName side={one.side} link={false} /><AudCounts counts={one.counts} to={{ speaker: one.id }} /></div>
          )} />
      </section>
    </>
  );
}

// All statements of someone, narrowed in place.
function AllStatements({ query, heading, showSpeaker }: { query: Record<string, string>; heading: string; showSpeaker: boolean }): JSX.Element {
  const address = useAddress();
  const audience = address.query.get('audience') ?? '', issue = address.query.get('issue') ?? '';
  const [total, setTotal] = useState<number | null>(null);
  const choose = (label: string, value: string) => <button class="btn small" aria-pressed={audience === value} onClick={() => go(withQuery(address, { audience: value }), 'replace')}>{label}</button>;
  return (
    <section aria-labelledby="said-h">
      <div class="head"><h2 id="said-h">{heading}</h2>{total !== null && <span class="dim small num">{counted(total, 'statement')}</span>}
        <span class="more chips" role="group" aria-label="Audience">{choose('all', '')}{choose('public', 'public')}{choose('private', 'private')}
          {issue && <button class="btn small" onClick={() => go(withQuery(address, { issue: null }), 'replace')}>every issue</button>}
          <a href={href('/search', { ...query, audience, issue })}>Search among them</a></span></div>
      <Paged<Statement> path={href('/api/statements', { ...query, audience, issue })} label={heading} onPage={(page) => setTotal(page.total)} empty={<p class="dim">Nothing.</p>}
        render={(statement) => <StatementRow key={statement.id} statement={statement} showSpeaker={showSpeaker} />} />
    </section>
  );
}

export function SpeakerPage({ id, writable }: { id: string; writable: boolean }): JSX.Element {
  const { data, error, again } = useData<SpeakerView>(`/api/speakers/${id}`);
  useKeys({ j: () => moveRow(1), k: () => moveRow(-1) });
  if (error) return <><Title name="Speaker">Speaker</Title><Problem error={error} again={again} /><p><a href="/speakers">All speakers</a></p></>;
  if (!data || data.id !== id) return <Waiting />;
  return (
    <>
      <div class="queue"><a href="/speakers">Speakers</a></div>
      <Title name={data.name}><bdi>{data.name}</bdi></Title>
      <p class="counts"><SideName side={data.side} /><span>{data.type}{data.unnamed ? ', not named in the sources' : ''}</span><AudCounts counts={data.counts} to={{ speaker: id }} />
        <a href={href('/confrontations', { speaker: id })}>Confrontations</a></p>
      <Identity data={data} />
      {writable && <Change data={data} />}
      <section aria-labelledby="when-h"><div class="head"><h2 id="when-h">By issue, in public and in private</h2></div><Picture query={{ speaker: id }} by="issue" most={6} name={`Statements of ${data.name} by issue over time`} /></section>
      <Drift query={{ speaker: id }} subject={data.name} />
      <AllStatements query={{ speaker: id }} heading="All they said" showSpeaker={false} />
    </>
  );
}

// Names and roles, each with where it is found.
function Identity({ data }: { data: SpeakerView }): JSX.Element {
  const where = (found: SpeakerView['aliases'][number]): JSX.Element => (
    <span class="dim small">in {found.document ? <a href={href(`/sources/${found.document.id}`, { point: found.at })}><bdi>{found.document.title}</bdi></a> : 'a source'}{found.documents > 1 && ` and ${counted(found.documents - 1, 'other source')}`}</span>
  );
  return (
    <dl class="identity">
      <dt>Also called</dt>
      <dd>{data.aliases.length <= 1 ? <span class="dim">nothing else</span> : <ul>{data.aliases.map((one) => <li key={one.words}><bdi>{one.words}</bdi> {where(one)}</li>)}</ul>}</dd>
      <dt>Roles</dt>
      <dd>{data.roles.length === 0 ? <span class="dim">none is told</span> : <ul>{data.roles.map((one) => <li key={one.words + one.of}><bdi>{one.words}{one.of && `, ${one.of}`}</bdi> {where(one)}</li>)}</ul>}</dd>
      <dt>Side</dt>
      <dd><SideName side={data.side} /> {data.sideBasis && <span class="dim small"><bdi>{data.sideBasis}</bdi></span>}{data.partOf && <span class="dim small"> belongs to <a href={`/speakers/${data.partOf.id}`}><bdi>{data.partOf.name}</bdi></a></span>}</dd>
    </dl>
  );
}

type Form = 'rename' | 'merge' | 'split' | 'side' | 'role';

// Merge, split, rename, move: quiet words that open in place, each with undo.
function Change({ data }: { data: SpeakerView }): JSX.Element {
  const [form, setForm] = useState<Form | null>(null);
  const [text, setText] = useState('');
  const [of, setOf] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const [problem, setProblem] = useState('');
  const [done, setDone] = useState<{ id: string; words: string } | null>(null);
  const { data: sides } = useData<Sides>(form === 'side' ? '/api/sides' : null);
  const { data: whole } = useData<SpeakerView>(form === 'split' ? href(`/api/speakers/${data.id}`, { documents: 1 }) : null);
  const { data: found } = useData<Speakers>((form === 'merge' || form === 'side') && text.trim().length > 1 ? href('/api/speakers', { q: text.trim(), silent: 1, limit: 8 }) : null);
  const open = (which: Form): void => { setForm(form === which ? null : which); setText(which === 'rename' ? data.name : ''); setOf(''); setChosen([]); setProblem(''); };
  const make = async (request: EditRequest, stays: boolean = true): Promise<void> => {
    try {
      const made = await edit(request);
      setDone(made); setForm(null); setProblem('');
      tell(made.words);
      if (!stays) go('/speakers');
    } catch (error) { setProblem((error as Error).message); }
  };
  const takeBack = async (): Promise<void> => {
    if (!done) return;
    try { await undo(done.id); tell(`Undone: ${done.words}`); setDone(null); } catch (error) { setProblem((error as Error).message); }
  };
  const word = (which: Form, label: string) => <button class="link" aria-expanded={form === which} onClick={() => open(which)}>{label}</button>;
  const toggle = (id: string): void => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <div class="change">
      <p class="acts">{word('rename', 'Rename')}{word('merge', 'Merge with …')}{word('split', 'Split …')}{word('side', 'Move to a side …')}{word('role', 'Add a role …')}
        {done && <span class="done"><bdi>{done.words}</bdi> <button class="link" onClick={() => void takeBack()}>Undo</button></span>}</p>
      {form === 'rename' && <form onSubmit={(event) => { event.preventDefault(); void make({ kind: 'rename_actor', actors: [data.id], text: text.trim() }); }}>
        <label>Name <input value={text} onInput={(event) => setText(event.currentTarget.value)} maxLength={200} autofocus /></label><button class="btn primary" disabled={!text.trim()}>Rename</button></form>}
      {form === 'role' && <form onSubmit={(event) => { event.preventDefault(); void make({ kind: 'set_role', actors: [data.id], text: text.trim(), of: of.trim() }); }}>
        <label>Role <input value={text} onInput={(event) => setText(event.currentTarget.value)} maxLength={200} placeholder="chair" autofocus /></label>
        <label>of <input value={of} onInput={(event) => setOf(event.currentTarget.value)} maxLength={200} placeholder="the committee" /></label><button class="btn primary" disabled={!text.trim()}>Add</button></form>}
      {form === 'merge' && <div class="form"><label>Who is the same person or body? <input type="search" value={text} onInput={(event) => setText(event.currentTarget.value)} placeholder="a name" autofocus /></label>
        <ul class="choose">{found?.rows.filter((one) => one.id !== data.id).map((one) => <li key={one.id}><button class="btn" onClick={() => void make({ kind: 'merge_actors', actors: [data.id, one.id] })}>Merge with <b><bdi>{one.name}</bdi></b></button> <span class="dim small">{one.role} {counted(one.counts.all, 'statement')}</span></li>)}</ul></div>}
      {form === 'side' && <div class="form"><p>On which side does {data.name} speak?</p>
        <ul class="choose">{sides?.sides.filter((side) => side.id !== '0').map((side) => <li key={side.id}><button class="btn" onClick={() => void make({ kind: 'set_side', actors: [data.id, side.id] })}><SideName side={side} link={false} /></button></li>)}
          <li><button class="btn" onClick={() => void make({ kind: 'set_side', actors: [data.id] })}>on none</button></li></ul>
        <label>Or that of <input type="search" value={text} onInput={(event) => setText(event.currentTarget.value)} placeholder="an organisation" /></label>
        <ul class="choose">{found?.rows.map((one) => <li key={one.id}><button class="btn" onClick={() => void make({ kind: 'set_side', actors: [data.id, one.id] })}><bdi>{one.name}</bdi></button></li>)}</ul></div>}
      {form === 'split' && <div class="form"><p>Which of these is another? What you tick becomes a speaker of its own.</p>
        <ul class="ticks">{whole?.documents.map((one) => <li key={one.id}><label><input type="checkbox" checked={chosen.includes(one.id)} onChange={() => toggle(one.id)} /> <span>“<bdi>{one.names.join(', ')}</bdi>” in <bdi>{one.title}</bdi> <span class="dim num">{one.published.label}</span></span></label></li>)}</ul>
        <button class="btn primary" disabled={chosen.length === 0 || chosen.length === whole?.documents.length} onClick={() => void make({ kind: 'split_actor', actors: [data.id], documents: chosen })}>Split off {chosen.length > 0 ? number(chosen.length) : ''}</button></div>}
      {problem && <p class="problem" role="alert">{problem}</p>}
    </div>
  );
}

export function SidePage({ id }: { id: string }): JSX.Element {
  const { data, error, again } = useData<SideView>(`/api/sides/${id}`);
  useKeys({ j: () => moveRow(1), k: () => moveRow(-1) });
  if (error) return <><Title name="Side">Side</Title><Problem error={error} again={again} /></>;
  if (!data || data.id !== id) return <Waiting />;
  return (
    <>
      <div class="queue"><a href="/speakers">Sides and speakers</a></div>
      <Title name={data.name}><SideName side={data} link={false} /></Title>
      <p class="counts"><span class="num">{counted(data.speakers, 'speaker')}</span><AudCounts counts={data.counts} to={{ side: id }} /><a href={href('/confrontations', { side: id })}>Confrontations</a>{id !== '0' && <a href={`/speakers/${id}`}>What it is called, and where</a>}</p>
      <section aria-labelledby="people-h"><div class="head"><h2 id="people-h">Who speaks for it</h2></div>
        <ul class="members">{data.people.map((one) => <li key={one.id}><a href={`/speakers/${one.id}`}><bdi>{one.name}</bdi></a> {one.role && <span class="dim small"><bdi>{one.role}</bdi></span>} <AudCounts counts={one.counts} to={{ speaker: one.id }} />{one.sideBasis && <span class="dim small basis"><bdi>{one.sideBasis}</bdi></span>}</li>)}</ul></section>
      <section aria-labelledby="when-h"><div class="head"><h2 id="when-h">By speaker</h2></div><Picture query={{ side: id }} by="speaker" most={8} name={`Statements of ${data.name} by speaker over time`} /></section>
      <Drift query={{ side: id }} subject={data.name} />
      <AllStatements query={{ side: id }} heading="All they said" showSpeaker />
    </>
  );
}
