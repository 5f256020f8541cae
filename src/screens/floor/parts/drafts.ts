import { useCallback, useEffect, useRef, useState } from 'react';
import type { Values } from '../forms/form-spec';

const prefix = 'hotwash.draft.';
/** What is being typed while the storage refuses to keep it. */
const inMemory = new Map<string, Values>();

function readDraft(key: string): Values {
  const kept = inMemory.get(key);
  if (kept !== undefined) return kept;
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(prefix + key) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(
      Object.entries(stored).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    );
  } catch {
    return {};
  }
}

/** Keeps a draft; false when this browser's storage refused, and it lasts only as long as the page. */
function keepDraft(key: string, values: Values): boolean {
  inMemory.delete(key);
  try {
    if (Object.values(values).every((value) => value === '')) window.localStorage.removeItem(prefix + key);
    else window.localStorage.setItem(prefix + key, JSON.stringify(values));
    return true;
  } catch {
    inMemory.set(key, values);
    return false;
  }
}

export interface Draft {
  readonly values: Values;
  readonly set: (values: Values) => void;
  readonly clear: () => void;
  /** False when what is typed would not survive a reload. */
  readonly isKept: boolean;
}

/**
 * What is being typed in one place of one seat of one drill; it survives reloads. `preset` is put over what was kept. The
 * component that uses it gets a `key` that changes with the draft's key.
 */
export function useDraft(key: string, preset: Values = {}): Draft {
  const [values, setValues] = useState<Values>(() => ({ ...readDraft(key), ...preset }));
  const [isKept, setKept] = useState(true);
  // What was filled in by a command counts as typed.
  const first = useRef(values);
  useEffect(() => {
    if (Object.keys(first.current).length > 0) setKept(keepDraft(key, first.current));
  }, [key]);
  const set = useCallback(
    (next: Values) => {
      setValues(next);
      setKept(keepDraft(key, next));
    },
    [key],
  );
  const clear = useCallback(() => {
    setValues({});
    keepDraft(key, {});
  }, [key]);
  return { values, set, clear, isKept };
}
