import { useCallback, useState } from 'react';

const prefix = 'hotwash.';

/** What was remembered under a key in this browser, or undefined; a refused or damaged storage counts as nothing remembered. */
export function readRemembered(key: string): unknown {
  try {
    const text = window.localStorage.getItem(prefix + key);
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/** Remembers a small value of the interface. Losing it costs comfort only, so a refused storage is passed over. */
export function writeRemembered(key: string, value: unknown): void {
  try {
    window.localStorage.setItem(prefix + key, JSON.stringify(value));
  } catch {
    // Storage is refused or full: the choice lasts until the page is left.
  }
}

/** State that is remembered in this browser. `parse` turns what was stored into a value, or undefined when it does not fit. */
export function useRemembered<T>(
  key: string,
  initial: T,
  parse: (stored: unknown) => T | undefined,
): [T, (next: T) => void] {
  const [value, setValue] = useState<T>(() => parse(readRemembered(key)) ?? initial);
  const set = useCallback(
    (next: T) => {
      setValue(next);
      writeRemembered(key, next);
    },
    [key],
  );
  return [value, set];
}
