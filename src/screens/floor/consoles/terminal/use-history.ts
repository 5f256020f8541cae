import { useRef } from 'react';
import { type Place, step } from './history';

/** Arrow up and down through the lines that were run. A place is one in its list: another list begins at its end. */
export function useHistory(history: readonly string[]): {
  readonly step: (current: string, direction: 'up' | 'down') => string | undefined;
  readonly reset: () => void;
} {
  const last = useRef<{ readonly history: readonly string[]; readonly place: Place } | null>(null);
  return {
    step: (current, direction) => {
      const known = last.current?.history === history ? last.current.place : undefined;
      const from = known ?? { index: history.length, typed: current };
      const next = step(history, from, current, direction);
      if (next === undefined) return undefined;
      last.current = next.place.index === history.length ? null : { history, place: next.place };
      return next.text;
    },
    reset: () => {
      last.current = null;
    },
  };
}
