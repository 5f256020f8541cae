import type { DrillTime } from '../base/drill-time';
import type { Drill } from '../drill/drill';
import type { DrillState, PersonId } from '../drill/state';
import { factMatches } from '../scenario/facts';
import type { Remedy } from '../scenario/schema-truth';

/** When something was first seen or done, and by whom. */
export interface Moment {
  readonly at: DrillTime;
  readonly by: PersonId | 'everyone';
  readonly seq?: number;
}

export interface RevealedEvidence {
  readonly id: string;
  readonly title: string;
  readonly where: string;
  /** Points to the cause of this variant; otherwise it only shows symptoms or clears a suspect. */
  readonly isKey: boolean;
  readonly seen?: Moment;
}

export interface RevealedDecoy {
  readonly id: string;
  readonly sentence: string;
  readonly clearedBy: readonly RevealedEvidence[];
}

export type RemedyVerdict = Remedy['verdict'][string];

export interface RevealedRemedy {
  readonly id: string;
  readonly title: string;
  readonly verdict: RemedyVerdict;
  /** Every time that somebody did it. */
  readonly done: readonly Moment[];
}

/** What the drill was about, told once it is over. */
export interface Reveal {
  readonly variant: { readonly title: string; readonly summary: string };
  readonly cause?: string;
  readonly trigger?: string;
  readonly factors: readonly { readonly text: string; readonly latent: boolean }[];
  readonly impact: string;
  /** In a sensible order of looking; key evidence of the variant only. */
  readonly evidence: readonly RevealedEvidence[];
  readonly decoys: readonly RevealedDecoy[];
  readonly remedies: readonly RevealedRemedy[];
}

const VERDICTS: readonly RemedyVerdict[] = ['right', 'acceptable', 'useless', 'harmful'];

function firstSeen(state: DrillState): ReadonlyMap<string, Moment> {
  const seen = new Map<string, Moment>();
  for (const look of state.looks) {
    for (const id of look.evidence) {
      const known = seen.get(id);
      if (known !== undefined && known.at <= look.at) continue;
      seen.set(id, { at: look.at, by: look.by, ...(look.seq === undefined ? {} : { seq: look.seq }) });
    }
  }
  return seen;
}

/** What the drill was about, and what of it the team saw and did when. */
export function reveal(drill: Drill, state: DrillState): Reveal {
  const { scenario } = drill.bundle;
  const { truth } = scenario;
  const variant = scenario.variants.find((v) => v.id === drill.variant);
  const cause = truth.causes.find((c) => c.variant === drill.variant && !c.decoy);
  const seen = firstSeen(state);
  const evidence = truth.evidence.map(
    (e): RevealedEvidence & { readonly order: number; readonly possible: boolean } => {
      const moment = seen.get(e.id);
      return {
        id: e.id,
        title: e.title,
        where: e.where,
        isKey: e.keyFor.includes('*') || e.keyFor.includes(drill.variant),
        order: e.order,
        // What points to another cause cannot be found in this variant.
        possible: e.keyFor.length === 0 || e.keyFor.includes('*') || e.keyFor.includes(drill.variant),
        ...(moment === undefined ? {} : { seen: moment }),
      };
    },
  );
  const clearing = (ids: readonly string[], decoy: string) =>
    evidence.filter(
      (e) =>
        e.possible &&
        (ids.includes(e.id) || truth.evidence.find((row) => row.id === e.id)?.clears.includes(decoy) === true),
    );
  return {
    variant: { title: variant?.title ?? drill.variant, summary: variant?.summary ?? '' },
    ...(cause === undefined ? {} : { cause: cause.sentence }),
    ...(cause?.trigger === undefined ? {} : { trigger: cause.trigger }),
    factors: (cause?.factors ?? []).map(({ text, latent }) => ({ text, latent })),
    impact: truth.impact.sentence,
    evidence: evidence.filter((e) => e.isKey).sort((a, b) => a.order - b.order),
    decoys: truth.causes
      .filter((c) => c.decoy)
      .map((c) => ({ id: c.id, sentence: c.sentence, clearedBy: clearing(c.clearedBy, c.id) })),
    remedies: truth.remedies
      .map((r) => ({
        id: r.id,
        title: r.title,
        verdict: r.verdict[drill.variant] ?? r.verdict['*'] ?? 'useless',
        done: state.facts
          .filter((f) => factMatches(f.fact, r.fact, r.where))
          .map((f) => ({ at: f.at, by: f.by, seq: f.seq })),
      }))
      .sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict)),
  };
}
