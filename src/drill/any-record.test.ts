import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyAct } from '../../test/support/any-act';
import { headerFor, tinyBundle } from '../../test/support/tiny-scenario';
import { isoUtc } from '../base/drill-time';
import { advanceTo, stateAtWall } from './advance';
import { createDrill } from './drill';
import { applyEntry, entryTime, foldEntries, initialState, stateAt } from './fold';
import type { Entry, Participant } from './record';
import { stateHash } from './replay';
import type { DrillState } from './state';
import { viewFor } from './view';

const participants: Participant[] = [
  { id: 'codex', name: 'Codex', kind: 'player' },
  { id: 'claude', name: 'Claude', kind: 'player' },
  { id: 'amp', name: 'Amp', kind: 'bot' },
];
const drill = createDrill(tinyBundle, headerFor(tinyBundle, { participants }));

/** Records as they may come out of a file: any acts, by anybody, at any wall times. Most begin with StartEx. */
const anyRecord: fc.Arbitrary<Entry[]> = fc
  .record({
    started: fc.boolean(),
    rows: fc.array(
      fc.record({
        act: anyAct,
        by: fc.oneof(
          { weight: 9, arbitrary: fc.constantFrom('codex', 'claude', 'amp') },
          fc.constantFrom('facilitator', 'system', 'stranger', '__proto__'),
        ),
        pause: fc.oneof(
          { weight: 9, arbitrary: fc.integer({ min: 0, max: 400_000 }) },
          fc.constantFrom(-60_000, 0, 20_000_000, Number.MAX_SAFE_INTEGER - 10_000_000_000),
        ),
      }),
      { maxLength: 60 },
    ),
  })
  .map(({ started, rows }) => {
    let wall = 1_000_000;
    const first = { act: { type: 'drill.start' } as const, by: 'codex', pause: 0 };
    // The end of a drill would hide most of what comes after it: it comes late.
    const ends = ['drill.end', 'drill.stop-real'];
    const early = rows.filter((r, i) => !ends.includes(r.act.type) || i > rows.length * 0.7);
    // Nor should half of all drills stand in a pause.
    const resumed = early.flatMap((r, i) =>
      r.act.type === 'drill.pause' && i % 4 !== 0 ? [r, { ...r, act: { type: 'drill.resume' } as const }] : [r],
    );
    return [...(started ? [first] : []), ...resumed].map(({ act, by, pause }, i) => {
      wall = Math.max(0, Math.min(Number.MAX_SAFE_INTEGER, wall + pause));
      return { seq: i + 1, at: wall, id: `e${i}`, by, act };
    });
  });

function* states(entries: readonly Entry[]): Generator<readonly [Entry, DrillState, DrillState]> {
  let state = initialState(drill);
  for (const entry of entries) {
    const next = applyEntry(drill, state, entry);
    yield [entry, state, next];
    state = next;
  }
}

const check = (property: (entries: Entry[]) => void, numRuns = 300): void =>
  fc.assert(fc.property(anyRecord, property), { numRuns, seed: 20_260_304 });

describe('any record', () => {
  it('folds without throwing; time is a date and never runs back; nothing due is left over', () => {
    check((entries) => {
      for (const [entry, before, after] of states(entries)) {
        expect(after.seq).toBe(entry.seq);
        expect(Number.isSafeInteger(after.t) && after.t >= before.t).toBe(true);
        expect(isoUtc(drill.startEpoch + after.t)).toMatch(/^\d{4}-/);
        expect(after.agenda.every((item) => item.at > after.t)).toBe(true);
      }
    });
  });

  it('is a prefix of itself: folded in two parts, the first carried as text, it gives the same drill', () => {
    check((entries) => {
      const cut = Math.floor(entries.length / 2);
      const half = JSON.parse(JSON.stringify(foldEntries(drill, entries.slice(0, cut)))) as DrillState;
      const whole = foldEntries(drill, entries);
      expect(stateHash(foldEntries(drill, entries.slice(cut), half))).toBe(stateHash(whole));
    });
  });

  it('stays the same however often somebody looks at the drill between two entries', () => {
    check((entries) => {
      let looked = initialState(drill);
      for (const entry of entries) {
        const { t } = entryTime(looked, entry);
        if (looked.clock.running) looked = advanceTo(drill, looked, looked.t + Math.floor((t - looked.t) / 2));
        looked = applyEntry(drill, looked, entry);
      }
      expect(stateHash(looked)).toBe(stateHash(foldEntries(drill, entries)));
    });
  });

  it('can be shown at any drill time, the last one being the present', () => {
    check((entries) => {
      const whole = foldEntries(drill, entries);
      expect(stateHash(stateAt(drill, entries, whole.t))).toBe(stateHash(whole));
      for (const t of [-60_000, 0, Math.floor(whole.t / 3), Math.floor(whole.t / 2)]) {
        const then = stateAt(drill, entries, t);
        expect(then.t).toBeLessThanOrEqual(Math.max(0, t));
        expect(then.happenings.every((h) => h.at <= Math.max(0, t))).toBe(true);
      }
    }, 60);
  });

  it('keeps what was refused apart: nothing else differs from a drill in which nobody asked', () => {
    check((entries) => {
      for (const [entry, before, after] of states(entries)) {
        if (after.refusals.length === before.refusals.length) continue;
        const idle = advanceTo(drill, before, after.t);
        const { seq, lastWall, refusals } = after;
        expect(after).toEqual({ ...idle, seq, lastWall, refusals });
        expect(after.refusals.at(-1)).toMatchObject({ seq: entry.seq, by: entry.by, act: entry.act.type });
      }
    });
  });

  it('shows nobody what is hidden', () => {
    const { scenario } = tinyBundle;
    const secrets = [
      ...scenario.variants.flatMap((v) => [v.title, v.summary]),
      ...scenario.truth.causes.map((c) => c.sentence),
      scenario.truth.impact.sentence,
    ];
    check((entries) => {
      const state = stateAtWall(drill, foldEntries(drill, entries), (entries.at(-1)?.at ?? 0) + 30_000);
      const waiting = scenario.injects
        .filter((i) => !state.injects.some((d) => d.injectId === i.id))
        .map((i) => i.text);
      for (const me of [...participants.map((p) => p.id), 'facilitator']) {
        const view = viewFor(drill, state, me);
        for (const key of ['variant', 'world', 'agenda', 'waitingInjects', 'injects', 'facts', 'happenings'])
          expect(view).not.toHaveProperty(key);
        const text = JSON.stringify(view);
        for (const secret of [...secrets, ...waiting]) expect(text).not.toContain(JSON.stringify(secret));
        expect(view.tools.every((t) => t.by === me)).toBe(true);
        expect(
          view.messages.every((m) => !m.channel.startsWith('dm:') || m.from === me || m.channel === `dm:${me}`),
        ).toBe(true);
      }
    }, 60);
  });
});
