import { useCallback, useEffect, useState } from 'react';
import type { DrillSession } from '../../../../session/types';
import { useConsole } from './console-context';

const stores = new WeakMap<DrillSession, Map<string, unknown>>();

/** What consoles of a session keep while it lives: filters, places, terminals. */
export function keptOf(session: DrillSession): Map<string, unknown> {
  const known = stores.get(session);
  if (known !== undefined) return known;
  const fresh = new Map<string, unknown>();
  stores.set(session, fresh);
  return fresh;
}

const listeners = new WeakMap<DrillSession, Set<() => void>>();

/** Sets from outside what a console of a seat keeps; one that is open shows it at once. */
export function setKept(session: DrillSession, person: string, values: Readonly<Record<string, unknown>>): void {
  const store = keptOf(session);
  for (const [key, value] of Object.entries(values)) store.set(`${person} ${key}`, value);
  for (const listener of listeners.get(session) ?? []) listener();
}

/**
 * State that outlives the console: closing a tab and coming back finds it as it was left. Kept for each seat. A key has one
 * type, by convention of its only user. The acting seat does not change while a console is mounted (its React key has it).
 */
export function useKept<T>(key: string, initial: T): [T, (next: T) => void] {
  const { session, snapshot } = useConsole();
  const store = keptOf(session);
  const full = `${snapshot.actingAs} ${key}`;
  const [value, setValue] = useState<T>(() => (store.has(full) ? (store.get(full) as T) : initial));
  useEffect(() => {
    const here = listeners.get(session) ?? new Set<() => void>();
    listeners.set(session, here);
    const heard = () => {
      if (store.has(full)) setValue(store.get(full) as T);
    };
    here.add(heard);
    return () => void here.delete(heard);
  }, [session, store, full]);
  const set = useCallback(
    (next: T) => {
      store.set(full, next);
      setValue(next);
    },
    [store, full],
  );
  return [value, set];
}
