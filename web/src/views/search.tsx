// Search with facets, results as typed; the timeline as a list; saved searches.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { changed, post, useData } from '../api';
import { moveRow, useKeys } from '../keys';
import { Paged } from '../paged';
import { Aud, StatementRow, Title, counted, number, tell } from '../parts';
import { Picture } from '../picture';
import { go, href, useAddress, withQuery } from '../router';
import type { Facets, SavedSearches, Statement, Statements } from '../types_generated';

const names = ['side', 'speaker', 'issue', 'audience', 'channel', 'act', 'kind', 'document'] as const;
const headings: Record<(typeof names)[number], string> = { side: 'Side', speaker: 'Speaker', issue: 'Issue', audience: 'Audience', channel: 'Channel', act: 'Act', kind: 'Kind', document: 'Source' };
const narrowing = [...names, 'q', 'match', 'from', 'to', 'undated'] as const;

function narrowed(query: URLSearchParams): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of narrowing) { const value = query.get(name); if (value) kept[name] = value; }
  return kept;
}

export function Search({ writable }: { writable: boolean }): JSX.Element {
  const address = useAddress();
  const kept = narrowed(address.query);
  const order = address.query.get('order') ?? (kept.q ? 'rank' : 'time');
  const [page, setPage] = useState<Statements | null>(null);
  const [words, setWords] = useState(kept.q ?? '');
  useEffect(() => { if ((kept.q ?? '') !== words.trim()) setWords(kept.q ?? ''); }, [kept.q]);
  useEffect(() => {
    const timer = setTimeout(() => { if (words.trim() !== (kept.q ?? '')) go(withQuery(address, { q: words.trim() }), 'replace'); }, 120);
    return () => clearTimeout(timer);
  }, [words]);
  useKeys({ j: () => moveRow(1), k: () => moveRow(-1) });
  const path = href('/api/statements', { ...kept, order, facets: 1 });
  return (
    <>
      <Title name={kept.q ? `Search: ${kept.q}` : 'Search'}>Search</Title>
      <form class="bigsearch" role="search" onSubmit={(event) => event.preventDefault()}>
        <label class="vh" for="words">Words</label>
        <input id="words" type="search" value={words} placeholder="Words that were said, in any form" autocomplete="off" onInput={(event) => setWords(event.currentTarget.value)} />
        {kept.q && <div class="seg" role="group" aria-label="How to search">
          <button type="button" aria-pressed={kept.match !== 'meaning'} onClick={() => go(withQuery(address, { match: null }), 'replace')}>By words</button>
          <button type="button" aria-pressed={kept.match === 'meaning'} onClick={() => go(withQuery(address, { match: 'meaning' }), 'replace')}>By meaning</button></div>}
        <label>Order <select value={order} onChange={(event) => go(withQuery(address, { order: event.currentTarget.value }), 'replace')}>{kept.q && <option value="rank">best first</option>}<option value="time">by time</option><option value="newest">latest first</option></select></label>
      </form>
      <Saved query={new URLSearchParams(kept).toString()} writable={writable} />
      <div class="find">
        <FacetList facets={page?.facets} />
        <section aria-labelledby="hits-h" class="hits">
          <div class="head"><h2 id="hits-h" aria-live="polite">{page ? counted(page.total, 'statement') : 'Statements'}</h2>
            {page && page.total > 0 && <span class="small"><Aud audience="public">{number(page.counts.public)}</Aud> <Aud audience="private">{number(page.counts.private)}</Aud>{page.counts.unknown > 0 && <> <Aud audience="unknown">{number(page.counts.unknown)}</Aud></>}</span>}
            <a class="more" href={href('/timeline', kept)}>Show over time</a></div>
          {kept.match === 'meaning' && <p class="dim small">The hundred statements that mean something nearest to these words; those that have all of them are under “By words”.</p>}
          <Chosen kept={kept} facets={page?.facets} />
          <Paged<Statement, Statements> path={path} label="Statements found" onPage={setPage} empty={<p class="dim">Nothing was found. Fewer words, or fewer choices at the left, find more.</p>}
            render={(statement) => <StatementRow key={statement.id} statement={statement} mark={kept.match === 'meaning' ? undefined : kept.q} />} />
        </section>
      </div>
    </>
  );
}

function FacetList({ facets }: { facets: Facets | undefined }): JSX.Element {
  const address = useAddress();
  const [open, setOpen] = useState(() => innerWidth > 900);
  const chosen = (name: string): string[] => (address.query.get(name) ?? '').split(',').filter(Boolean);
  const toggle = (name: string, id: string): void => {
    const now = chosen(name);
    go(withQuery(address, { [name]: (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]).join(',') }), 'replace');
  };
  const date = (name: string, label: string) => <label class="date">{label} <input type="date" value={address.query.get(name) ?? ''} onChange={(event) => go(withQuery(address, { [name]: event.currentTarget.value }), 'replace')} /></label>;
  return (
    <details class="facets" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Narrow</summary>
      <fieldset class="facet"><legend>Said between</legend>{date('from', 'from')}{date('to', 'to')}</fieldset>
      {facets && names.map((name) => {
        const facet = facets[name];
        const values = facet.values;
        if (values.length === 0 || (values.length === 1 && chosen(name).length === 0)) return null;
        return (
          <fieldset key={name} class="facet"><legend>{headings[name]}</legend>
            {values.map((value) => <label key={value.id}><input type="checkbox" checked={chosen(name).includes(value.id)} onChange={() => toggle(name, value.id)} /><span><bdi>{value.label}</bdi></span><span class="num dim">{number(value.count)}</span></label>)}
            {facet.all > values.length && <span class="dim">and {counted(facet.all - values.length, 'more', 'more')}</span>}
          </fieldset>
        );
      })}
    </details>
  );
}

function Chosen({ kept, facets }: { kept: Record<string, string>; facets: Facets | undefined }): JSX.Element | null {
  const address = useAddress();
  const chips: JSX.Element[] = [];
  const chip = (label: string, changes: Record<string, string | null>) => chips.push(<button key={label} class="btn small chip" onClick={() => go(withQuery(address, changes), 'replace')}><bdi>{label}</bdi> <span aria-hidden="true">×</span><span class="vh">: remove</span></button>);
  for (const name of names) for (const id of (kept[name] ?? '').split(',').filter(Boolean)) {
    const label = facets?.[name].values.find((value) => value.id === id)?.label ?? headings[name].toLowerCase();
    chip(label, { [name]: kept[name]!.split(',').filter((one) => one !== id).join(',') });
  }
  if (kept.from) chip(`from ${kept.from}`, { from: null });
  if (kept.to) chip(`to ${kept.to}`, { to: null });
  if (kept.undated) chip('without a date', { undated: null });
  return chips.length === 0 ? null : <div class="chips">{chips}{chips.length > 1 && <button class="link small" onClick={() => go(withQuery({ path: '/search', query: new URLSearchParams() }, { q: kept.q }), 'replace')}>Clear all</button>}</div>;
}

function Saved({ query, writable }: { query: string; writable: boolean }): JSX.Element | null {
  const { data } = useData<SavedSearches>('/api/searches');
  const [naming, setNaming] = useState(false), [name, setName] = useState(''), [problem, setProblem] = useState('');
  const save = async (search: { name: string; query: string }): Promise<void> => {
    try { await post('/api/searches', search); setNaming(false); setName(''); setProblem(''); changed(); tell(search.query ? `Saved as “${search.name}”.` : `“${search.name}” is forgotten.`); } catch (error) { setProblem((error as Error).message); }
  };
  if (!data || (data.searches.length === 0 && (!writable || !query))) return null;
  return (
    <div class="saved chips">
      {data.searches.length > 0 && <span class="dim">Saved:</span>}
      {data.searches.map((search) => <span key={search.name} class="saved-one"><a href={`/search?${search.query}`}><bdi>{search.name}</bdi></a>{writable && <button class="link" aria-label={`Forget ${search.name}`} onClick={() => void save({ name: search.name, query: '' })}>×</button>}</span>)}
      {writable && query && !naming && <button class="link" onClick={() => setNaming(true)}>Save this search</button>}
      {naming && <form onSubmit={(event) => { event.preventDefault(); if (name.trim()) void save({ name: name.trim(), query }); }}><label>Name <input value={name} maxLength={100} onInput={(event) => setName(event.currentTarget.value)} autofocus /></label> <button class="btn small">Save</button></form>}
      {problem && <span class="problem" role="alert">{problem}</span>}
    </div>
  );
}

export function Timeline(): JSX.Element {
  const address = useAddress();
  const kept = narrowed(address.query);
  const [total, setTotal] = useState<number | null>(null);
  useKeys({ j: () => moveRow(1), k: () => moveRow(-1) });
  return (
    <>
      <Title name="Timeline">Timeline</Title>
      {Object.keys(kept).length > 0 && <p class="chips"><span class="dim">Only what a search found.</span> <a href={href('/search', kept)}>Change the search</a> <a href="/timeline">Show all</a></p>}
      <Picture query={kept} events name="Statements of each side over time" onZoom={(from, to) => go(withQuery(address, { from, to }))} />
      <section aria-labelledby="list-h">
        <div class="head"><h2 id="list-h">In order of time</h2>{total !== null && <span class="dim small num">{counted(total, 'statement')}; what has no date comes last</span>}</div>
        <Paged<Statement, Statements> path={href('/api/statements', { ...kept, order: 'time' })} label="Statements in order of time" onPage={(page) => setTotal(page.total)} empty={<p class="dim">Nothing.</p>} render={(statement) => <StatementRow key={statement.id} statement={statement} />} />
      </section>
    </>
  );
}
