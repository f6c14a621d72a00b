// How emphasis among issues moves: as compare/drift.h finds it, so the numbers are those of the report. For each audience the
// stretches of one emphasis, each share with its band, what it says it is about, and below them the counts of every week or month.
import type { JSX } from 'preact';
import { useData } from './api';
import { Aud, counted, number } from './parts';
import { href } from './router';
import type { Drift as DriftData, DriftFrame, DriftPeriod, DriftShare, DriftStretch } from './types_generated';

type Audience = DriftData['audiences'][number];
const percent = (share: number): number => Math.round(share * 100);
const mostIssues = 5;
const shortened = (content: string): string => (content.length > 120 ? content.slice(0, content.lastIndexOf(' ', 112)) + ' …' : content);

// A band that holds the true share in nineteen cases of twenty, and the share itself: few statements look like few.
function Band({ share, audience }: { share: DriftShare; audience: Audience['audience'] }): JSX.Element {
  return (
    <svg class={`band ${audience}`} viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <path class="axis" d="M0 6H100" /><rect x={100 * share.low} y="3" width={Math.max(1, 100 * (share.high - share.low))} height="6" /><path class="at" d={`M${(100 * share.share).toFixed(1)} 0V12`} />
    </svg>
  );
}

function Stretch({ stretch, before, query, audience }: { stretch: DriftStretch; before: DriftStretch | undefined; query: Record<string, string>; audience: Audience['audience'] }): JSX.Element {
  const named = stretch.issues.filter((share) => share.issue !== null).sort((a, b) => b.statements - a.statements);
  const was = (share: DriftShare): number => before?.issues.find((one) => one.issue === share.issue)?.share ?? 0;
  const time = { from: stretch.first, to: stretch.last, audience };
  return (
    <li class="stretch">
      <p class="when"><b class="num">{stretch.label}</b><a class="num small" href={href('/search', { ...query, ...time })}>{counted(stretch.statements, 'statement')}</a></p>
      <ul class="shares">
        {named.slice(0, mostIssues).map((share) => (
          <li key={share.issue}>
            <a href={href('/search', { ...query, ...time, issue: share.issue })}><bdi>{share.label}</bdi></a>
            <Band share={share} audience={audience} />
            <span class="num small">{share.statements} of {number(stretch.statements)}, {percent(share.share)} % <span class="dim">({percent(share.low)} to {percent(share.high)})</span>{before && Math.abs(share.share - was(share)) >= 0.1 && <span class="dim">, {share.share > was(share) ? 'up' : 'down'} from {percent(was(share))} %</span>}</span>
          </li>
        ))}
        {named.length > mostIssues && <li class="dim small">and {counted(named.length - mostIssues, 'smaller issue')}</li>}
        {named.length === 0 && <li class="dim small">no issue of a size that could be told</li>}
      </ul>
      <div class="small examples">
        {stretch.words.length > 0 && <p>says more: <bdi>{stretch.words.join(', ')}</bdi></p>}
        {stretch.examples.slice(0, 2).map((one) => <p key={one.statement} class="dim"><a class="num" href={one.document ? href(`/sources/${one.document}`, { statement: one.statement }) : '/sources'}>{one.number}</a> <bdi>{shortened(one.content)}</bdi></p>)}
      </div>
    </li>
  );
}

// What it says it is about, or tells its own people to say: where it is another frame than before.
function Frames({ frames, audience }: { frames: DriftFrame[]; audience: Audience['audience'] }): JSX.Element | null {
  if (frames.length === 0) return null;
  return (
    <div class="frames">
      <p class="small dim">{audience === 'private' ? 'says it is about, or tells its own to say' : 'says it is about'}</p>
      <ol>
        {frames.map((one) => (
          <li key={`${one.statement} ${one.frame}`}>
            <span class="num small">{one.label}</span> <span><b><bdi>{one.frame === '' ? 'another line' : one.denied ? `not ${one.frame}` : one.frame}</bdi></b>{one.told_by !== null && <span class="small dim"> as <bdi>{one.told_by === '' ? 'an unnamed author' : one.told_by}</bdi> tells it</span>}</span>
            <span class="small dim"><a class="num" href={one.document ? href(`/sources/${one.document}`, { statement: one.statement }) : '/sources'}>{one.number}</a> <bdi>{shortened(one.content)}</bdi></span>
          </li>
        ))}
      </ol>
    </div>
  );
}

// The counts themselves: a row for each issue, a column for each week or month in which anything was said.
function Periods({ of, unit, query }: { of: Audience; unit: DriftData['unit']; query: Record<string, string> }): JSX.Element {
  const periods = of.periods.filter((period) => period.statements > 0);
  const sizes = new Map<string, { label: string; statements: number }>();
  for (const period of periods) for (const share of period.issues) if (share.issue !== null) sizes.set(share.issue, { label: share.label, statements: (sizes.get(share.issue)?.statements ?? 0) + share.statements });
  const issues = [...sizes].sort((a, b) => b[1].statements - a[1].statements);
  const count = (period: DriftPeriod, issue: string): DriftShare | undefined => period.issues.find((share) => share.issue === issue);
  return (
    <details class="periods"><summary>Statements of each {unit}</summary>
      <div class="scroller" tabIndex={0} role="region" aria-label={`Statements by issue and ${unit}, ${of.audience}`}>
        <table class="drift">
          <thead><tr><th scope="col">Issue</th>{periods.map((period) => <th key={period.first} scope="col">{period.label}</th>)}<th scope="col" class="r">all</th></tr></thead>
          <tbody>
            {issues.map(([issue, { label, statements }]) => (
              <tr key={issue}><th scope="row"><a href={`/issues/${issue}`}><bdi>{label}</bdi></a></th>
                {periods.map((period) => {
                  const share = count(period, issue);
                  return <td key={period.first} class={`num share${share ? Math.min(4, Math.ceil(share.share * 5) - 1) : ''}`}>{share && <a href={href('/search', { ...query, issue, audience: of.audience, from: period.first, to: period.last })} title={`${percent(share.share)} % of ${period.statements}, between ${percent(share.low)} % and ${percent(share.high)} %`}>{share.statements}</a>}</td>;
                })}
                <td class="num r">{number(statements)}</td></tr>
            ))}
            <tr><th scope="row" class="dim">all statements</th>{periods.map((period) => <td key={period.first} class="num dim">{number(period.statements)}</td>)}<td class="num r dim">{number(periods.reduce((sum, period) => sum + period.statements, 0))}</td></tr>
          </tbody>
        </table>
      </div>
    </details>
  );
}

export function Drift({ query, subject }: { query: { side: string } | { speaker: string }; subject: string }): JSX.Element | null {
  const { data } = useData<DriftData>(href('/api/drift', query));
  if (!data || data.audiences.length === 0) return null;
  return (
    <section aria-labelledby="drift-h">
      <div class="head"><h2 id="drift-h">What {subject} spoke of, and when</h2><span class="dim small">a new stretch begins where the emphasis changed, as far as the statements can tell; the bar is where the true share lies in nineteen cases of twenty</span></div>
      {data.audiences.map((of) => (
        <div key={of.audience} class="emphasis">
          <h3><Aud audience={of.audience}>{of.audience === 'public' ? 'In public' : 'In private'}</Aud>{of.undated > 0 && <span class="dim small num"> {counted(of.undated, 'statement')} without a date within a month</span>}</h3>
          <ol>{of.stretches.map((stretch, i) => <Stretch key={stretch.first} stretch={stretch} before={of.stretches[i - 1]} query={query} audience={of.audience} />)}</ol>
          <Frames frames={of.frames} audience={of.audience} />
          <Periods of={of} unit={data.unit} query={query} />
        </div>
      ))}
    </section>
  );
}
