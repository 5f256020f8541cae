import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createDrill } from '../../src/drill/drill';
import { advanceTo, applyEntry, foldEntries, initialState } from '../../src/drill/fold';
import { mselOf } from '../../src/drill/msel';
import type { Entry } from '../../src/drill/record';
import { stateHash } from '../../src/drill/replay';
import type { DrillState } from '../../src/drill/state';
import { viewFor } from '../../src/drill/view';
import { workloadOf } from '../../src/drill/workload';
import { afterActionReport } from '../../src/report/after-action';
import { agreementOf } from '../../src/report/agreement';
import { interventions, seatHistories } from '../../src/report/interventions';
import { rolesPicture } from '../../src/report/pictures';
import { truthNow } from '../../src/report/truth-now';
import { scoreDrill, scoreInput } from '../../src/score/scorecard';
import { facilitationAct } from '../support/arbitrary-acts';
import { anyEntries, anyHeader, bundle } from '../support/random-record';
import { full } from '../support/shipped';

// A whole sweep takes longer than a unit test may.
vi.setConfig({ testTimeout: full ? 600_000 : 120_000 });

const runs = { numRuns: full ? 300 : 25 };
const SECRET = 'Zanzibar-7';

describe('a drill that somebody runs', () => {
  it('delivers nothing that is held, and nothing twice', () => {
    fc.assert(
      fc.property(anyHeader, anyEntries, (header, entries) => {
        const drill = createDrill(bundle, header);
        let state = initialState(drill);
        for (const entry of entries) {
          const before = state;
          state = applyEntry(drill, state, entry);
          const ahead = advanceTo(drill, state, state.t + 60 * 60_000);
          for (const held of state.heldInjects ?? []) {
            const came = ahead.injects.filter((i) => i.injectId === held.injectId);
            expect(came).toEqual([]);
          }
          expect(state.t).toBeGreaterThanOrEqual(before.t);
        }
        const delivered = state.injects.filter((i) => i.outcome === 'delivered').map((i) => i.injectId);
        expect(new Set(delivered).size).toBe(delivered.length);
        const ids = [...state.messages, ...state.pages].map((m) => m.id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      runs,
    );
  });

  it('is told, scored and shown without an error, whatever was done', () => {
    fc.assert(
      fc.property(anyHeader, anyEntries, (header, entries) => {
        const drill = createDrill(bundle, header);
        const state = foldEntries(drill, entries);
        const input = { bundle, header, entries, state };
        const card = scoreDrill(input);
        expect(card.percent).toBeGreaterThanOrEqual(0);
        afterActionReport({ drill, state, card, truth: scoreInput(input).truth });
        const list = mselOf(drill, state);
        expect(list).toHaveLength(bundle.scenario.injects.length + (state.improvised?.length ?? 0));
        truthNow(drill, state);
        agreementOf(drill, state.observations ?? []);
        interventions(drill, state);
        const { bars, absences } = rolesPicture(drill, state, state.t);
        for (const a of absences)
          expect(bars.some((b) => b.role === a.role && b.value === a.value && b.from <= a.from && b.to >= a.to)).toBe(
            true,
          );
        for (const h of seatHistories(drill, state)) {
          const ends = h.stretches.map((s) => s.to);
          expect(ends.indexOf(undefined)).toBe(ends.length - 1);
          expect(workloadOf(drill, state, h.seat).recentActs).toBeGreaterThanOrEqual(0);
        }
        for (const a of state.absences ?? []) expect(a.to === undefined || a.to >= a.from).toBe(true);
      }),
      runs,
    );
  });

  it('shows players nothing of the script in waiting, of what is held or changed, nor of what was observed', () => {
    const hidden: readonly (keyof DrillState)[] = [
      'heldInjects',
      'editedInjects',
      'improvised',
      'observations',
      'injects',
      'agenda',
    ];
    fc.assert(
      fc.property(anyHeader, anyEntries, fc.array(facilitationAct, { maxLength: 12 }), (header, entries, more) => {
        const drill = createDrill(bundle, header);
        const last = entries.at(-1);
        const steered = more.map((act, i): Entry => {
          // A word that stands nowhere else: it is read only where it was delivered.
          const marked =
            act.type === 'inject.edit' || act.type === 'observe' ? { ...act, text: `${act.text} ${SECRET}` } : act;
          const seq = (last?.seq ?? 0) + 1 + i;
          return { seq, at: last?.at ?? 0, id: `s${i}`, by: 'facilitator', act: marked };
        });
        const state = foldEntries(drill, [...entries, ...steered]);
        const delivered = [...state.messages, ...state.pages].some((m) => m.text.includes(SECRET));
        for (const { id } of header.participants) {
          const view = viewFor(drill, state, id);
          for (const key of hidden) expect(view).not.toHaveProperty(key);
          if (!delivered) expect(JSON.stringify(view)).not.toContain(SECRET);
        }
      }),
      runs,
    );
  });

  it('is the same drill for those who play, observed or not', () => {
    fc.assert(
      fc.property(anyHeader, anyEntries, (header, entries) => {
        const drill = createDrill(bundle, header);
        const isObserving = (e: Entry): boolean => e.act.type.startsWith('observe');
        // In place of each, something that changes nothing, so that entries keep their numbers.
        const quiet = entries.map((e): Entry => (isObserving(e) ? { ...e, by: 'nobody-here' } : e));
        const shown = (list: readonly Entry[]): unknown => {
          const state = foldEntries(drill, list);
          const { lifecycle: _steps, ...view } = viewFor(drill, state, 'codex');
          return stateHash({ ...view, refusals: [] } as unknown as DrillState);
        };
        expect(shown(entries)).toBe(shown(quiet));
        const points = (list: readonly Entry[]): unknown =>
          scoreDrill({ bundle, header, entries: list, state: foldEntries(drill, list) }).dimensions.map(
            (d) => d.points,
          );
        expect(points(entries)).toEqual(points(quiet));
      }),
      { numRuns: full ? 200 : 12 },
    );
  });
});
