// The page: its frame, its views by address, its keys.
import './page.css';
import type { JSX } from 'preact';
import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useData } from './api';
import { useKeys } from './keys';
import { Problem, Title, Told, Waiting, counted, number } from './parts';
import { go, useAddress } from './router';
import type { Case } from './types_generated';
import { Confrontation, Confrontations, takeBack } from './views/confrontations';
import { AddPage, ExportsPage, KeysPage, LogPage } from './views/desk';
import { IssueList, IssuePage } from './views/issues';
import { Overview } from './views/overview';
import { SidePage, SpeakerList, SpeakerPage } from './views/people';
import { Search, Timeline } from './views/search';
import { SourceList, SourcePage } from './views/sources';

const views: [string, string][] = [['/', 'Overview'], ['/confrontations', 'Confrontations'], ['/speakers', 'Speakers'], ['/issues', 'Issues'], ['/sources', 'Sources'], ['/timeline', 'Timeline'], ['/search', 'Search'], ['/exports', 'Exports'], ['/log', 'Log']];

function View({ path, about }: { path: string; about: Case }): JSX.Element {
  const [, view = '', id = ''] = path.split('/');
  switch (view) {
    case '': return <Overview about={about} />;
    case 'confrontations': return id ? <Confrontation key={id} id={id} writable={about.writable} /> : <Confrontations />;
    case 'speakers': return id ? <SpeakerPage key={id} id={id} writable={about.writable} /> : <SpeakerList />;
    case 'sides': return <SidePage key={id} id={id} />;
    case 'issues': return id ? <IssuePage key={id} id={id} writable={about.writable} /> : <IssueList writable={about.writable} />;
    case 'sources': return id ? <SourcePage key={id} id={id} /> : <SourceList />;
    case 'search': return <Search writable={about.writable} />;
    case 'timeline': return <Timeline />;
    case 'exports': return <ExportsPage about={about} />;
    case 'log': return <LogPage writable={about.writable} />;
    case 'add': return <AddPage about={about} />;
    case 'keys': return <KeysPage />;
    default: return <><Title name="Not here">There is nothing here</Title><p><a href="/">To the overview</a></p></>;
  }
}

function Page(): JSX.Element {
  const { path, query } = useAddress();
  const { data: about, error, again } = useData<Case>('/api/case');
  const search = useRef<HTMLInputElement>(null);
  const nav = useRef<HTMLElement>(null);
  useKeys({
    '/': () => { const big = document.getElementById('words'); (big ?? search.current)?.focus(); },
    '?': () => go('/keys'), u: () => void takeBack(),
    'g o': () => go('/'), 'g c': () => go('/confrontations'), 'g s': () => go('/speakers'), 'g i': () => go('/issues'), 'g d': () => go('/sources'),
    'g t': () => go('/timeline'), 'g e': () => go('/exports'), 'g l': () => go('/log'), 'g a': () => go('/add'), 'g r': () => go('/exports'),
  });
  const current = (to: string): boolean => (to === '/' ? path === '/' : path === to || path.startsWith(to + '/') || (to === '/speakers' && path.startsWith('/sides')));
  useEffect(() => { nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }); }, [path]);
  return (
    <>
      <a class="skip" href="#main">Skip to the content</a>
      <header class="bar"><div class="bar-in">
        <a class="logo" href="/">onrecord</a>
        <nav aria-label="Views" ref={nav}><ul>{views.map(([to, name]) => <li key={to}><a href={to} aria-current={current(to) ? 'page' : undefined}>{name}</a></li>)}</ul></nav>
        {path !== '/search' && <form role="search" onSubmit={(event) => { event.preventDefault(); if (search.current?.value.trim()) go('/search?q=' + encodeURIComponent(search.current.value.trim())); }}>
          <label class="vh" for="q">Search statements</label><input id="q" ref={search} type="search" placeholder="Search the record" autocomplete="off" defaultValue={query.get('q') ?? ''} /><kbd aria-hidden="true">/</kbd></form>}
      </div></header>
      <main id="main" tabIndex={-1}>
        {error && !about && <><Title name="onrecord">onrecord</Title><Problem error={error} again={again} /></>}
        {!about && !error && <Waiting />}
        {about && <View path={path} about={about} />}
      </main>
      <footer class="foot">
        {about && <span><bdi>{about.file}</bdi>, {counted(about.sources, 'source')}, {number(about.statements.all)} statements{!about.writable && ', open for reading only'}</span>}
        <Told />
        <a class="keys-link" href="/keys"><kbd>?</kbd> all keys</a>
      </footer>
    </>
  );
}

render(<Page />, document.getElementById('page')!);
