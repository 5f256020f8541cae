import { describe, expect, it } from 'vitest';
import { filterDrills } from './filter-drills';
import type { DrillCard } from './types';

const drill = (id: string, title: string, severity: string | null): DrillCard => ({
  id,
  title,
  createdAt: Date.UTC(2026, 2, 4),
  phase: 'debrief',
  severity,
  durationMs: 0,
  percent: null,
  rating: null,
  people: ['Codex'],
  forked: false,
  isTeam: false,
});

describe('filterDrills', () => {
  const drills = [drill('a', 'Readings fail', 'SEV2'), drill('b', 'Slow pages', 'SEV1')];
  it('keeps all for an empty query', () => expect(filterDrills(drills, '  ')).toHaveLength(2));
  it('wants every word, wherever it stands', () => {
    expect(filterDrills(drills, 'codex sev1').map((d) => d.id)).toEqual(['b']);
    expect(filterDrills(drills, '2026-03-04 readings').map((d) => d.id)).toEqual(['a']);
    expect(filterDrills(drills, 'readings sev1')).toEqual([]);
  });
});
