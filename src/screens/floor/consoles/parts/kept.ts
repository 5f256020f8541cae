import { useCallback, useState } from 'react';
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

/**
 * State that outlives the console: closing a tab and coming back finds it as it was left. Kept for each seat. A key has one
 * type, by convention of its only user. The acting seat does not change while a console is mounted (its React key has it).
 */
export function useKept<T>(key: string, initial: T): [T, (next: T) => void] {
  const { session, snapshot } = useConsole();
  const store = keptOf(session);
  const full = `${snapshot.actingAs} ${key}`;
  const [value, setValue] = useState<T>(() => (store.has(full) ? (store.get(full) as T) : initial));
  const set = useCallback(
    (next: T) => {
      store.set(full, next);
      setValue(next);
    },
    [store, full],
  );
  return [value, set];
}
