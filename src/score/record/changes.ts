import type { DrillTime } from '../../base/drill-time';
import type { PersonId } from '../../drill/state';
import { changesProduction, type Fact, factMatches } from '../../scenario/facts';
import type { Remedy } from '../../scenario/schema-truth';
import type { ScoreInput } from '../types';
import { perInput } from './per-input';

export type ChangeVerdict = 'right' | 'acceptable' | 'useless' | 'harmful' | 'unknown';

/** A change of the production, and what it was worth for this cause. */
export interface Change {
  readonly at: DrillTime;
  readonly by: PersonId;
  readonly seq: number;
  readonly fact: Fact;
  readonly remedy?: Remedy;
  readonly verdict: ChangeVerdict;
  readonly title: string;
}

/** How good a remedy is for the drawn variant. */
export function verdictOf(input: ScoreInput, remedy: Remedy): ChangeVerdict {
  return remedy.verdict[input.truth.variant] ?? remedy.verdict['*'] ?? 'unknown';
}

/** A fact in a few words, for sentences and for finding it in the log of changes. */
export function factText(fact: Fact): string {
  const values = Object.entries(fact)
    .filter(([key]) => key !== 'type')
    .map(([, value]) => String(value));
  return `${fact.type.replace('.', ' ')} ${values.join(' ')}`;
}

/** Every change of the production, in order. Calls by hand and log entries change nothing and are left out. */
export const changesOf = perInput((input): readonly Change[] => {
  return input.state.facts
    .filter((f) => f.at <= input.endAt && changesProduction(f.fact))
    .map((f) => {
      const matching = input.bundle.scenario.truth.remedies.filter((r) => factMatches(f.fact, r.fact, r.where));
      // The remedy that says most about the fact is the one that is meant.
      const remedy = matching.toSorted(
        (a, b) => Object.keys(b.where ?? {}).length - Object.keys(a.where ?? {}).length,
      )[0];
      return {
        at: f.at,
        by: f.by,
        seq: f.seq,
        fact: f.fact,
        ...(remedy === undefined ? {} : { remedy }),
        verdict: remedy === undefined ? ('unknown' as const) : verdictOf(input, remedy),
        title: remedy?.title ?? factText(f.fact),
      };
    });
});

/** Facts of a kind that nobody may cause in this scenario, whatever the cause. */
export function forbiddenFacts(input: ScoreInput): readonly {
  readonly at: DrillTime;
  readonly seq: number;
  readonly by: PersonId;
  readonly clause: string;
  readonly text: string;
}[] {
  return input.state.facts.flatMap((f) => {
    const never = input.bundle.scenario.truth.never.find((n) => n.fact === f.fact.type);
    return never === undefined || f.at > input.endAt
      ? []
      : [{ at: f.at, seq: f.seq, by: f.by, clause: never.clause, text: never.text }];
  });
}
