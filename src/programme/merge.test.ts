import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addThing, removeThing, restoreThing, setFields, settleConflict, settleRevived } from './change';
import { type Programme, programmeOf } from './fold';
import { mergeChanges } from './merge';
import type { Change } from './schema';

const ana = (at: number) => ({ by: 'Ana', at });
const ben = (at: number) => ({ by: 'Ben', at });
const grown = (p: Programme, ...changes: readonly Change[]): Programme => programmeOf([...p.changes, ...changes]);
const joined = (a: Programme, b: Programme): Programme => programmeOf(mergeChanges(a.changes, b.changes).changes);

/** A programme with one action that both sides know. */
function shared(): { readonly both: Programme; readonly action: string } {
  const first = addThing(
    programmeOf([]),
    'action',
    { text: 'Alert on queue depth', owner: 'Ana', due: '2026-04-01' },
    ana(1),
  );
  return { both: programmeOf([first]), action: first.act.of };
}

describe('two sides of a programme', () => {
  it('keep both when they changed different fields of one thing', () => {
    const { both, action } = shared();
    const left = grown(both, setFields(both, 'action', action, { state: 'doing' }, ana(2)));
    const right = grown(both, setFields(both, 'action', action, { due: '2026-05-01' }, ben(3)));
    const merged = joined(left, right);
    expect(merged.actions).toMatchObject([{ state: 'doing', due: '2026-05-01', text: 'Alert on queue depth' }]);
    expect(merged.conflicts).toEqual([]);
  });

  it('tell of one field changed by both, keep the later, and take the other up again', () => {
    const { both, action } = shared();
    const left = grown(both, setFields(both, 'action', action, { owner: 'Ben' }, ana(2)));
    const once = grown(both, setFields(both, 'action', action, { owner: 'Codex' }, ben(3)));
    const right = grown(once, setFields(once, 'action', action, { owner: 'Claude' }, ben(4)));
    const merged = joined(left, right);
    expect(merged.actions[0]?.owner).toBe('Claude');
    expect(merged.conflicts).toMatchObject([
      { field: 'owner', kept: { value: 'Claude', by: 'Ben' }, others: [{ value: 'Ben', by: 'Ana' }] },
    ]);
    const [conflict] = merged.conflicts;
    if (conflict === undefined) throw new Error('there is a conflict');
    const settled = grown(merged, settleConflict(merged, conflict, 'Ben', ana(5)));
    expect(settled.actions[0]?.owner).toBe('Ben');
    expect(settled.conflicts).toEqual([]);
  });

  it('are in no conflict over the same value, nor over edits one after another', () => {
    const { both, action } = shared();
    const left = grown(both, setFields(both, 'action', action, { owner: 'Ben' }, ana(2)));
    const right = grown(both, setFields(both, 'action', action, { owner: 'Ben' }, ben(3)));
    expect(joined(left, right).conflicts).toEqual([]);
    const later = grown(left, setFields(left, 'action', action, { owner: 'Claude' }, ben(9)));
    expect(joined(left, later).conflicts).toEqual([]);
    expect(joined(later, left).actions[0]?.owner).toBe('Claude');
  });

  it('keep what one removes while the other changes it, and say so', () => {
    const { both, action } = shared();
    const left = grown(both, removeThing(both, 'action', action, ana(2)));
    const right = grown(both, setFields(both, 'action', action, { state: 'done' }, ben(3)));
    expect(left.actions).toEqual([]);
    const merged = joined(left, right);
    expect(merged.actions).toMatchObject([{ text: 'Alert on queue depth', state: 'done' }]);
    expect(merged.revived).toMatchObject([{ of: action, removal: { by: 'Ana' }, edits: [{ by: 'Ben' }] }]);
    const kept = grown(merged, settleRevived(merged, { kind: 'action', of: action }, 'keep', ben(4)));
    expect([kept.actions.length, kept.revived.length]).toEqual([1, 0]);
    const gone = grown(merged, settleRevived(merged, { kind: 'action', of: action }, 'remove', ben(4)));
    expect([gone.actions.length, gone.revived.length]).toEqual([0, 0]);
  });

  it('keep what somebody decided to keep against a removal that arrives later', () => {
    const { both, action } = shared();
    const left = grown(both, removeThing(both, 'action', action, ana(2)));
    const right = grown(left, restoreThing(left, 'action', action, ben(3)));
    const third = grown(both, removeThing(both, 'action', action, ana(4)));
    expect(right.actions).toMatchObject([{ owner: 'Ana', due: '2026-04-01' }]);
    expect(joined(right, third).actions).toHaveLength(1);
  });

  it('lose a thing that both removed, and one that was removed after all edits', () => {
    const { both, action } = shared();
    const left = grown(both, removeThing(both, 'action', action, ana(2)));
    const right = grown(both, removeThing(both, 'action', action, ben(3)));
    expect(joined(left, right).actions).toEqual([]);
    expect(joined(left, both).actions).toEqual([]);
  });

  it('name an id under which the two say different things, and agree which counts', () => {
    const { both, action } = shared();
    const [first] = both.changes;
    if (first === undefined) throw new Error('there is a change');
    const forged = { ...first, by: 'Mallory' };
    const one = mergeChanges([first], [forged]);
    const other = mergeChanges([forged], [first]);
    expect(one.altered).toEqual([first.id]);
    expect(one.changes).toEqual(other.changes);
    expect(programmeOf(one.changes).actions.map((a) => a.id)).toEqual([action]);
  });

  it('ignore a change that names itself or a later one as replaced', () => {
    const { both, action } = shared();
    const edit = setFields(both, 'action', action, { owner: 'Ben' }, ana(2));
    const loop = { ...edit, act: { ...edit.act, over: [edit.id, ...edit.act.over] } };
    expect(programmeOf([...both.changes, loop]).actions[0]?.owner).toBe('Ben');
    const [first] = both.changes;
    if (first === undefined) throw new Error('there is a change');
    const early = { ...first, act: { ...first.act, over: [edit.id] } };
    expect(programmeOf([early, edit]).actions[0]?.owner).toBe('Ben');
  });
});

type Step = {
  readonly side: number;
  readonly what: 'add' | 'set' | 'remove' | 'restore' | 'pull';
  readonly pick: number;
  readonly value: number;
};
const step = fc.record({
  side: fc.integer({ min: 0, max: 2 }),
  what: fc.constantFrom(
    'add' as const,
    'set' as const,
    'set' as const,
    'remove' as const,
    'restore' as const,
    'pull' as const,
  ),
  pick: fc.nat(5),
  value: fc.nat(3),
});

/** Three people who work apart and pull from each other now and then. */
function played(steps: readonly Step[]): readonly Programme[] {
  const sides = [programmeOf([]), programmeOf([]), programmeOf([])];
  for (const [i, { side, what, pick, value }] of steps.entries()) {
    const mine = sides[side] ?? programmeOf([]);
    const author = { by: `p${side}`, at: 1_000 + i };
    if (what === 'pull') {
      sides[side] = joined(mine, sides[pick % 3] ?? mine);
      continue;
    }
    const known = [...mine.traces.keys()].map((k) => k.slice('action/'.length));
    const of = known[pick % Math.max(1, known.length)];
    if (what === 'add' || of === undefined) {
      sides[side] = grown(mine, addThing(mine, 'action', { text: `t${value}` }, author));
    } else if (what === 'set') {
      const fields = value % 2 === 0 ? { owner: `o${value}` } : { owner: `o${value}`, priority: `P${value}` };
      sides[side] = grown(mine, setFields(mine, 'action', of, fields, author));
    } else if (what === 'remove') sides[side] = grown(mine, removeThing(mine, 'action', of, author));
    else sides[side] = grown(mine, restoreThing(mine, 'action', of, author));
  }
  return sides;
}

const merge = (...lists: readonly (readonly Change[])[]): readonly Change[] =>
  lists.reduce((all, list) => mergeChanges(all, list).changes, [] as readonly Change[]);

describe('merging, whatever three people did', () => {
  it('is commutative, associative and idempotent, and loses no change', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const [a, b, c] = played(steps).map((p) => p.changes);
        if (a === undefined || b === undefined || c === undefined) throw new Error('three sides');
        expect(merge(a, b)).toEqual(merge(b, a));
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
        expect(merge(a, a)).toEqual(merge(a));
        const all = new Set([...a, ...b, ...c].map((x) => x.id));
        expect(new Set(merge(a, b, c).map((x) => x.id))).toEqual(all);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps every thing that anybody changed without knowing that it was removed, and every value in sight', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const end = programmeOf(merge(...played(steps).map((p) => p.changes)));
        const seen = new Set(end.changes.flatMap((c) => c.act.over));
        for (const change of end.changes) {
          if (change.act.type !== 'set' || seen.has(change.id)) continue;
          // Nobody ever replaced or removed this change: the thing is there, and each value counts or is told as a conflict.
          const thing = end.actions.find((t) => t.id === change.act.of);
          expect(thing).toBeDefined();
          for (const [field, value] of Object.entries(change.act.fields)) {
            const told = end.conflicts.filter((c) => c.of === change.act.of && c.field === field);
            const values = [thing?.[field as 'owner'], ...told.flatMap((c) => c.others.map((o) => o.value))];
            expect(values).toContain(value);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('comes to rest: conflicts settled on one side are settled for all', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let end = programmeOf(merge(...played(steps).map((p) => p.changes)));
        for (let i = 0; i < 200 && end.conflicts.length + end.revived.length > 0; i++) {
          const [conflict] = end.conflicts;
          const [revived] = end.revived;
          if (conflict !== undefined)
            end = grown(end, settleConflict(end, conflict, conflict.others[0]?.value, ana(i)));
          else if (revived !== undefined) end = grown(end, settleRevived(end, revived, 'keep', ana(i)));
        }
        expect([end.conflicts, end.revived]).toEqual([[], []]);
      }),
      { numRuns: 100 },
    );
  });
});
