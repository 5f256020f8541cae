import { useCallback, useState } from 'react';

interface Seen {
  readonly place: string;
  readonly ids: readonly string[];
  readonly evidence: ReadonlySet<string>;
}

/** What the charts on screen have shown so far; begins anew in another place. */
export function useSeen(place: string): {
  readonly charts: number;
  readonly evidence: ReadonlySet<string>;
  readonly add: (chart: string, evidence: readonly string[]) => void;
} {
  const [seen, setSeen] = useState<Seen>({ place, ids: [], evidence: new Set() });
  const add = useCallback(
    (chart: string, evidence: readonly string[]) =>
      setSeen((before) => {
        const base = before.place === place ? before : { place, ids: [], evidence: new Set<string>() };
        if (base.ids.includes(chart) && evidence.every((id) => base.evidence.has(id))) return base;
        const ids = base.ids.includes(chart) ? base.ids : [...base.ids, chart];
        return { place, ids, evidence: new Set([...base.evidence, ...evidence]) };
      }),
    [place],
  );
  const here = seen.place === place;
  return { charts: here ? seen.ids.length : 0, evidence: here ? seen.evidence : new Set(), add };
}
