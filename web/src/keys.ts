// Keys that work everywhere, and those of a view. None acts while one types.
import { useLayoutEffect } from 'preact/hooks';

export type Keys = Record<string, (event: KeyboardEvent) => void>;

const layers: Keys[] = [];
let pending = '';
let pendingSince = 0;

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'file'].includes(target.type)));

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (typing(event.target)) {
    if (event.key === 'Escape') (event.target as HTMLElement).blur();
    return;
  }
  const key = pending && performance.now() - pendingSince < 1500 ? pending + ' ' + event.key : event.key;
  pending = '';
  for (const layer of [...layers].reverse()) {
    const act = layer[key];
    if (act) {
      event.preventDefault();
      act(event);
      return;
    }
    if (Object.keys(layer).some((known) => known.startsWith(key + ' '))) {
      pending = key;
      pendingSince = performance.now();
    }
  }
});

// In force as soon as the view can be seen: a key pressed at once is not lost.
export function useKeys(keys: Keys): void {
  useLayoutEffect(() => {
    layers.push(keys);
    return () => void layers.splice(layers.indexOf(keys), 1);
  });
}

// Moves the focus along what is marked as a row.
export function moveRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row] a, a[data-row]')].filter((link) => {
    const row = link.closest('[data-row]');
    return row !== null && (link === row || row.querySelector('a') === link);
  });
  if (rows.length === 0) return;
  const focused = document.activeElement?.closest('[data-row]');
  const at = focused ? rows.findIndex((link) => link.closest('[data-row]') === focused) : -1;
  const top = rows.findIndex((link) => link.getBoundingClientRect().top > 0);
  const to = at < 0 ? Math.max(top, 0) : Math.min(Math.max(at + step, 0), rows.length - 1);
  rows[to]?.focus();
  rows[to]?.closest('[data-row]')?.scrollIntoView({ block: 'nearest' });
}
