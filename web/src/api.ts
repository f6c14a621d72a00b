// Speaking to the server: reads that follow changes of the record, and edits.
import { useEffect, useState } from 'preact/hooks';
import type { Build, Edit, EditRequest } from './types_generated';

export class ApiError extends Error {
  constructor(readonly place: string, readonly fact: string, readonly wayOut: string, readonly status: number) {
    super([place, fact].filter(Boolean).join(': ') + (wayOut ? '; ' + wayOut : ''));
  }
}

async function answer<T>(response: Response): Promise<T> {
  const body = await response.json().catch(() => null);
  if (response.ok && body !== null) return body as T;
  if (response.status === 401) throw new ApiError('', 'The session has ended', 'open the address that onrecord serve prints', 401);
  const error = body?.error;
  throw new ApiError(error?.place ?? '', error?.fact ?? (typeof error === 'string' ? error : `the server answered ${response.status}`), error?.wayOut ?? 'try again', response.status);
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  try {
    return await answer<T>(await fetch(path, { signal: signal ?? null, headers: { Accept: 'application/json' } }));
  } catch (problem) {
    if (problem instanceof ApiError || (problem as Error).name === 'AbortError') throw problem;
    throw new ApiError('', 'onrecord does not answer', 'see whether onrecord serve is still running', 0);
  }
}

export async function post<T>(path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
  try {
    return await answer<T>(await fetch(path, { method: 'POST', headers, body: body === undefined ? null : JSON.stringify(body) }));
  } catch (problem) {
    if (problem instanceof ApiError) throw problem;
    throw new ApiError('', 'onrecord does not answer', 'see whether onrecord serve is still running', 0);
  }
}

// What is on the screen is read again when the record has changed.
const watchers = new Set<() => void>();
export const changed = (): void => watchers.forEach((watcher) => watcher());

export function useChanges(): number {
  const [count, set] = useState(0);
  useEffect(() => {
    const watcher = () => set((value) => value + 1);
    watchers.add(watcher);
    return () => void watchers.delete(watcher);
  }, []);
  return count;
}

export interface Loaded<T> { data: T | null; error: ApiError | null; path: string | null; again: () => void }

// What stands at `path` (null: nothing yet). What was there stays until the new is here.
export function useData<T>(path: string | null): Loaded<T> {
  const changes = useChanges();
  const [tries, setTries] = useState(0);
  const [state, set] = useState<{ data: T | null; error: ApiError | null; path: string | null }>({ data: null, error: null, path: null });
  useEffect(() => {
    if (path === null) return;
    const abort = new AbortController();
    get<T>(path, abort.signal).then(
      (data) => set({ data, error: null, path }),
      (error: unknown) => { if (error instanceof ApiError) set((old) => ({ data: old.path === path ? old.data : null, error, path })); },
    );
    return () => abort.abort();
  }, [path, changes, tries]);
  return { ...state, again: () => setTries((value) => value + 1) };
}

export async function edit(request: EditRequest): Promise<Edit> {
  const made = await post<Edit>('/api/edits', request);
  keepLast(made.id);
  changed();
  void followComparison();
  return made;
}

export async function undo(id: string): Promise<Edit> {
  const undone = await post<Edit>(`/api/edits/${id}/undo`);
  if (lastEdit() === id) keepLast(null);
  changed();
  void followComparison();
  return undone;
}

// The last edit made in this tab, for `u`.
const keepLast = (id: string | null): void => { if (id) sessionStorage.setItem('last-edit', id); else sessionStorage.removeItem('last-edit'); };
export const lastEdit = (): string | null => sessionStorage.getItem('last-edit');

// Issues and confrontations are made again after an edit; when that is done, what is shown follows.
let following = false;
async function followComparison(): Promise<void> {
  if (following) return;
  following = true;
  try {
    await new Promise((done) => setTimeout(done, 400));
    for (let i = 0; i < 600; ++i) {
      const { comparing } = await get<{ comparing: boolean }>('/api/case');
      if (!comparing) break;
      await new Promise((done) => setTimeout(done, 500));
    }
    changed();
  } catch {
    // the next read tells
  } finally {
    following = false;
  }
}

export const buildState = (): Promise<Build> => get<Build>('/api/build');
