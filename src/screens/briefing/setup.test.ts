import { describe, expect, it } from 'vitest';
import { tinyBundle } from '../../../test/support/tiny-scenario';
import { defaultSeats, participantsOf, setupProblem } from './setup';

const { playbook, company } = tinyBundle;
const roles = ['ic', 'deputy', 'scribe'];

describe('the table of roles', () => {
  it('takes people as the playbook names them, nobody twice', () => {
    const rows = defaultSeats(playbook, company, roles, null);
    expect(rows.map((r) => r.person).slice(0, 2)).toEqual(['codex', 'claude']);
    expect(new Set(rows.map((r) => r.person)).size).toBe(3);
    expect(rows.map((r) => r.kind)).toEqual(['player', 'bot', 'bot']);
  });

  it('rotates the scribe', () => {
    const first = defaultSeats(playbook, company, roles, null)[2]?.person ?? '';
    expect(defaultSeats(playbook, company, roles, first)[2]?.person).not.toBe(first);
  });

  it('leaves nobody out of the record, and keeps a name when none is typed', () => {
    const rows = defaultSeats(playbook, company, roles, null).map((r) => ({
      ...r,
      name: ' ',
      kind: r.role === 'scribe' ? ('nobody' as const) : r.kind,
    }));
    expect(participantsOf(rows)).toEqual([
      { id: 'codex', name: 'codex', kind: 'player', role: 'ic' },
      { id: 'claude', name: 'claude', kind: 'bot', role: 'deputy' },
    ]);
  });

  it('wants a player', () => {
    const rows = defaultSeats(playbook, company, roles, null);
    expect(setupProblem(rows)).toBeNull();
    expect(setupProblem(rows.map((r) => ({ ...r, kind: 'bot' as const })))).toMatch(/player/);
  });
});
