import type { Drill } from '../drill/drill';
import type { Evaluator } from '../drill/facilitation-acts';
import type { Observation } from '../drill/facilitation-state';
import type { PersonId } from '../drill/state';

type Rating = Observation['rating'];

/** From best to worst: how far two ratings lie apart is counted in steps on this ladder. */
const LADDER: readonly Rating[] = ['P', 'S', 'M', 'U'];

/** Fewer pairs of ratings than this say nothing about how well evaluators agree. */
export const FEWEST_PAIRS = 5;

/** What was rated by one or more evaluators: an objective, of the team or of one person. */
export interface RatedObjective {
  readonly objective: { readonly id: string; readonly text: string };
  /** Whom it is about; absent: the team. */
  readonly person?: PersonId;
  /** The latest observation of each evaluator who rated it, in the order of `evaluators`. */
  readonly ratings: readonly Observation[];
  /** Steps between the best and the worst of these ratings, 0 to 3; 0 also with a single one. */
  readonly apart: number;
}

/** How two evaluators agree on what both of them rated. */
export interface PairAgreement {
  readonly one: Evaluator;
  readonly other: Evaluator;
  /** Things that both rated. */
  readonly n: number;
  /** Of these, rated alike. */
  readonly exact: number;
}

/** Agreement beyond what chance would give. */
export type Kappa =
  /** Too few pairs to say. */
  | { readonly state: 'too-few' }
  /** Everybody gave the same rating throughout: there is nothing that chance could be told from. */
  | { readonly state: 'no-spread' }
  /** Linearly weighted kappa in hundredths, -100 to 100: 100 is full agreement, 0 what chance gives. */
  | { readonly state: 'known'; readonly hundredths: number };

/** The observations of a drill's evaluators side by side. */
export interface Agreement {
  /** In the order of their first observation; an evaluator goes by the name used last. */
  readonly evaluators: readonly Evaluator[];
  readonly rows: readonly RatedObjective[];
  /** Every two evaluators who rated at least one thing both. */
  readonly pairs: readonly PairAgreement[];
  /** Pairs of ratings of the same thing. */
  readonly n: number;
  /** Of a hundred pairs, how many are alike (whole percent); absent without pairs. */
  readonly exactPercent?: number;
  readonly kappa: Kappa;
}

function evaluatorsOf(observations: readonly Observation[]): readonly Evaluator[] {
  const byId = new Map<string, Evaluator>();
  // A map keeps the place of the first and the name of the last.
  for (const { evaluator } of observations) byId.set(evaluator.id, evaluator);
  return [...byId.values()];
}

function rowsOf(drill: Drill, observations: readonly Observation[], evaluators: readonly Evaluator[]) {
  return drill.bundle.scenario.objectives.flatMap(({ id, text }): readonly RatedObjective[] => {
    const own = observations.filter((o) => o.objective === id);
    const named = [...new Set(own.flatMap((o) => o.person ?? []))].sort();
    const people = own.some((o) => o.person === undefined) ? [undefined, ...named] : named;
    return people.map((person) => {
      const ratings = evaluators.flatMap(
        (e) => own.findLast((o) => o.person === person && o.evaluator.id === e.id) ?? [],
      );
      const steps = ratings.map((o) => LADDER.indexOf(o.rating));
      return {
        objective: { id, text },
        ...(person === undefined ? {} : { person }),
        ratings,
        apart: Math.max(...steps) - Math.min(...steps),
      };
    });
  });
}

/** The ratings that two evaluators gave to the same things, as places on the ladder. */
function common(
  rows: readonly RatedObjective[],
  one: Evaluator,
  other: Evaluator,
): readonly (readonly [number, number])[] {
  return rows.flatMap((row) => {
    const a = row.ratings.find((o) => o.evaluator.id === one.id);
    const b = row.ratings.find((o) => o.evaluator.id === other.id);
    return a === undefined || b === undefined ? [] : [[LADDER.indexOf(a.rating), LADDER.indexOf(b.rating)] as const];
  });
}

/**
 * Linearly weighted kappa over all pairs of evaluators: one less the steps that they lie apart, for each step that they would
 * lie apart by chance, given how often each of them uses each rating. With two evaluators it is Cohen's. In whole numbers
 * throughout (fractions of big integers), so that every machine says the same.
 */
function kappaOf(pairs: readonly (readonly (readonly [number, number])[])[]): Kappa {
  if (pairs.reduce((n, p) => n + p.length, 0) < FEWEST_PAIRS) return { state: 'too-few' };
  let observed = 0n;
  // The steps expected by chance, as a fraction.
  let above = 0n;
  let below = 1n;
  for (const pair of pairs) {
    if (pair.length === 0) continue;
    let byChance = 0n;
    for (const [a] of pair) for (const [, b] of pair) byChance += BigInt(Math.abs(a - b));
    const n = BigInt(pair.length);
    above = above * n + byChance * below;
    below *= n;
    observed += BigInt(pair.reduce((sum, [a, b]) => sum + Math.abs(a - b), 0));
  }
  if (above === 0n) return { state: 'no-spread' };
  const left = 100n * (above - observed * below);
  // Rounded to the nearest, halves away from zero.
  const half = left < 0n ? -above : above;
  return { state: 'known', hundredths: Number((2n * left + half) / (2n * above)) };
}

/**
 * Compares what evaluators observed, objective by objective. Of several observations of one evaluator on the same thing the
 * latest counts; ratings of the team and of a person are different things. Changes no score.
 */
export function agreementOf(drill: Drill, observations: readonly Observation[]): Agreement {
  const evaluators = evaluatorsOf(observations);
  const rows = rowsOf(drill, observations, evaluators);
  const both = evaluators.flatMap((one, i) =>
    evaluators.slice(i + 1).map((other) => ({ one, other, ratings: common(rows, one, other) })),
  );
  const pairs = both
    .filter((p) => p.ratings.length > 0)
    .map(({ one, other, ratings }) => ({
      one,
      other,
      n: ratings.length,
      exact: ratings.filter(([a, b]) => a === b).length,
    }));
  const n = pairs.reduce((sum, p) => sum + p.n, 0);
  const exact = pairs.reduce((sum, p) => sum + p.exact, 0);
  return {
    evaluators,
    rows,
    pairs,
    n,
    ...(n === 0 ? {} : { exactPercent: Math.round((100 * exact) / n) }),
    kappa: kappaOf(both.map((p) => p.ratings)),
  };
}

/** Kappa as a number people read: `0.62`, `-0.08`. */
export function kappaNumber(hundredths: number): string {
  const size = Math.abs(hundredths);
  return `${hundredths < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`;
}

/** What a kappa means, on the usual scale of words. */
export function kappaWord(hundredths: number): string {
  if (hundredths <= 0) return 'no better than chance';
  if (hundredths <= 20) return 'poor';
  if (hundredths <= 40) return 'fair';
  if (hundredths <= 60) return 'moderate';
  return hundredths <= 80 ? 'good' : 'very good';
}

/** The agreement in a sentence or two, with how many pairs it rests on. */
export function agreementWords({ evaluators, n, exactPercent, kappa }: Agreement): string {
  if (evaluators.length < 2) return 'One evaluator only: there is nothing to compare.';
  if (exactPercent === undefined) return 'No two evaluators rated the same thing.';
  const alike =
    n === 1
      ? `The only two ratings of the same thing ${exactPercent === 100 ? 'are alike' : 'differ'}.`
      : `${exactPercent} % of ${n} pairs of ratings are alike.`;
  if (kappa.state === 'too-few') return `${alike} That is too few to say how well the evaluators agree.`;
  if (kappa.state === 'no-spread')
    return `${alike} Everybody gave the same rating throughout, so that agreement cannot be told from chance.`;
  const { hundredths } = kappa;
  return `${alike} Agreement beyond chance is ${kappaWord(hundredths)} (linearly weighted kappa ${kappaNumber(hundredths)}, n = ${n}).`;
}
