// Sources: the list, and one: its clean text with what was found in it, beside the original.
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ApiError, get, useChanges, useData } from '../api';
import { moveRow, useKeys } from '../keys';
import { Paged } from '../paged';
import { Aud, DocumentLink, Problem, Title, Waiting, counted, number } from '../parts';
import { go, href, useAddress, withQuery } from '../router';
import type { Boxes, DocumentRow, Documents, DocumentView, Part, Run, Statement, Text } from '../types_generated';

export function SourceList(): JSX.Element {
  const address = useAddress();
  const kind = address.query.get('kind') ?? '', words = address.query.get('q') ?? '';
  const [page, setPage] = useState<Documents | null>(null);
  useKeys({ j: () => moveRow(1), k: () => moveRow(-1) });
  return (
    <>
      <Title name="Sources">Sources</Title>
      <div class="filters">
        <label>Kind <select value={kind} onChange={(event) => go(withQuery(address, { kind: event.currentTarget.value }), 'replace')}><option value="">any</option>{page?.kinds.map((one) => <option key={one.id} value={one.id}>{one.label} ({one.count})</option>)}</select></label>
        <label>Title, outlet, author or file <input type="search" value={words} onInput={(event) => go(withQuery(address, { q: event.currentTarget.value }), 'replace')} /></label>
        <span class="dim num">{page && counted(page.total, 'document')}, by date</span><a class="btn" href="/add">Add sources</a>
      </div>
      <Paged<DocumentRow, Documents> path={href('/api/documents', { kind, q: words })} size={100} estimate={58} label="Documents" onPage={setPage} empty={<p class="dim">{words || kind ? 'None fits.' : <>Nothing has been read yet. <a href="/add">Add sources</a></>}</p>}
        render={(document) => (
          <div key={document.id} class="doc" data-row>
            <span class="num dim">{document.number}</span>
            <span><a href={`/sources/${document.id}`}><bdi>{document.title}</bdi></a><span class="dim small line2">{[document.outlet, document.kindWords].filter(Boolean).join(', ')}{document.copies > 0 && `, ${counted(document.copies, 'copy', 'copies')}`}</span></span>
            <span class="num">{document.published.label}</span>
            <span class="num r">{document.statements > 0 ? <a href={href('/search', { document: document.id })}>{counted(document.statements, 'statement')}</a> : <span class="dim">no statements</span>}</span>
            <span class="dim small path" title={document.place?.path}><bdi>{document.place?.label}</bdi></span>
          </div>
        )} />
    </>
  );
}

type Show = 'text' | 'original' | 'both';

export function SourcePage({ id }: { id: string }): JSX.Element {
  const address = useAddress();
  const { data, error, again } = useData<DocumentView>(`/api/documents/${id}`);
  const chosen = address.query.get('show');
  const show: Show = chosen === 'original' || chosen === 'both' ? chosen : 'text';
  const set = (value: Show) => go(withQuery(address, { show: value === 'text' ? null : value }), 'replace');
  useKeys({ J: () => { if (data?.next) go(`/sources/${data.next}`); }, K: () => { if (data?.previous) go(`/sources/${data.previous}`); } });
  if (error) return <><Title name="Source">Source</Title><Problem error={error} again={again} /><p><a href="/sources">All sources</a></p></>;
  if (!data || data.id !== id) return <Waiting />;
  const button = (value: Show, label: string) => <button class="btn" aria-pressed={show === value} onClick={() => set(value)}>{label}</button>;
  return (
    <>
      <div class="queue"><a href="/sources">Sources</a><span class="dim num">{number(data.number)} of {number(data.documents)}</span>
        <span class="nav" role="group" aria-label="What is shown">{button('text', 'Clean text')}{data.source.view !== 'none' && data.source.stored && <>{button('original', 'Original')}{button('both', 'Both')}</>}</span></div>
      <Title name={data.title}><span class="vh">Source: </span><bdi>{data.title}</bdi></Title>
      <div class={`src show-${show}`}>
        {show !== 'original' && <Reader document={data} />}
        {show !== 'text' && <Original document={data} statement={address.query.get('statement')} />}
        <Rail document={data} />
      </div>
    </>
  );
}

const size = (bytes: number): string => (bytes < 10_000 ? `${number(bytes)} bytes` : bytes < 10_000_000 ? `${number(Math.round(bytes / 1000))} kB` : `${number(Math.round(bytes / 1_000_000))} MB`);

function Rail({ document }: { document: DocumentView }): JSX.Element {
  const row = (label: string, value: JSX.Element | string | null) => (value ? <><dt>{label}</dt><dd>{value}</dd></> : null);
  const { source } = document;
  return (
    <aside class="rail" aria-label="About this source">
      <h2>This source</h2>
      <dl>
        {row('Kind', document.kindWords)}{row('Outlet', document.outlet)}{row('Author', document.author.join(', '))}{row('Group', document.group)}{row('To', document.recipients.join(', '))}
        {row('Date', <>{document.published.label}{document.published.basis && <span class="dim"> from <bdi>{document.published.basis}</bdi></span>}</>)}
        {row('Language', document.language)}{row('Address', document.url && <span class="hash">{document.url}</span>)}
        {row('Found at', <ul>{source.places.map((place) => <li key={place.path + place.member} title={place.path}><bdi>{place.label}</bdi></li>)}</ul>)}
        {row('Type', <>{source.mediaType}{source.charset && `, ${source.charset}`}</>)}{row('Size', size(source.size))}
        {row('SHA-256', <span class="hash">{source.sha256}</span>)}
        {row('Bytes', source.stored ? <a href={`/api/sources/${source.id}/download`} download>Save a copy</a> : 'not kept in the record')}
      </dl>
      {document.statements > 0 && <p class="small"><a href={href('/search', { document: document.id })}>{counted(document.statements, 'statement')} as a list</a>, <a href={href('/confrontations', { document: document.id })}>confrontations</a></p>}
      {document.copies.length > 0 && <><h2>Copies</h2><ul class="list">{document.copies.map((copy, i) => <li key={i}>{copy.words} <DocumentLink document={copy.document} /></li>)}</ul></>}
      {document.findings.length > 0 && <><h2>What the program noticed</h2><ul class="list">{document.findings.map((one, i) => <li key={i}>{one.what} <span class="dim hash">{one.code}</span></li>)}</ul></>}
      {document.siblings.length > 0 && <><h2>In the same file</h2><ul class="list">{document.siblings.map((one) => <li key={one.id}><DocumentLink document={one} /></li>)}</ul></>}
      <p class="small">{document.previous && <a href={`/sources/${document.previous}`}>Earlier source</a>} {document.next && <a href={`/sources/${document.next}`}>Later source</a>}</p>
    </aside>
  );
}

const limit = 120;

// The text a stretch at a time, around what was asked for; more is read at either end on request.
function useText(document: DocumentView, statement: string | null, point: string | null): { pages: Text[]; error: ApiError | null; more: (offset: number) => void } {
  const changes = useChanges();
  const [pages, setPages] = useState<Text[]>([]);
  const [error, setError] = useState<ApiError | null>(null);
  const covered = pages.some((page) => statement !== null && page.rows.some((part) => part.runs.some((run) => run.s?.includes(statement))));
  useEffect(() => {
    if (statement !== null && covered) return;
    const abort = new AbortController();
    get<Text>(href(`/api/documents/${document.id}/text`, { limit, statement, point }), abort.signal).then((page) => { setPages([page]); setError(null); }, (problem: unknown) => { if (problem instanceof ApiError) setError(problem); });
    return () => abort.abort();
  }, [document.id, statement, point, changes]);
  const more = (offset: number): void => void get<Text>(href(`/api/documents/${document.id}/text`, { limit, offset })).then((page) => setPages((old) => [...old.filter((one) => one.offset !== page.offset), page].sort((a, b) => a.offset - b.offset)), (problem: unknown) => { if (problem instanceof ApiError) setError(problem); });
  return { pages, error, more };
}

function Reader({ document }: { document: DocumentView }): JSX.Element {
  const address = useAddress();
  const statement = address.query.get('statement'), point = address.query.get('point');
  const { pages, error, more } = useText(document, statement, point);
  const [marks, setMarks] = useState<{ statements: boolean; speakers: boolean; dates: boolean }>(() => JSON.parse(localStorage.getItem('marks') ?? 'null') ?? { statements: true, speakers: true, dates: true });
  const paper = useRef<HTMLElement>(null);
  const toggle = (which: keyof typeof marks) => { const next = { ...marks, [which]: !marks[which] }; setMarks(next); localStorage.setItem('marks', JSON.stringify(next)); };
  const order = pages[0]?.order ?? [];
  const step = (by: number): void => {
    const at = statement ? order.indexOf(statement) : -1;
    const to = order[at < 0 ? (by > 0 ? 0 : order.length - 1) : at + by];
    if (to) go(withQuery(address, { statement: to, point: null }), 'replace');
  };
  useKeys({ ']': () => step(1), '[': () => step(-1), t: () => { const on = !(marks.statements || marks.speakers || marks.dates); const next = { statements: on, speakers: on, dates: on }; setMarks(next); localStorage.setItem('marks', JSON.stringify(next)); } });
  useEffect(() => {
    if (!paper.current || (!statement && !point)) return;
    const target = statement ? paper.current.querySelector('.st.on') : paper.current.querySelector('.target');
    target?.closest('details')?.setAttribute('open', '');
    target?.scrollIntoView({ block: 'center' });
  }, [pages, statement, point]);
  const all = useMemo(() => {
    const statements: Record<string, Statement> = {};
    const actors: Text['actors'] = {};
    for (const page of pages) { Object.assign(statements, page.statements); Object.assign(actors, page.actors); }
    return { statements, actors };
  }, [pages]);
  if (error && pages.length === 0) return <Problem error={error} />;
  if (pages.length === 0) return <Waiting />;
  const chat = document.kind === 'chat';
  const classes = `paper${marks.statements ? ' m-st' : ''}${marks.speakers ? ' m-who' : ''}${marks.dates ? ' m-when' : ''}${chat ? ' chat' : ''}`;
  const first = pages[0]!, last = pages[pages.length - 1]!;
  const end = last.offset + last.rows.length;
  return (
    <div class="reader">
      <div class="toggles" role="group" aria-label="Show in the text">
        <label><input type="checkbox" checked={marks.statements} onChange={() => toggle('statements')} /> statements</label>
        <label><input type="checkbox" checked={marks.speakers} onChange={() => toggle('speakers')} /> <span class="who-m">speakers</span></label>
        <label><input type="checkbox" checked={marks.dates} onChange={() => toggle('dates')} /> <span class="when-m">dates</span></label>
        <Aud audience="public"><span class="st-key public">public</span></Aud><Aud audience="private"><span class="st-key private">private</span></Aud>
        {order.length > 0 && <span class="nav2"><button class="btn small" onClick={() => step(-1)} aria-label="Previous statement">‹ <kbd>[</kbd></button><span class="num dim">{statement && order.includes(statement) ? order.indexOf(statement) + 1 : '–'} of {number(order.length)}</span><button class="btn small" onClick={() => step(1)} aria-label="Next statement"><kbd>]</kbd> ›</button></span>}
      </div>
      <article class={classes} ref={paper} lang={document.language || undefined}>
        {first.offset > 0 && <p class="center"><button class="btn" onClick={() => more(Math.max(0, first.offset - limit))}>{number(first.offset)} earlier parts</button></p>}
        {pages.map((page) => <Parts key={page.offset} parts={page.rows} target={page.target} statements={all.statements} actors={all.actors} on={statement} chat={chat} />)}
        {end < last.total && <p class="center"><button class="btn" onClick={() => more(end)}>{number(last.total - end)} more parts</button></p>}
      </article>
    </div>
  );
}

interface PartsProps { parts: Part[]; target: number | null; statements: Record<string, Statement>; actors: Text['actors']; on: string | null; chat: boolean }

function Parts({ parts, target, statements, actors, on, chat }: PartsProps): JSX.Element {
  // Furniture that stands together is folded together, in its place.
  const groups: Part[][] = [];
  for (const part of parts) {
    const before = groups[groups.length - 1];
    if (part.kind === 'furniture' && before?.[0]?.kind === 'furniture') before.push(part);
    else groups.push([part]);
  }
  let day = '';
  return (
    <>
      {groups.map((group) => {
        const part = group[0]!;
        if (part.kind === 'furniture') return <details key={part.index} class="furn"><summary>page furniture, {counted(group.length, 'line')}</summary><ul>{group.map((one) => <li key={one.index} dir="auto">{one.runs.map((run) => run.t).join('')}</li>)}</ul></details>;
        if (chat && part.kind === 'message') {
          const newDay = part.at && part.at.slice(0, 10) !== day ? part.at.slice(0, 10) : null;
          if (newDay) day = newDay;
          return <Message key={part.index} part={part} day={newDay} statements={statements} actors={actors} on={on} target={part.index === target} />;
        }
        return <Paragraph key={part.index} part={part} statements={statements} actors={actors} on={on} target={part.index === target} />;
      })}
    </>
  );
}

function Runs({ runs, statements, actors, on }: { runs: Run[]; statements: Record<string, Statement>; actors: Text['actors']; on: string | null }): JSX.Element {
  const address = useAddress();
  return (
    <>
      {runs.map((run, i) => {
        let inner: JSX.Element | string = run.t;
        if (run.d) inner = <span class="when-m" title={run.d}>{inner}</span>;
        const actor = run.w ? actors[run.w] : null;
        if (actor) inner = <span class="who-m" title={[actor.name, actor.role].filter(Boolean).join(', ')}>{inner}</span>;
        const ids = run.s?.filter((id) => statements[id]) ?? [];
        if (ids.length === 0) return <span key={i}>{inner}</span>;
        const id = on && ids.includes(on) ? on : ids[ids.length - 1]!;
        const statement = statements[id]!;
        const what = `${statement.speaker?.name ?? statement.speakerName ?? 'speaker not known'}, ${statement.said.label}, ${statement.channel}, ${statement.audience}`;
        return <a key={i} class={`st ${statement.audience}${ids.includes(on ?? '') ? ' on' : ''}`} href={withQuery(address, { statement: id, point: null })} title={what}>{inner}</a>;
      })}
    </>
  );
}

const statementsIn = (part: Part, statements: Record<string, Statement>): Statement[] => [...new Set(part.runs.flatMap((run) => run.s ?? []))].map((id) => statements[id]).filter((one): one is Statement => one !== undefined);

function Note({ statement, on }: { statement: Statement; on: boolean }): JSX.Element {
  return (
    <li class={`${statement.audience}${on ? ' on' : ''}`}><b>{statement.speaker ? <a href={`/speakers/${statement.speaker.id}`}><bdi>{statement.speaker.name}</bdi></a> : <bdi>{statement.speakerName ?? 'not known'}</bdi>}</b>
      <span class="num">{statement.said.label}</span>, {statement.channel}, {statement.act}
      {on && <span class="dim num block">statement {statement.number}, score {statement.score.toFixed(2)}{statement.chain.length > 0 && <>, by way of <bdi>{statement.chain.join(' ‹ ')}</bdi></>}{statement.issue && <>, on <a href={`/issues/${statement.issue.id}`}><bdi>{statement.issue.label}</bdi></a></>}</span>}</li>
  );
}

function Paragraph({ part, statements, actors, on, target }: { part: Part; statements: Record<string, Statement>; actors: Text['actors']; on: string | null; target: boolean }): JSX.Element {
  const notes = statementsIn(part, statements);
  const runs = <Runs runs={part.runs} statements={statements} actors={actors} on={on} />;
  const head = part.kind === 'message' || part.kind === 'comment' ? <p class="from">{part.author && <b><bdi>{part.author}</bdi></b>} {part.at && <span class="num dim">{part.at.replace('T', ' ').slice(0, 16)}</span>}</p> : null;
  return (
    <div class={`para p-${part.kind}${part.quoted ? ' quoted' : ''}${target ? ' target' : ''}`}>
      <div>{head}<p dir="auto">{runs}</p></div>
      {notes.length > 0 && <ul class="notes">{notes.map((one) => <Note key={one.id} statement={one} on={one.id === on} />)}</ul>}
    </div>
  );
}

const hues = 6;
const hueOf = (name: string): number => [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 997, 7) % hues;

function Message({ part, day, statements, actors, on, target }: { part: Part; day: string | null; statements: Record<string, Statement>; actors: Text['actors']; on: string | null; target: boolean }): JSX.Element {
  const message = part.message;
  const time = part.at && part.at.length > 11 ? part.at.slice(11, 16) : '';
  const here = on !== null && part.runs.some((run) => run.s?.includes(on));
  const notes = statementsIn(part, statements).filter((one) => one.kind !== 'own' || one.id === on);
  const said = <Runs runs={part.runs} statements={statements} actors={actors} on={on} />;
  return (
    <>
      {day && <p class="day"><b>{new Date(day + 'T12:00:00Z').toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })}</b></p>}
      {message?.kind === 'system' ? <p class={`sys${target ? ' target' : ''}`} dir="auto">{said} {time && <span class="num">{time}</span>}</p> : (
        <div class={`bub s${hueOf(part.author ?? '')}${message?.kind === 'deleted' ? ' gone' : ''}${here ? ' here' : ''}${target ? ' target' : ''}`}>
          <p class="from"><b><bdi>{part.author ?? 'not known'}</bdi></b> <span class="t num">{time}{message?.edited && ', edited'}</span></p>
          <p class="txt" dir="auto">{said}</p>
          {message?.attachment && <p class="dim small">attached: <bdi>{message.attachment}</bdi></p>}
          {message?.kind === 'deleted' && <p class="small">deleted; the words are not in the export</p>}
          {notes.length > 0 && <ul class="notes">{notes.map((one) => <Note key={one.id} statement={one} on={one.id === on} />)}</ul>}
        </div>
      )}
    </>
  );
}

// The bytes as they were handed in: HTML in a frame in which nothing runs or loads, a PDF page as a picture.
function Original({ document, statement }: { document: DocumentView; statement: string | null }): JSX.Element {
  const { source } = document;
  if (!source.stored) return <p class="dim">The record does not keep the bytes of this source; they are where it was found.</p>;
  if (source.view === 'pages') return <PdfPages document={document} statement={statement} />;
  return <div class="original"><iframe title={`The original: ${document.title}`} sandbox="" referrerpolicy="no-referrer" src={`/api/sources/${source.id}/original`} /><p class="dim small">The file as it was handed in. Nothing in it can run, load or send anything.</p></div>;
}

function PdfPages({ document, statement }: { document: DocumentView; statement: string | null }): JSX.Element {
  const address = useAddress();
  const { data: text } = useData<Text>(href(`/api/documents/${document.id}/text`, { limit: 1, statement }));
  const { data: last } = useData<Text>(text ? href(`/api/documents/${document.id}/text`, { limit: 1, offset: Math.max(0, text.total - 1) }) : null);
  const chosen = Number(address.query.get('page')) || (statement && text?.rows[0]?.page) || 1;
  const pages = Math.max(last?.rows[0]?.page ?? 1, chosen);
  const { data: boxes } = useData<Boxes>(statement ? href(`/api/sources/${document.source.id}/pages/${chosen}/boxes`, { statement }) : null);
  const to = (page: number) => withQuery(address, { page: String(page) });
  return (
    <div class="original pdf">
      <p class="pages num">{chosen > 1 ? <a class="btn small" href={to(chosen - 1)}>‹ Page before</a> : <span class="btn small off">‹ Page before</span>} page {chosen} of {pages} {chosen < pages ? <a class="btn small" href={to(chosen + 1)}>Page after ›</a> : <span class="btn small off">Page after ›</span>}</p>
      <div class="sheet"><img src={`/api/sources/${document.source.id}/pages/${chosen}`} alt={`Page ${chosen} of ${document.title}, as in the PDF; its words are in the clean text`} />
        {statement && boxes?.boxes.map(([x, y, width, height], i) => <i key={i} class="hit" style={`left:${100 * x}%;top:${100 * y}%;width:${100 * width}%;height:${100 * height}%`} />)}</div>
    </div>
  );
}

