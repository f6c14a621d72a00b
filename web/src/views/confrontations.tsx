// The queue, and one pair: the view that must be perfect.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { edit, lastEdit, undo, useData } from '../api';
import { moveRow, useKeys } from '../keys';
import { Paged } from '../paged';
import { Aud, Chain, Problem, SideName, Title, Waiting, Who, number, statementHref, takeFocus, tell } from '../parts';
import { go, href, useAddress, withQuery } from '../router';
import type { Half, Issues, PairRow, PairView, Pairs, Progress, Sides } from '../types_generated';
import { LedgerRow, VerdictWords } from './overview';

const filters = ['verdict', 'relation', 'side', 'issue', 'speaker', 'document'] as const;

function useQueue(): Record<string, string> {
  const { query } = useAddress();
  const kept: Record<string, string> = {};
  for (const name of filters) { const value = query.get(name); if (value) kept[name] = value; }
  return kept;
}

function ProgressBar({ progress }: { progress: Progress }): JSX.Element {
  return (
    <>
      <span class="progress" role="img" aria-label={`${progress.judged} of ${progress.all} judged`}><i style={`width:${progress.all ? (100 * progress.judged) / progress.all : 0}%`} /></span>
      <span class="num">{number(progress.judged)} judged, {number(progress.open)} open</span>
    </>
  );
}

export function Confrontations(): JSX.Element {
  const address = useAddress();
  const queue = useQueue();
  const [page, setPage] = useState<Pairs | null>(null);
  const { data: sides } = useData<Sides>('/api/sides');
  const { data: issues } = useData<Issues>('/api/issues');
  useKeys({ j: () => moveRow(1), k: () => moveRow(-1) });
  const choose = (name: string) => (event: Event) => go(withQuery(address, { [name]: (event.target as HTMLSelectElement).value }), 'replace');
  const first = page?.rows.find((row) => !row.verdict) ?? page?.rows[0];
  return (
    <>
      <Title name="Confrontations">Confrontations</Title>
      <p class="lede">Two statements of one side that seem not to agree, the likeliest first. The program sets them side by side; you judge.</p>
      <div class="filters">
        <label>Verdict <select value={queue.verdict ?? ''} onChange={choose('verdict')}>
          <option value="">any</option><option value="open">open</option><option value="given">given</option><option>contradicts</option><option>consistent</option><option>out of context</option><option>unclear</option></select></label>
        <label>Relation <select value={queue.relation ?? ''} onChange={choose('relation')}>
          <option value="">any</option><option value="private_public">private against public</option><option value="earlier_later">earlier against later</option><option value="said_denied">said against denied</option><option value="word_deed">word against deed</option></select></label>
        <label>Side <select value={queue.side ?? ''} onChange={choose('side')}><option value="">any</option>{sides?.sides.map((side) => <option key={side.id} value={side.id}>{side.name}</option>)}</select></label>
        <label>Issue <select value={queue.issue ?? ''} onChange={choose('issue')}><option value="">any</option>{issues?.issues.map((issue) => <option key={issue.id} value={issue.id}>{issue.label}</option>)}</select></label>
      </div>
      {page && <div class="queue">
        <ProgressBar progress={page.progress} />
        {page.comparing && <span class="dim">being compared again …</span>}
        {first && <span class="nav"><a class="btn" href={href(`/confrontations/${first.id}`, queue)}>Review one by one</a></span>}
      </div>}
      <div class="ledger"><Paged<PairRow, Pairs> path={href('/api/confrontations', queue)} size={25} estimate={150} label="Confrontations" onPage={setPage}
        empty={<p class="dim">{Object.keys(queue).length > 0 ? 'None fits these filters.' : 'The program found no two statements of one side that seem not to agree.'}</p>}
        render={(pair) => <LedgerRow key={pair.id} pair={pair} query={queue} />} /></div>
    </>
  );
}

const verdicts = ['contradicts', 'consistent', 'out of context', 'unclear'] as const;
type Verdict = (typeof verdicts)[number];

export function Confrontation({ id, writable }: { id: string; writable: boolean }): JSX.Element {
  const queue = useQueue();
  const { data, error, again, path } = useData<PairView>(href(`/api/confrontations/${id}`, queue));
  if (error) return <><Title name="Confrontation">Confrontation</Title><Problem error={error} again={again} /><p><a href={href('/confrontations', queue)}>All confrontations</a></p></>;
  if (!data || !path?.includes(id)) return <Waiting />;
  return <Pair key={id} pair={data} queue={queue} writable={writable} />;
}

function Pair({ pair, queue, writable }: { pair: PairView; queue: Record<string, string>; writable: boolean }): JSX.Element {
  const to = (id: string | null): string | null => (id ? href(`/confrontations/${id}`, queue) : null);
  const previous = to(pair.previous), next = to(pair.next);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => { takeFocus(head.current); document.title = `${pair.issue?.label ?? pair.relationWords} · onrecord`; }, []);
  useKeys({
    j: () => { if (next) go(next); else tell('This is the last of the queue.'); },
    k: () => { if (previous) go(previous); else tell('This is the first of the queue.'); },
    s: () => go(statementHref(pair.left)),
    S: () => go(statementHref(pair.right)),
  });
  return (
    <>
      <div class="queue">
        <a href={href('/confrontations', queue)}>Confrontations</a>
        <span class="num"><b>{number(pair.position)}</b> of {number(pair.progress.all)}</span>
        <ProgressBar progress={pair.progress} />
        <span class="nav">
          {previous ? <a class="btn" href={previous}>Previous <kbd>k</kbd></a> : <span class="btn off">Previous <kbd>k</kbd></span>}
          {next ? <a class="btn" href={next}>Next <kbd>j</kbd></a> : <span class="btn off">Next <kbd>j</kbd></span>}
        </span>
      </div>
      <div class="pair-head"><h1 ref={head} tabIndex={-1}>{pair.issue ? <a class="plain" href={`/issues/${pair.issue.id}`}><bdi>{pair.issue.label}</bdi></a> : pair.relationWords}</h1>{pair.issue && <span>{pair.relationWords}</span>}<SideName side={pair.side} /></div>
      <div class="pair"><Column half={pair.left} key_="s" /><Column half={pair.right} key_="S" /></div>
      <section class="diff" aria-labelledby="diff-h">
        <div class="head"><h2 id="diff-h">What differs</h2><span class="more dim num">score {pair.score.toFixed(2)}</span></div>
        <table><caption class="vh">What differs between the two statements, and what is the same</caption><colgroup><col /><col class="middle" /><col /></colgroup><tbody>
          {pair.differences.map((row) => <tr key={row.what} class={row.same ? 'same' : ''}><td>{row.left || '–'}</td><th scope="row">{row.what}</th><td>{row.right || '–'}</td></tr>)}
        </tbody></table>
        {pair.reasons.length > 0 && <p class="why"><span class="dim">Why they are here:</span> {pair.reasons.map((reason, i) => <span key={i}><bdi>{reason}</bdi>{i + 1 < pair.reasons.length ? ';' : ''}</span>)}</p>}
      </section>
      <Judge pair={pair} queue={queue} writable={writable} />
      {pair.others.length > 0 && (
        <section class="also" aria-labelledby="also-h">
          <div class="head"><h2 id="also-h">The same words also stand against</h2></div>
          <ul>{pair.others.map((other) => (
            <li key={other.id} data-row><span class="small"><a href={href(`/confrontations/${other.id}`, queue)}>{other.relationWords}</a><br /><VerdictWords verdict={other.verdict} /></span>
              <span><span class="q" dir="auto">{other.against.words.length > 260 ? other.against.words.slice(0, 250) + ' …' : other.against.words}</span> <span class="small dim nowrap"><bdi>{other.against.speaker?.name ?? other.against.speakerName ?? ''}</bdi>, {other.against.said.label}</span></span>
              <Aud audience={other.against.audience} /></li>
          ))}</ul>
        </section>
      )}
    </>
  );
}

function Column({ half, key_ }: { half: Half; key_: string }): JSX.Element {
  const { excerpt } = half;
  const line = (line: Half['excerpt']['before'][number], i: number) => (
    <p key={i} class={line.author || line.at ? 'msg' : ''} dir="auto">{(line.author || line.at) && <span><bdi>{line.author}</bdi>{line.at && <><br />{line.at}</>}</span>}<span>{line.words}</span></p>
  );
  return (
    <article class={`col ${half.audience}`}>
      <header>
        <Aud audience={half.audience} />
        <p class="who-line"><Who speaker={half.speaker} name={half.speakerName} /> {half.speaker?.role && <span><bdi>{half.speaker.role}</bdi></span>}</p>
        <p class="facts"><span>{half.said.sentence[0]!.toUpperCase() + half.said.sentence.slice(1)}</span>{half.said.basis && <span class="dim">from <bdi>{half.said.basis}</bdi></span>}</p>
      </header>
      <div class="ctx">
        {excerpt.before.map(line)}
        <p class={excerpt.turns ? 'main msg' : 'main'} dir="auto">{excerpt.turns && <span><bdi>{half.speaker?.name ?? half.speakerName}</bdi></span>}
          <span>{excerpt.pieces.map((piece, i) => piece.said ? <span key={i} class="said">{piece.words}</span> : <span key={i} class="lead">{piece.words}</span>)}</span></p>
        {excerpt.after.map(line)}
      </div>
      <footer>
        <div class="row"><span>Channel</span><span>{half.channel}{half.to.length > 0 && <>, to <bdi>{half.to.join(', ')}</bdi></>}{half.audienceWords && <span class="dim"> (“<bdi>{half.audienceWords}</bdi>”)</span>}</span></div>
        <div class="row"><span>Chain</span><Chain statement={half} /></div>
        {half.edited && <div class="row"><span>Note</span><span>marked as edited; the earlier wording is not in the export</span></div>}
        <div class="row"><span>Evidence</span><span><a href={statementHref(half)}>Show in source</a> <kbd>{key_}</kbd> <span class="hash dim">statement {half.number}, {half.evidence.sha256.slice(0, 8)}, bytes {half.evidence.from}–{half.evidence.to}</span></span></div>
      </footer>
    </article>
  );
}

// What was decided last in this window is taken back, wherever one is by now.
export async function takeBack(): Promise<void> {
  const last = lastEdit();
  if (!last) { tell('Nothing was decided in this window yet; the log can undo older edits.'); return; }
  try {
    const undone = await undo(last);
    tell(`Undone: ${undone.words}`);
    const where = sessionStorage.getItem('last-judged');
    if (where && undone.kind === 'verdict') go(where);
  } catch (error) {
    tell((error as Error).message);
  }
}

// The verdict bar. A note that is not saved yet outlives a reload.
function Judge({ pair, queue, writable }: { pair: PairView; queue: Record<string, string>; writable: boolean }): JSX.Element {
  const draft = `note-${pair.id}`;
  const [note, setNote] = useState(sessionStorage.getItem(draft) ?? pair.note);
  const [problem, setProblem] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const busy = useRef(false);

  const send = async (verdict: Verdict | null, moveOn: boolean): Promise<void> => {
    if (busy.current || !writable) return;
    busy.current = true;
    try {
      await edit({ kind: 'verdict', confrontation: pair.id, verdict, text: note });
      sessionStorage.removeItem(draft);
      sessionStorage.setItem('last-judged', location.pathname + location.search);
      setProblem('');
      const judged = pair.progress.judged + (verdict && !pair.verdict ? 1 : 0);
      tell(verdict ? `Judged: ${verdict}. ${number(judged)} of ${number(pair.progress.all)} judged. u takes it back.` : 'The verdict is taken back: open.');
      if (moveOn && verdict) {
        if (pair.nextOpen) go(href(`/confrontations/${pair.nextOpen}`, queue));
        else tell('Judged. There is no open pair left behind this one.');
      }
    } catch (error) {
      setProblem((error as Error).message);
    } finally {
      busy.current = false;
    }
  };
  const press = (verdict: Verdict): void => void send(pair.verdict === verdict ? null : verdict, true);
  useKeys({ ...Object.fromEntries(verdicts.map((verdict, i) => [String(i + 1), () => press(verdict)])), n: () => field.current?.focus() });
  const saveNote = (): void => { if (note !== pair.note && pair.verdict) void send(pair.verdict, false); };

  return (
    <div class="judge" role="group" aria-label="Verdict">
      <div class="choices">{verdicts.map((verdict, i) => <button key={verdict} class="btn" disabled={!writable} aria-pressed={pair.verdict === verdict} onClick={() => press(verdict)}>{verdict} <kbd>{i + 1}</kbd></button>)}</div>
      <div><label class="vh" for="note">Note</label>
        <input id="note" ref={field} value={note} maxLength={1000} disabled={!writable} autocomplete="off" placeholder={writable ? 'Note for yourself and the report' : 'This record is open for reading only'}
          onInput={(event) => { setNote(event.currentTarget.value); sessionStorage.setItem(draft, event.currentTarget.value); }}
          onBlur={saveNote} onKeyDown={(event) => { if (event.key === 'Enter') { event.currentTarget.blur(); if (!pair.verdict) tell('The note is kept with the verdict that you give.'); } }} /></div>
      <span class="dim small hints"><kbd>n</kbd> note <kbd>u</kbd> undo</span>
      {problem && <p class="problem" role="alert">{problem}</p>}
    </div>
  );
}

