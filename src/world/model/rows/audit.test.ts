import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../base/drill-time';
import { type Scenario, scenarioSchema } from '../../../scenario/schema';
import type { WorldView } from '../operations';
import { perform } from '../perform';
import { smallScenario, smallWorld } from '../small-world';
import { accountRows, auditRows, signedIn } from './audit';

const STRANGER = '198.51.100.77';
const failing = { state: 'service.failing' };

function withAudit(): Scenario {
  const base = smallScenario();
  const audit = {
    accounts: [
      { email: 'jo@staff.example', at: '-200d' },
      { email: 'odd@elsewhere.example', at: '-1h' },
    ],
    entries: [
      { id: 'desk', at: '-5h', action: 'login', actor: 'jo@staff.example', ip: '203.0.113.24', session: true },
      {
        id: 'refresh',
        when: failing,
        every: '4m',
        action: 'token_refreshed',
        actor: 'jo@staff.example',
        ip: STRANGER,
        evidence: ['ev-error'],
      },
      {
        id: 'invited',
        when: failing,
        action: 'user_invited',
        actor: 'jo@staff.example',
        ip: STRANGER,
        traits: { user_email: 'odd@elsewhere.example' },
      },
      {
        id: 'second',
        at: ['-9m', '-3m'],
        action: 'login',
        actor: 'odd@elsewhere.example',
        ip: STRANGER,
        session: true,
      },
    ],
  };
  const exhibits = { ...base.exhibits, audit: scenarioSchema.shape.exhibits.shape.audit.parse(audit) };
  return { ...base, exhibits };
}

const scenario = withAudit();
const world = smallWorld({ scenario });
const read = (from: number, to: number, of: WorldView = world) => {
  const answer = perform(of, { op: 'audit.read', from, to });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer;
};
const revoked = (whose: string, at: number): WorldView =>
  smallWorld({ scenario, facts: [{ at, by: 'codex', fact: { type: 'sessions.revoked', whose } }] });

describe('the audit log', () => {
  it('holds authored entries while their guard holds, and ordinary sign-ins between them', () => {
    const { value, evidence } = read(-HOUR, 20 * MINUTE);
    const strange = value.rows.filter((r) => r.ip === STRANGER);
    expect(strange.filter((r) => r.action === 'token_refreshed').length).toBeGreaterThan(5);
    expect(strange.filter((r) => r.action === 'user_invited').map((r) => r.at)).toEqual([-12 * MINUTE]);
    expect(strange.every((r) => r.at >= -12 * MINUTE)).toBe(true);
    expect(evidence).toEqual(['ev-error']);
    expect(value.rows.map((r) => r.at)).toEqual(value.rows.map((r) => r.at).toSorted((a, b) => a - b));
  });

  it('of a range is that of its parts, whatever the seed', () => {
    const time = fc.integer({ min: -40 * MINUTE, max: 20 * MINUTE });
    fc.assert(
      fc.property(time, time, time, fc.string({ minLength: 1, maxLength: 8 }), (x, y, z, seed) => {
        const [a = 0, b = 0, c = 0] = [x, y, z].sort((p, q) => p - q);
        const of = smallWorld({ scenario, seed });
        expect([...auditRows(of, a, b), ...auditRows(of, b, c)]).toEqual(auditRows(of, a, c));
      }),
      { numRuns: 50 },
    );
  });

  it('loses what was deleted, and only that', () => {
    const all = read(-HOUR, 20 * MINUTE).value.rows;
    const fact = {
      type: 'evidence.deleted' as const,
      what: 'auth.audit_log_entries',
      spans: [[-12 * MINUTE, -12 * MINUTE] as [number, number]],
    };
    const of = smallWorld({ scenario, facts: [{ at: 15 * MINUTE, by: 'sam', fact }] });
    const left = read(-HOUR, 20 * MINUTE, of).value.rows;
    expect(left).toEqual(all.filter((r) => r.at !== -12 * MINUTE));
    expect(left.length).toBeLessThan(all.length);
  });

  it('shows its evidence to whoever reads the rows with SQL', () => {
    const relations = ['audit_log_entries'];
    const seen = perform(world, { op: 'rows.read', relations, text: `token_refreshed jo@staff.example ${STRANGER}` });
    expect(seen.ok && seen.evidence).toEqual(['ev-error']);
    const other = perform(world, { op: 'rows.read', relations, text: 'login jo@staff.example 203.0.113.24' });
    expect(other.ok && other.evidence).toEqual([]);
  });
});

describe('ending sign-ins', () => {
  it('causes the fact for an account of the scenario, and for all', () => {
    const one = perform(world, { op: 'signins.revoke', whose: 'jo@staff.example' });
    expect(one.ok && one.facts).toEqual([{ type: 'sessions.revoked', whose: 'jo@staff.example' }]);
    const all = perform(world, { op: 'signins.revoke', whose: 'all' });
    expect(all.ok && all.facts).toEqual([{ type: 'sessions.revoked', whose: 'all' }]);
  });

  it('refuses who is not there, and who is out already', () => {
    const nobody = perform(world, { op: 'signins.revoke', whose: 'nobody@staff.example' });
    expect(!nobody.ok && nobody.error.code).toBe('not-found');
    const out = perform(revoked('jo@staff.example', 5 * MINUTE), { op: 'signins.revoke', whose: 'jo@staff.example' });
    expect(!out.ok && out.error.code).toBe('no-change');
  });

  it('leaves those signed in whose sessions nobody has ended', () => {
    expect(signedIn(world)).toEqual(['jo@staff.example', 'odd@elsewhere.example']);
    expect(signedIn(revoked('jo@staff.example', 5 * MINUTE))).toEqual(['odd@elsewhere.example']);
    expect(signedIn(revoked('all', 5 * MINUTE))).toEqual([]);
    expect(signedIn(revoked('all', -8 * HOUR))).toEqual(['jo@staff.example', 'odd@elsewhere.example']);
  });

  it('knows the accounts by the same ids in every drill', () => {
    expect(accountRows(world)).toEqual(accountRows(smallWorld({ scenario, seed: 'another' })));
  });
});
