// Addresses: each view has one that can be kept, and everything that narrows a view is in its query.
import { useEffect, useState } from 'preact/hooks';

export interface Address { path: string; query: URLSearchParams }

const listeners = new Set<() => void>();
const current = (): Address => ({ path: location.pathname, query: new URLSearchParams(location.search) });

history.scrollRestoration = 'manual';
window.addEventListener('popstate', () => listeners.forEach((listener) => listener()));

// How far down a view was read is kept with its place in the history: back, forward and reload return to it.
let settling = 0;
window.addEventListener('scroll', () => {
  clearTimeout(settling);
  settling = window.setTimeout(() => history.replaceState({ ...history.state, scroll: scrollY }, ''), 150);
}, { passive: true });
export const keptScroll = (): number => history.state?.scroll ?? 0;

// Whether the view on the screen was come to within the page: then its heading takes the focus.
export let navigated = false;

export function go(to: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') {
    navigated = true;
    history.pushState({}, '', to);
  } else history.replaceState(history.state, '', to);
  listeners.forEach((listener) => listener());
  if (how === 'push') scrollTo(0, 0);
}

export function useAddress(): Address {
  const [address, set] = useState(current);
  useEffect(() => {
    const listener = () => set(current());
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return address;
}

// The address with some parameters changed; an empty value takes one away.
export function withQuery(address: Address, changes: Record<string, string | null | undefined>): string {
  const query = new URLSearchParams(address.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const text = query.toString();
  return address.path + (text ? '?' + text : '');
}

export const href = (path: string, query: Record<string, string | number | null | undefined> = {}): string => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== null && value !== undefined && value !== '') parameters.set(name, String(value));
  const text = parameters.toString();
  return path + (text ? '?' + text : '');
};

// Links of ours are followed in place; all others, and those with a modifier key, by the browser.
document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest?.('a[href]') as HTMLAnchorElement | null;
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (link.origin !== location.origin || link.target || link.hasAttribute('download') || link.pathname.startsWith('/api/')) return;
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
  event.preventDefault();
  go(link.pathname + link.search + link.hash);
});
