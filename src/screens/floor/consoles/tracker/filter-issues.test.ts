import { describe, expect, it } from 'vitest';
import type { TrackerRow } from '../../../../world/model/operations';
import { filterIssues } from './filter-issues';

const row = (id: string, title: string, events: number): TrackerRow => ({
  id,
  title,
  culprit: 'askModel',
  level: 'error',
  service: 'edge:read',
  environment: 'production',
  release: 'read@v1',
  events,
  people: 1,
  firstSeen: 0,
  lastSeen: 0,
  spark: [],
});

describe('filterIssues', () => {
  const rows = [row('A-1', 'TypeError', 3), row('A-2', 'Timeout of the model', 9), row('A-3', 'TypeError: null', 5)];

  it('wants every word, anywhere, whatever the case', () => {
    expect(filterIssues(rows, 'typeerror').map((r) => r.id)).toEqual(['A-3', 'A-1']);
    expect(filterIssues(rows, 'null EDGE').map((r) => r.id)).toEqual(['A-3']);
    expect(filterIssues(rows, 'absent')).toEqual([]);
  });

  it('puts the busiest first', () => {
    expect(filterIssues(rows, ' ').map((r) => r.id)).toEqual(['A-2', 'A-3', 'A-1']);
  });
});
