import type { DrillCard } from './types';

/** Drills whose title, people, severity or date hold every word of the query. */
export function filterDrills(drills: readonly DrillCard[], query: string): readonly DrillCard[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((w) => w !== '');
  return drills.filter((d) => {
    const text = [d.title, ...d.people, d.severity ?? '', new Date(d.createdAt).toISOString().slice(0, 10)]
      .join(' ')
      .toLowerCase();
    return words.every((w) => text.includes(w));
  });
}
