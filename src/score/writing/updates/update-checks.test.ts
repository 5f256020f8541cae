import { describe, expect, it } from 'vitest';
import { edgeOutage } from '../../../../test/support/edge-outage';
import { minutes } from '../../../base/drill-time';
import { runsOf, shareFor } from '../../clauses';
import { claimsTrueFixtures } from '../../fixtures/claims-true';
import { etaFixtures } from '../../fixtures/eta';
import { noSpeculationFixtures } from '../../fixtures/no-speculation';
import { promiseKeptFixtures } from '../../fixtures/promise-kept';
import type { Script } from '../../fixtures/script';
import { updateFieldsFixtures } from '../../fixtures/update-fields';
import { usersWordsFixtures } from '../../fixtures/users-words';
import { mean } from '../../measure';
import { scoreInput } from '../../scorecard';
import { type CheckedUpdate, updateChecks } from './update-checks';

const runs = runsOf(edgeOutage);
const checksOf = (run: Script): readonly CheckedUpdate[] => updateChecks(scoreInput(run.run()));
const rowsOf = (list: readonly CheckedUpdate[], id: string) => list.flatMap((u) => u.checks.filter((c) => c.id === id));

describe('checks of what was told', () => {
  const good = checksOf(runs({}));

  it('are there for every update, announcement, resolution and post on the status page, in order', () => {
    expect(new Set(good.map((u) => u.told.kind))).toEqual(
      new Set(['announcement', 'update', 'resolution', 'status-page']),
    );
    expect(good.map((u) => u.told.at)).toEqual(good.map((u) => u.told.at).toSorted((a, b) => a - b));
    for (const u of good) {
      expect(u.checks.length, u.told.text).toBeGreaterThan(0);
      for (const c of u.checks) {
        expect(c.title).not.toBe(c.id);
        expect(c.points).toBeLessThanOrEqual(c.of);
        for (const s of c.spans) expect(u.told.text.slice(s.start, s.end)).toBe(s.text);
      }
    }
    expect(good.filter((u) => u.told.kind === 'update').every((u) => u.promisedFor !== undefined)).toBe(true);
  });

  it('give what the scorecard gives', () => {
    for (const id of ['update-fields', 'users-words', 'promise-kept']) {
      const run = runs({});
      expect(mean(rowsOf(good, id).map((c) => c.points)), id).toBeCloseTo(shareFor(run, id) ?? -1, 1);
    }
  });

  const flaws: readonly (readonly [string, Script])[] = [
    ['update-fields', updateFieldsFixtures.examples['tpl.update']?.broken(runs) ?? runs({})],
    ['promise-kept', promiseKeptFixtures.examples['comms.cadence']?.broken(runs) ?? runs({})],
    ['claims-true', claimsTrueFixtures.examples['practice.claims-true']?.broken(runs) ?? runs({})],
    ['users-words', usersWordsFixtures.examples['practice.users-words']?.broken(runs) ?? runs({})],
    ['no-speculation', noSpeculationFixtures.examples['practice.no-speculation']?.broken(runs) ?? runs({})],
    ['eta', etaFixtures.examples['practice.eta']?.broken(runs) ?? runs({})],
  ];
  for (const [id, run] of flaws) {
    it(`say which update it was, and where: ${id}`, () => {
      const lapses = checksOf(run).filter((u) => u.checks.some((c) => c.id === id && c.points < c.of));
      expect(lapses.length).toBeGreaterThan(0);
      const check = lapses[0]?.checks.find((c) => c.id === id);
      expect(check?.hint).toBeDefined();
      expect(check?.reason.length).toBeGreaterThan(10);
      if (['claims-true', 'no-speculation', 'users-words', 'promise-kept'].includes(id))
        expect(check?.spans.some((s) => s.hint !== undefined)).toBe(true);
    });
  }

  it('say of a promise when it was due, when the next came, and whether it was kept', () => {
    const broken = checksOf(flaws[1]?.[1] ?? runs({})).find((u) => u.kept === false);
    expect(broken?.promisedFor).toBe(minutes(20));
    expect(broken?.keptAt).toBeGreaterThan(minutes(25));
    expect(good.filter((u) => u.kept === true).length).toBeGreaterThan(0);
  });

  it('find an update that says what the one before said', () => {
    const run = runs({});
    const first = run.run().state.messages.find((m) => m.kind === 'update');
    const again = run.at((first?.at ?? 0) + minutes(1), first?.from ?? '', {
      type: 'post',
      channel: first?.channel ?? '',
      kind: 'update',
      text: first?.text ?? '',
      ...(first?.fields === undefined ? {} : { fields: first.fields }),
    });
    const stale = rowsOf(checksOf(again), 'novelty').filter((c) => c.points === 0);
    expect(stale).toHaveLength(1);
  });
});
