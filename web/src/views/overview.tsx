// Within five seconds: who spoke when, where it clashes, what to distrust.
import type { JSX } from 'preact';
import { useData } from '../api';
import { useKeys, moveRow } from '../keys';
import { Aud, AudCounts, DocumentLink, Problem, SideName, Title, Waiting, Who, counted, number } from '../parts';
import { Picture } from '../picture';
import { go, href, useAddress, withQuery } from '../router';
import type { Case, Cautions, PairRow, Pairs, Sides, Statement } from '../types_generated';

export function Overview({ about }: { about: Case }): JSX.Element {
  const address = useAddress();
  const from = address.query.get('from'), to = address.query.get('to');
  useKeys({ j: () => moveRow(1), k: () => moveRow(-1) });
  if (about.documents === 0 && about.failures === 0) return <Empty about={about} />;
  return (
    <>
      <Title name={about.name}>{about.name}</Title>
      <p class="counts">
        <span><a href="/sources"><b>{number(about.sources)}</b> {about.sources === 1 ? 'source' : 'sources'}</a></span>
        <span><a href="/search"><b>{number(about.statements.all)}</b> statements</a></span>
        <Aud audience="public"><a href="/search?audience=public">{number(about.statements.public)} public</a></Aud>
        <Aud audience="private"><a href="/search?audience=private">{number(about.statements.private)} private</a></Aud>
        {about.statements.unknown > 0 && <Aud audience="unknown"><a href="/search?audience=unknown">{number(about.statements.unknown)} not known</a></Aud>}
        <span><a href="/confrontations"><b>{number(about.confrontations)}</b> confrontations</a>, <a href="/confrontations?verdict=given">{number(about.judged)} judged</a></span>
        {about.span && <span class="num">{about.span.label}</span>}
      </p>
      <section aria-labelledby="when-h">
        <div class="head"><h2 id="when-h">Who spoke when</h2>
          {(from || to) && <button class="link small" onClick={() => go('/')}>Show the whole time</button>}
          <a class="more" href={href('/timeline', { from, to })}>Timeline as a list</a></div>
        <Picture query={{ from, to }} events name="Statements of each side over time" onZoom={(a, b) => go(withQuery(address, { from: a, to: b }))} />
      </section>
      <TopPairs />
      <div class="two">
        <SidesTable />
        <Kinds about={about} />
      </div>
      <CautionsList />
    </>
  );
}

function Empty({ about }: { about: Case }): JSX.Element {
  return (
    <div class="empty-case">
      <Title name={about.name}>{about.name}</Title>
      <p class="lede">This record is empty. Add what you have: web pages, PDF files, chat exports, mailboxes, folders or archives of them.
        They are copied to this machine’s folder beside the record, read there, and stay as they are.</p>
      <p><a class="btn primary" href="/add">Add sources</a></p>
    </div>
  );
}

function TopPairs(): JSX.Element {
  const { data, error, again } = useData<Pairs>('/api/confrontations?limit=5');
  return (
    <section aria-labelledby="pairs-h">
      <div class="head"><h2 id="pairs-h">Set side by side</h2><span class="dim small">private or earlier on the left, public or later on the right</span>
        {data && data.total > 0 && <a class="more" href="/confrontations">Review all {number(data.total)}</a>}</div>
      {error && <Problem error={error} again={again} />}
      {!data && !error && <Waiting />}
      {data && data.total === 0 && <p class="dim">The program found no two statements of one side that seem not to agree.</p>}
      {data && data.total > 0 && <div class="ledger">{data.rows.map((pair) => <LedgerRow key={pair.id} pair={pair} />)}</div>}
    </section>
  );
}

export function VerdictWords({ verdict }: { verdict: string | null }): JSX.Element {
  return <span class={`verdict${verdict ? ' given' : ''}`}>{verdict ?? 'open'}</span>;
}

export function LedgerRow({ pair, query = {} }: { pair: PairRow; query?: Record<string, string> }): JSX.Element {
  return (
    <article data-row>
      <div class="meta">
        <h3><a href={href(`/confrontations/${pair.id}`, query)}><bdi>{pair.issue?.label ?? pair.relationWords}</bdi></a></h3>
        <span>{pair.relationWords}</span>
        <SideName side={pair.side} />
        <span class="dim num">score {pair.score.toFixed(2)}</span>
        <VerdictWords verdict={pair.verdict} />
      </div>
      <Half statement={pair.left} />
      <Half statement={pair.right} />
    </article>
  );
}

function Half({ statement }: { statement: Statement }): JSX.Element {
  const words = statement.words.length > 320 ? statement.words.slice(0, statement.words.lastIndexOf(' ', 310)) + ' …' : statement.words;
  return (
    <div class={`half ${statement.audience}`}>
      <p class="q" dir="auto">{words}</p>
      <p class="line"><b><Who speaker={statement.speaker} name={statement.speakerName} /></b><span class="num">{statement.said.label}</span><span>{statement.channel}</span><Aud audience={statement.audience} /></p>
    </div>
  );
}

function SidesTable(): JSX.Element {
  const { data, error } = useData<Sides>('/api/sides');
  if (error) return <Problem error={error} />;
  return (
    <section aria-labelledby="sides-h">
      <div class="head"><h2 id="sides-h">Sides and their people</h2><a class="more" href="/speakers">All speakers</a></div>
      <table class="grid-t sides">
        <thead><tr><th scope="col">Side</th><th scope="col">Statements</th><th scope="col">People</th></tr></thead>
        <tbody>
          {data?.sides.map((side) => (
            <tr key={side.id}>
              <th scope="row"><SideName side={side} /></th>
              <td><AudCounts counts={side.counts} to={{ side: side.id }} /></td>
              <td class="people">{side.people.slice(0, 6).map((one) => <span key={one.id}><a href={`/speakers/${one.id}`}><bdi>{one.name}</bdi></a> <span class="dim num">{number(one.counts.all)}</span></span>)}
                {side.speakers > 6 && <a class="dim" href={`/sides/${side.id}`}>{number(side.speakers - 6)} more</a>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Kinds({ about }: { about: Case }): JSX.Element {
  return (
    <section aria-labelledby="kinds-h">
      <div class="head"><h2 id="kinds-h">Sources</h2><a class="more" href="/add">Add</a></div>
      <table class="grid-t"><tbody>{about.kinds.map((kind) => <tr key={kind.id}><td><a href={`/sources?kind=${kind.id}`}>{kind.label}</a></td><td class="r num">{number(kind.count)}</td></tr>)}</tbody></table>
    </section>
  );
}

function CautionsList(): JSX.Element | null {
  const { data } = useData<Cautions>('/api/cautions');
  if (!data) return null;
  const lines: [number, JSX.Element][] = [
    [data.failures.length, data.failures.length === 0 ? <>files could not be read: everything was</> : <>could not be read at all</>],
    [data.undatedStatements, <><a href="/search?undated=1">statements</a> have no date that a picture could show</>],
    [data.unknownSpeakers, <><a href="/search?speaker=none">statements</a> whose speaker is not known</>],
    [data.unknownAudience, <><a href="/search?audience=unknown">statements</a> of which nothing tells whether they were public or private</>],
    [data.undatedDocuments, <>documents without a date of their own</>],
    [data.copies, <>times one text reached us twice; the copies are told on their <a href="/sources">sources</a></>],
  ];
  return (
    <section aria-labelledby="cautions-h">
      <div class="head"><h2 id="cautions-h">What to distrust</h2></div>
      <table class="grid-t cautions"><tbody>
        {lines.map(([count, words], i) => <tr key={i}><td class="r num"><b>{number(count)}</b></td><td>{words}
          {i === 0 && data.failures.length > 0 && <ul class="failures">{data.failures.map((one) => <li key={one.path + one.place}><b title={one.path}><bdi>{one.place}</bdi></b>: {one.fact}. <span class="dim">{one.wayOut}</span></li>)}</ul>}</td></tr>)}
        {data.findings.map((group) => (
          <tr key={group.code}><td class="r num"><b>{number(group.count)}</b></td>
            <td><details><summary>{group.examples[0]?.what ?? group.code}{group.count > 1 && <span class="dim">, and the like</span>} <span class="dim hash">{group.code}</span></summary>
              <ul>{group.examples.map((one, i) => <li key={i}><DocumentLink document={one.document} />: {one.what}</li>)}{group.count > group.examples.length && <li class="dim">and {counted(group.count - group.examples.length, 'more', 'more')}</li>}</ul></details></td></tr>
        ))}
      </tbody></table>
    </section>
  );
}
