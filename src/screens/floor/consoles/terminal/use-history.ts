import { useRef } from 'react';
import { type Place, step } from './history';

/** Arrow up and down through the lines that were run. */
export function useHistory(history: readonly string[]): {
  readonly step: (current: string, direction: 'up' | 'down') => string | undefined;
  readonly reset: () => void;
} {
  const place = useRef<Place | null>(null);
  return {
    step: (current, direction) => {
      const from = place.current ?? { index: history.length, typed: current };
      const next = step(history, from, current, direction);
      if (next === undefined) return undefined;
      place.current = next.place.index === history.length ? null : next.place;
      return next.text;
    },
    reset: () => {
      place.current = null;
    },
  };
}
