import { readSequence } from '../../../src/score/writing/updates/facts';
import { impactGrade } from '../../../src/score/writing/updates/impact';
import { judgeUpdates } from '../../../src/score/writing/updates/judge-updates';
import { type Figure, pairsInOrder, rankCorrelation } from '../figure';
import { figuresOf, type Tally, tally } from './figures';
import { SEQUENCES } from './update-sequences';
import { type LabelledUpdate, UPDATES, type UpdateLabel } from './updates';

/** An impact told so far that a reader knows what goes wrong and with what. */
const TOLD = 0.4;

/** What is found in a single update. */
export function labelsOf(text: string): readonly UpdateLabel[] {
  const [facts] = readSequence({ updates: [{ at: '2025-11-05T09:00:00Z', text }] }).all;
  if (facts === undefined) return [];
  const { impact, actions, next, guesses } = facts;
  const found: readonly (readonly [UpdateLabel, boolean])[] = [
    ['impact', impactGrade(impact) >= TOLD],
    ['deed', actions.grade >= 0.8],
    ['promise', next.promise !== undefined],
    ['guess', guesses.guesses.length > 0],
    ['unknown', guesses.unknown !== undefined],
    ['eta', guesses.eta !== undefined],
  ];
  return found.filter(([, there]) => there).map(([label]) => label);
}

export function tallyOfUpdate(row: LabelledUpdate): Tally {
  return tally(labelsOf(row.text), row.expect);
}

/** How well single updates are read, and whether whole sequences come out in a reader's order. */
export function figures(): readonly Figure[] {
  const scores = SEQUENCES.map((s) => judgeUpdates(s.sequence).score);
  const reader = SEQUENCES.map((s) => s.reader);
  return [
    ...figuresOf('updates', UPDATES, tallyOfUpdate),
    {
      set: 'update sequences',
      n: SEQUENCES.length,
      rank: rankCorrelation(reader, scores),
      pairs: pairsInOrder(reader, scores, 5).share,
    },
  ];
}
