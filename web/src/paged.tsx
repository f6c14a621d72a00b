// A list of any length: the server gives it a page at a time, and only the pages near the screen are in the document. Others
// leave their height behind, so the scroll bar tells the truth.
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ApiError, get, useChanges } from './api';
import { Problem, Waiting } from './parts';
import { keptScroll } from './router';

export interface PageOf<T> { total: number; offset: number; rows: T[] }

interface Props<T, P extends PageOf<T>> {
  path: string;  // with its query, without offset and limit
  render: (row: T, index: number) => ComponentChildren;
  size?: number;
  estimate?: number;  // height of a row before it was seen
  empty: ComponentChildren;
  onPage?: (page: P) => void;  // the first page, whenever it is read
  label: string;
}

const pagePath = (path: string, offset: number, limit: number): string => `${path}${path.includes('?') ? '&' : '?'}offset=${offset}&limit=${limit}`;

export function Paged<T, P extends PageOf<T> = PageOf<T>>({ path, render, size = 50, estimate = 96, empty, onPage, label }: Props<T, P>): JSX.Element {
  const changes = useChanges();
  const [total, setTotal] = useState<number | null>(null);
  const [pages, setPages] = useState<Map<number, T[]>>(new Map());
  const [range, setRange] = useState<[number, number]>([0, 0]);
  const [error, setError] = useState<ApiError | null>(null);
  const heights = useRef<Map<number, number>>(new Map());
  const box = useRef<HTMLDivElement>(null);
  const asked = useRef<Set<number>>(new Set());
  const generation = useRef(0);
  const restored = useRef(false);

  const height = (page: number): number => heights.current.get(page) ?? size * estimate;
  const count = total === null ? 0 : Math.ceil(total / size);

  // The list is another one, or has changed: what is shown stays until the new is here.
  useEffect(() => {
    const mine = ++generation.current;
    const abort = new AbortController();
    asked.current = new Set([0]);
    get<P>(pagePath(path, 0, size), abort.signal).then((page) => {
      if (mine !== generation.current) return;
      heights.current = new Map();
      setTotal(page.total);
      setPages(new Map([[0, page.rows]]));
      setError(null);
      onPage?.(page);
    }, (problem: unknown) => { if (problem instanceof ApiError) setError(problem); });
    return () => abort.abort();
  }, [path, changes]);

  const look = (): void => {
    if (!box.current || count === 0) return;
    const top = -box.current.getBoundingClientRect().top - innerHeight;
    const bottom = top + 3 * innerHeight;
    let y = 0, first = -1, last = 0;
    for (let page = 0; page < count; ++page) {
      const next = y + height(page);
      if (first < 0 && next > top) first = page;
      if (y <= bottom) last = page;
      y = next;
    }
    first = Math.max(first, 0);
    setRange((old) => (old[0] === first && old[1] === last ? old : [first, Math.max(first, last)]));
  };

  useEffect(() => {
    let frame = 0;
    const onScroll = () => { cancelAnimationFrame(frame); frame = requestAnimationFrame(look); };
    addEventListener('scroll', onScroll, { passive: true });
    addEventListener('resize', onScroll);
    look();
    return () => { cancelAnimationFrame(frame); removeEventListener('scroll', onScroll); removeEventListener('resize', onScroll); };
  }, [count, pages]);

  useEffect(() => {
    const mine = generation.current;
    for (let page = range[0]; page <= Math.min(range[1], count - 1); ++page) {
      if (asked.current.has(page)) continue;
      asked.current.add(page);
      get<P>(pagePath(path, page * size, size)).then((read) => {
        if (mine === generation.current) setPages((old) => new Map(old).set(page, read.rows));
      }, (problem: unknown) => {
        asked.current.delete(page);
        if (problem instanceof ApiError) setError(problem);
      });
    }
  }, [range, count]);

  useLayoutEffect(() => {
    box.current?.querySelectorAll<HTMLElement>(':scope > [data-page]').forEach((element) => {
      const page = Number(element.dataset.page);
      if (pages.has(page)) heights.current.set(page, element.offsetHeight);
    });
    if (!restored.current && total !== null) {
      restored.current = true;
      if (keptScroll() > 0) scrollTo(0, keptScroll());
    }
  });

  if (error && total === null) return <Problem error={error} again={() => location.reload()} />;
  if (total === null) return <Waiting />;
  if (total === 0) return <div class="empty">{empty}</div>;
  const shown: number[] = [];
  for (let page = range[0]; page <= Math.min(range[1], count - 1); ++page) shown.push(page);
  let before = 0, after = 0;
  for (let page = 0; page < range[0]; ++page) before += height(page);
  for (let page = range[1] + 1; page < count; ++page) after += height(page);
  return (
    <div ref={box} role="group" aria-label={label} aria-busy={shown.some((page) => !pages.has(page))}>
      <div style={`height:${before}px`} />
      {shown.map((page) => (
        <div key={page} data-page={page} style={pages.has(page) ? undefined : `height:${height(page)}px`}>
          {pages.get(page)?.map((row, i) => render(row, page * size + i))}
        </div>
      ))}
      <div style={`height:${after}px`} />
      {error && <Problem error={error} />}
    </div>
  );
}
