import { useCallback, useSyncExternalStore } from 'react';

/** What is being typed, by place. It outlives a pane that is put away, and a refusal never empties it. */
export interface Drafts {
  readonly get: (key: string) => string | undefined;
  readonly set: (key: string, value: string | undefined) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** An empty store of drafts, for one control room. */
export function createDrafts(): Drafts {
  const values = new Map<string, string>();
  const listeners = new Set<() => void>();
  return {
    get: (key) => values.get(key),
    set: (key, value) => {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** One field of a form: what is typed, how to change it, and how to forget it once it was accepted. */
export function useDraft(
  drafts: Drafts,
  key: string,
  initial = '',
): readonly [value: string, set: (value: string) => void, forget: () => void] {
  const value = useSyncExternalStore(drafts.subscribe, () => drafts.get(key) ?? initial);
  const set = useCallback((next: string) => drafts.set(key, next), [drafts, key]);
  const forget = useCallback(() => drafts.set(key, undefined), [drafts, key]);
  return [value, set, forget];
}
