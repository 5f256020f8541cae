import { describe, expect, it } from 'vitest';
import { tinyBundle } from '../../../../../test/support/tiny-scenario';
import { playbookRows, searchPlaybook } from './playbook-search';

describe('searchPlaybook', () => {
  const rows = playbookRows(tinyBundle.playbook);

  it('knows every clause of the playbook', () => {
    const found = new Set(rows.filter((r) => r.section === 'clauses').map((r) => r.clause));
    expect([...found].sort()).toEqual(tinyBundle.playbook.clauses.map((c) => c.id).sort());
  });

  it('finds a clause by its id, and puts titles before the small print', () => {
    expect(searchPlaybook(rows, 'declare.bridge').every((r) => r.clause === 'declare.bridge')).toBe(true);
    const hits = searchPlaybook(rows, 'rollback');
    expect(hits[0]?.title.toLowerCase()).toContain('rollback');
  });

  it('wants every word, and nothing for nothing', () => {
    expect(searchPlaybook(rows, '   ')).toEqual([]);
    const all = searchPlaybook(rows, 'status page');
    expect(all.length).toBeGreaterThan(0);
    for (const hit of all) expect(`${hit.title} ${hit.text}`.toLowerCase()).toMatch(/status.*page|page.*status/s);
  });
});
