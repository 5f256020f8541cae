import fc from 'fast-check';
import { runHeadless } from '../../src/conduct/run-headless';
import type { Act } from '../../src/drill/acts';
import { bundleHashes } from '../../src/drill/bundle';
import type { Entry, Header, Participant } from '../../src/drill/record';
import { actor, commandActs, controlAct, facilitationAct, workAct } from './arbitrary-acts';
import { shipped } from './shipped';

export const { bundle } = shipped();
const variants = bundle.scenario.variants.map((v) => v.id);

const people: readonly (readonly [string, string, string])[] = [
  ['codex', 'Codex', 'ic'],
  ['claude', 'Claude', 'deputy'],
  ['aiko-tanabe', 'Aiko Tanabe', 'scribe'],
];

/** A header for the shipped scenario, with any of the three made of code. */
export const anyHeader: fc.Arbitrary<Header> = fc
  .record({
    seed: fc.integer({ min: 0, max: 999 }),
    variant: fc.constantFrom(...variants),
    bots: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  })
  .map(({ seed, variant, bots }) => ({
    drillId: 'random',
    createdAt: 1_000_000,
    engine: 'test',
    seed: `p${seed}`,
    scenarioId: bundle.scenario.id,
    playbookId: bundle.playbook.id,
    variant,
    hashes: bundleHashes(bundle),
    participants: people.map(
      ([id, name, role], i): Participant => ({ id, name, role, kind: bots[i] ? 'bot' : 'player' }),
    ),
  }));

/** Entries of all kinds by anybody at any time, the drill's own controls included. */
export const anyEntries: fc.Arbitrary<readonly Entry[]> = fc
  .array(
    fc.oneof(
      fc.record({
        gap: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4 * 60_000 })),
        by: actor,
        act: fc.oneof({ weight: 8, arbitrary: workAct }, { weight: 2, arbitrary: controlAct }),
      }),
      // Most of these would be refused to anybody else.
      fc.record({
        gap: fc.integer({ min: 0, max: 60_000 }),
        by: fc.constantFrom('facilitator', 'facilitator', 'system'),
        act: facilitationAct,
      }),
    ),
    { maxLength: 60 },
  )
  .map((rows) => {
    let at = 1_000_000;
    const started: Entry = { seq: 1, at, id: 'e1', by: 'codex', act: { type: 'drill.start' } };
    const later = rows.map(({ gap, by, act }, i): Entry => {
      at += gap;
      return { seq: i + 2, at, id: `e${i + 2}`, by, act };
    });
    return [started, ...later];
  });

/** One moment of a drill: what somebody does after some drill time. */
export interface Move {
  /** Drill time since the move before, ms; a multiple of 20, so that every pace gives whole milliseconds. */
  readonly gap: number;
  readonly by: string;
  readonly acts: readonly Act[];
}

/** Moves of people at work, commands included, none that touches the clock. */
export const anyMoves: fc.Arbitrary<readonly Move[]> = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 12_000 }).map((n) => n * 20),
      by: fc.constantFrom('codex', 'claude', 'aiko-tanabe'),
      acts: fc.oneof(
        { weight: 6, arbitrary: workAct.map((a): readonly Act[] => [a]) },
        { weight: 1, arbitrary: commandActs('run') },
      ),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((moves) =>
    moves.map((move, i) => ({
      ...move,
      acts: move.acts.map((act) => ('runId' in act ? { ...act, runId: `run-${i}` } : act)),
    })),
  );

/** A whole drill: players' random moves, and the colleagues made of code who answer to them. */
export function played(header: Header, moves: readonly Move[]): readonly Entry[] {
  let at = 0;
  const script = moves.map(({ gap, by, acts }) => {
    at += gap;
    return { at, by, acts };
  });
  return runHeadless(bundle, header, script, at + 5 * 60_000).entries;
}
