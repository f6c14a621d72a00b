// The small parts that every view is made of.
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ApiError } from './api';
import { href, navigated } from './router';
import type { Actor, Counts, Document, Side, Statement } from './types_generated';

export const number = (value: number): string => value.toLocaleString('en-GB');
export const counted = (value: number, one: string, many = one + 's'): string => `${number(value)} ${value === 1 ? one : many}`;

type Audience = Statement['audience'];

// A box with its upper half filled is public, with its lower half private, empty unknown: the one visual idea.
export function Mark({ audience }: { audience: Audience }): JSX.Element {
  return (
    <svg class="mark" viewBox="0 0 12 14" aria-hidden="true">
      <rect x="1.25" y="1.25" width="9.5" height="11.5" />
      {audience === 'public' && <path d="M1.25 1.25h9.500v5.750h-9.500z" />}
      {audience === 'private' && <path d="M1.250 7h9.500v5.750h-9.500z" />}
    </svg>
  );
}

export const audienceWords = (audience: Audience): string => (audience === 'unknown' ? 'audience not known' : audience);

export function Aud({ audience, children }: { audience: Audience; children?: ComponentChildren }): JSX.Element {
  return <span class={`aud ${audience}`}><Mark audience={audience} />{children ?? audienceWords(audience)}</span>;
}

// Counts as links to what is counted.
export function AudCounts({ counts, to }: { counts: Counts; to?: Record<string, string> }): JSX.Element {
  const one = (audience: Audience, count: number) =>
    count === 0 ? null : (
      <span class={`aud ${audience}`}>
        <Mark audience={audience} />
        {to ? <a href={href('/search', { ...to, audience })}>{number(count)}<span class="vh"> {audienceWords(audience)}</span></a> : <>{number(count)}<span class="vh"> {audienceWords(audience)}</span></>}
      </span>
    );
  return <span class="audcounts num">{one('public', counts.public)}{one('private', counts.private)}{one('unknown', counts.unknown)}</span>;
}

export function SideName({ side, link = true }: { side: Side; link?: boolean }): JSX.Element {
  return <span class={`side s${side.place % 6}${side.id === '0' ? ' others' : ''}`}>{link ? <a href={`/sides/${side.id}`}><bdi>{side.name}</bdi></a> : <bdi>{side.name}</bdi>}</span>;
}

export function Who({ speaker, name }: { speaker: Actor | null; name?: string | null }): JSX.Element {
  if (speaker) return <a href={`/speakers/${speaker.id}`}><bdi>{speaker.name}</bdi></a>;
  return <span>{name ? <bdi>{name}</bdi> : 'Speaker not known'}</span>;
}

export const statementHref = (statement: Statement): string => (statement.document ? href(`/sources/${statement.document.id}`, { statement: statement.id }) : '/sources');

// How the words reached us, nearest first. The first link is the document itself.
export function Chain({ statement }: { statement: Statement }): JSX.Element {
  const document = statement.document;
  const links = statement.chain.length > 0 ? statement.chain : document ? [document.label] : [];
  const speaker = statement.speaker;
  return (
    <ol class="chain" aria-label="How it reached us, nearest first">
      {links.map((link, i) => <li key={i}>{i === 0 && document ? <a href={statementHref(statement)}><bdi>{link}</bdi></a> : <bdi>{link}</bdi>}</li>)}
      {speaker && links[links.length - 1] !== speaker.name && <li><a href={`/speakers/${speaker.id}`}><bdi>{speaker.name}</bdi></a></li>}
    </ol>
  );
}

export function DocumentLink({ document }: { document: Document | null }): JSX.Element {
  return document ? <a href={`/sources/${document.id}`}><bdi>{document.title}</bdi></a> : <span class="dim">not known</span>;
}

// One statement in a list: when and to whom, the words, through whom.
export function StatementRow({ statement, showSpeaker = true, showIssue = true, mark }: { statement: Statement; showSpeaker?: boolean; showIssue?: boolean; mark?: string | undefined }): JSX.Element {
  return (
    <article class="stm" data-row>
      <p class="when">
        <a class="plain num" href={statementHref(statement)} title={statement.said.basis ?? undefined}>{statement.said.label}<span class="vh">: show in source</span></a>
        <Aud audience={statement.audience} />
      </p>
      <div>
        {showSpeaker && <p class="by"><b><Who speaker={statement.speaker} name={statement.speakerName} /></b>{statement.speaker?.role && <span class="dim"><bdi>{statement.speaker.role}</bdi></span>}</p>}
        <p class="q" dir="auto"><Marked text={statement.words} words={mark} /></p>
      </div>
      <div class="via">
        <Chain statement={statement} />
        <p class="dim">{[statement.channel, statement.act].join(', ')}{statement.to.length > 0 && <>, to <bdi>{statement.to.slice(0, 3).join(', ')}</bdi></>}</p>
        {showIssue && statement.issue && <p class="dim">on <a href={`/issues/${statement.issue.id}`}><bdi>{statement.issue.label}</bdi></a></p>}
      </div>
    </article>
  );
}

// Words that were searched for, marked where they stand.
export function Marked({ text, words }: { text: string; words?: string | undefined }): JSX.Element {
  const wanted = (words ?? '').split(/[\s"]+/).filter((word) => word.length > 1).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (wanted.length === 0) return <>{text}</>;
  const pieces = text.split(new RegExp(`((?:${wanted.join('|')})\\p{L}{0,4})`, 'giu'));
  return <>{pieces.map((piece, i) => (i % 2 === 1 ? <mark key={i}>{piece}</mark> : piece))}</>;
}

export function Problem({ error, again }: { error: ApiError; again?: () => void }): JSX.Element {
  return (
    <div class="problem" role="alert">
      <p><b>{[error.place, error.fact].filter(Boolean).join(': ')}</b></p>
      {error.wayOut && <p>{error.wayOut[0]!.toUpperCase() + error.wayOut.slice(1)}.</p>}
      {again && <button class="btn" onClick={again}>Try again</button>}
    </div>
  );
}

// Nothing for a moment, then a word: what comes at once must not flicker.
export function Waiting(): JSX.Element | null {
  const [late, set] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => set(true), 400);
    return () => clearTimeout(timer);
  }, []);
  return late ? <p class="dim waiting" role="status">Reading the record …</p> : null;
}

// Who has begun to type while the view was read keeps the field.
export function takeFocus(heading: HTMLElement | null): void {
  if (!document.activeElement?.matches('input, textarea, select')) heading?.focus({ preventScroll: true });
}

export function Title({ children, name }: { children: ComponentChildren; name: string }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => { document.title = `${name} · onrecord`; }, [name]);
  useEffect(() => { if (navigated) takeFocus(heading.current); }, []);
  return <h1 ref={heading} tabIndex={-1}>{children}</h1>;
}

const said: { listener: ((words: string) => void) | null } = { listener: null };
// Tells what happened, for the eye at the foot of the page and for the ear.
export const tell = (words: string): void => said.listener?.(words);
export function Told(): JSX.Element {
  const [words, set] = useState('');
  useEffect(() => {
    said.listener = set;
    return () => { said.listener = null; };
  }, []);
  return <p class="told" role="status" aria-live="polite">{words}</p>;
}
