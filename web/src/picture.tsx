// "Who spoke when": a row for each side (or issue, or speaker), public above its line and private below, one block for one
// statement or, where there are many, for 2, 5, 10 ... Drawn anew for each width; a stretch of it can be brushed, with the
// pointer or the keys, and its count is told before one commits to it.
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useData } from './api';
import { Aud, Problem, Waiting, counted, number } from './parts';
import { href } from './router';
import type { Picture as PictureData } from './types_generated';

const block = 4.5, pitch = 5.4, tallest = 14;
type Row = PictureData['rows'][number];

interface Props {
  query: Record<string, string | null | undefined>;  // narrows the statements
  by?: 'side' | 'issue' | 'speaker';
  onZoom?: (from: string, to: string) => void;
  events?: boolean;
  most?: number;  // rows drawn
  name: string;
}

// Blocks in a column grow away from the line, as many side by side as the column is wide.
function blocks(x: number, width: number, y: number, count: number, direction: 1 | -1): string {
  const across = Math.max(1, Math.floor((width - 1) / pitch));
  let path = '';
  for (let i = 0; i < count; ++i) {
    const left = (x + 0.5 + (i % across) * pitch).toFixed(1);
    const level = Math.floor(i / across);
    const top = (direction < 0 ? y - 1.5 - (level + 1) * pitch + (pitch - block) : y + 1.5 + level * pitch).toFixed(1);
    path += `M${left} ${top}h${block}v${block}h-${block}z`;
  }
  return path;
}

const scales = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];
const needed = (count: number, per: number): number => Math.ceil(count / per);

function scaleOf(data: PictureData, rows: Row[]): number {
  return scales.find((per) => rows.every((row) => row.cells.every(([column, open, closed, unknown]) => {
    const across = Math.max(1, Math.floor((data.columns[column]!.width - 1) / pitch));
    return needed(open + unknown, per) <= tallest * across && needed(closed, per) <= tallest * across;
  }))) ?? 10000;
}

// Labels of days in three lanes; one that would touch another has a dot only, and its name in the list.
function lanes(days: PictureData['days'], width: number): { day: PictureData['days'][number]; lane: number | null; left: boolean }[] {
  const ends = [-Infinity, -Infinity, -Infinity];
  return [...days].sort((a, b) => a.x - b.x).map((day) => {
    const length = day.label.length * 6.2 + 10;
    const left = day.x + length > width;
    const from = left ? day.x - length : day.x - 2;
    const lane = ends.findIndex((end) => from > end + 6);
    if (lane >= 0) ends[lane] = left ? day.x + 4 : day.x + length;
    return { day, lane: lane < 0 ? null : lane, left };
  });
}

export function Picture({ query, by = 'side', onZoom, events = false, most = 12, name }: Props): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setWidth(Math.floor(box.current?.clientWidth ?? 0));
    measure();
    const observer = new ResizeObserver(measure);
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  const names = width >= 640 ? 176 : 0;
  const plot = Math.max(width - names - 8, 60);
  const { data, error } = useData<PictureData>(width > 0 ? href('/api/picture', { ...query, by, width: plot }) : null);
  return (
    <div class="pic">
      <div class="legend">
        <Aud audience="public">public, above the line</Aud>
        <Aud audience="private">private, below the line</Aud>
        {data && data.columns.length > 0 && <Legend data={data} rows={data.rows.slice(0, most)} />}
      </div>
      <div ref={box} class="pic-box">
        {error && <Problem error={error} />}
        {!data && !error && <Waiting />}
        {data && data.columns.length === 0 && <p class="dim">Nothing here has a date that a picture could show.</p>}
        {data && data.columns.length > 0 && <Drawing data={data} width={width} names={names} query={query} by={by} events={events} most={most} name={name} onZoom={onZoom} />}
      </div>
    </div>
  );
}

function Legend({ data, rows }: { data: PictureData; rows: Row[] }): JSX.Element {
  const per = scaleOf(data, rows);
  return <span class="dim">one block is {per === 1 ? 'one statement' : `up to ${number(per)} statements`}, a column is a {data.unit}{data.undated > 0 && <>; {number(data.undated)} without a date are not drawn</>}</span>;
}

interface DrawingProps { data: PictureData; width: number; names: number; query: Props['query']; by: Props['by']; events: boolean; most: number; name: string; onZoom: Props['onZoom'] }

function Drawing({ data, width, names, query, by, events, most, name, onZoom }: DrawingProps): JSX.Element {
  const rows = data.rows.slice(0, most);
  const per = scaleOf(data, rows);
  const marked = events ? lanes(data.days, width - names - 8) : [];
  const top = marked.length > 0 ? 52 : 8;
  const left = names + 4;
  const [chosen, setBrush] = useState<[number, number] | null>(null);
  const brush = chosen && chosen[1] < data.columns.length ? chosen : null;  // also in the moment when the data is another already
  const dragging = useRef<number | null>(null);
  const svg = useRef<SVGSVGElement>(null);
  useEffect(() => setBrush(null), [data.unit, data.columns.length, data.columns[0]?.from]);

  let y = top;
  const drawn = rows.map((row) => {
    let above = 0, below = 0;
    for (const [column, open, closed, unknown] of row.cells) {
      const across = Math.max(1, Math.floor((data.columns[column]!.width - 1) / pitch));
      above = Math.max(above, Math.ceil(needed(open + unknown, per) / across));
      below = Math.max(below, Math.ceil(needed(closed, per) / across));
    }
    const head = names === 0 ? 18 : 0;
    const line = y + head + Math.max(above * pitch, names ? 16 : 4) + 4;
    y = line + Math.max(below * pitch, names ? 18 : 4) + 10;
    return { row, line, head: line - above * pitch - 10 };
  });
  const bottom = y + 2;
  const height = bottom + 20;

  const columnAt = (clientX: number): number => {
    const bounds = svg.current!.getBoundingClientRect();
    const x = ((clientX - bounds.left) * width) / bounds.width - left;
    const at = data.columns.findIndex((column) => x < column.x + column.width);
    return at < 0 ? data.columns.length - 1 : at;
  };
  const last = data.columns.length - 1;
  const onKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0) {
      const [from, to] = brush ?? (step > 0 ? [-1, -1] : [last + 1, last + 1]);
      if (event.shiftKey && brush) setBrush([from, Math.min(Math.max(to + step, from), last)]);
      else { const by = Math.min(Math.max(step, -from), last - to); setBrush([from + by, to + by]); }
    } else if (event.key === 'Enter' && brush && onZoom) zoom();
    else if (event.key === 'Escape' && brush) setBrush(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const range = brush ? { from: data.columns[brush[0]]!.from, to: data.columns[brush[1]]!.to } : null;
  const zoom = (): void => { if (range && onZoom) onZoom(range.from, range.to); };
  let open = 0, closed = 0, unknown = 0;
  if (brush) for (const row of data.rows) for (const [column, a, b, c] of row.cells) if (column >= brush[0] && column <= brush[1]) { open += a; closed += b; unknown += c; }

  return (
    <>
      <svg ref={svg} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="application" aria-roledescription="timeline" tabindex={0}
        aria-label={`${name}. Arrow keys choose a ${data.unit}, with Shift more of them; Enter zooms in, Escape clears.`}
        aria-describedby="brush-words" onKeyDown={onKey}
        onPointerDown={(event) => { if (event.button !== 0) return; dragging.current = columnAt(event.clientX); svg.current!.setPointerCapture(event.pointerId); }}
        onPointerMove={(event) => { if (dragging.current !== null) { const at = columnAt(event.clientX); setBrush([Math.min(dragging.current, at), Math.max(dragging.current, at)]); } }}
        onPointerUp={(event) => { if (dragging.current !== null) { const at = columnAt(event.clientX); setBrush([Math.min(dragging.current, at), Math.max(dragging.current, at)]); dragging.current = null; } }}>
        {data.ticks.map((tick) => <g key={tick.x}><path class="tick" d={`M${left + tick.x} ${top - 4}V${bottom}`} /><text class="axis-label" x={left + tick.x + 3} y={bottom + 14}>{tick.label}</text></g>)}
        {marked.map(({ day, lane, left: toLeft }) => (
          <g key={day.day}>
            <title>{`${day.label}: spoken of in ${day.documents} sources`}</title>
            <path class="ev" d={`M${left + day.x} ${lane === null ? top - 6 : 12 + lane * 14}V${bottom}`} />
            <circle class="evdot" cx={left + day.x} cy={lane === null ? top - 6 : 9 + lane * 14} r="2" />
            {lane !== null && <text x={left + day.x + (toLeft ? -5 : 5)} y={13 + lane * 14} text-anchor={toLeft ? 'end' : 'start'}>{day.label}</text>}
          </g>
        ))}
        {range && <rect class="brush" x={left + data.columns[brush![0]]!.x} y={top - 4} width={data.columns[brush![1]]!.x + data.columns[brush![1]]!.width - data.columns[brush![0]]!.x} height={bottom - top + 4} />}
        {drawn.map(({ row, line, head }) => <DrawnRow key={row.id} bar={by !== 'issue'} row={row} line={line} head={head} data={data} per={per} names={names} left={left} width={width} />)}
      </svg>
      <p id="brush-words" class="brushline" aria-live="polite">
        {range && brush ? (
          <>
            <b class="num">{brush[0] === brush[1] ? data.columns[brush[0]]!.label : `${data.columns[brush[0]]!.label} to ${data.columns[brush[1]]!.label}`}</b>
            <span class="num">{[open && `${number(open)} public`, closed && `${number(closed)} private`, unknown && `${number(unknown)} unknown`].filter(Boolean).join(', ') || 'nothing'}</span>
            <a href={href('/search', { ...query, from: range.from, to: range.to })}>Show these</a>
            {onZoom && <button class="link" onClick={zoom}>Zoom in</button>}
            <button class="link" onClick={() => setBrush(null)}>Clear</button>
          </>
        ) : <span class="dim">Drag over the picture, or use the arrow keys, to choose a time.</span>}
        {data.rows.length > most && <span class="dim">{counted(data.rows.length - most, 'more row is', 'more rows are')} not drawn.</span>}
      </p>
      {marked.length > 0 && (
        <details class="days"><summary>Days that most sources speak of</summary>
          <ul>{[...data.days].sort((a, b) => b.documents - a.documents).map((day) => <li key={day.day}><a href={href('/search', { ...query, from: day.day, to: day.day })}>{day.label}</a> <span class="dim num">in {counted(day.documents, 'source')}</span></li>)}</ul>
        </details>
      )}
    </>
  );
}

function DrawnRow({ bar, row, line, head, data, per, names, left, width }: { bar: boolean; row: Row; line: number; head: number; data: PictureData; per: number; names: number; left: number; width: number }): JSX.Element {
  let open = '', closed = '', unknown = '';
  for (const [column, a, b, c] of row.cells) {
    const { x, width: wide } = data.columns[column]!;
    const above = needed(a + c, per), ofUnknown = a === 0 ? above : 0;
    if (ofUnknown) unknown += blocks(left + x, wide, line, above, -1);
    else open += blocks(left + x, wide, line, above, -1);
    closed += blocks(left + x, wide, line, needed(b, per), 1);
  }
  const label = row.name.length > 23 ? row.name.slice(0, 22) + '…' : row.name;
  const counts = `${number(row.counts.public)} public, ${number(row.counts.private)} private`;
  return (
    <g>
      <title>{`${row.name}: ${counts}${row.counts.unknown ? `, ${number(row.counts.unknown)} unknown` : ''}`}</title>
      {names > 0
        ? <>{bar && <rect class={`sidebar s${row.place % 6}${row.id === '0' ? ' others' : ''}`} x="0" y={line - 15} width="3" height="28" />}<text class="rowname" x={bar ? 10 : 0} y={line - 4}>{label}</text><text class="faint" x={bar ? 10 : 0} y={line + 11}>{counts}</text></>
        : <>{bar && <rect class={`sidebar s${row.place % 6}${row.id === '0' ? ' others' : ''}`} x="0" y={head - 9} width="3" height="12" />}<text class="rowname" x={bar ? 8 : 0} y={head}>{row.name.length > 40 ? row.name.slice(0, 39) + '…' : row.name}</text></>}
      <path class="axis" d={`M${left} ${line}H${width - 4}`} />
      {open && <path class="c-pub" d={open} />}
      {closed && <path class="c-pri" d={closed} />}
      {unknown && <path class="c-unk" d={unknown} />}
    </g>
  );
}
