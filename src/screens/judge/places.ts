import type { CriterionResult, TextSpan, WritingCard } from '../../score/writing/types';
import type { MarkedSpan, MarkTone } from '../../ui/marked-segments';

/** How a criterion stands: nearly whole, in part, hardly. */
export function toneOfCriterion(c: Pick<CriterionResult, 'points' | 'of'>): MarkTone {
  const share = c.of > 0 ? c.points / c.of : 1;
  return share >= 0.85 ? 'good' : share >= 0.4 ? 'warn' : 'bad';
}

/** How a place counts. In updates those with a hint count against, the others for; elsewhere the criterion says it. */
export function toneOfPlace(c: Pick<CriterionResult, 'points' | 'of'>, s: TextSpan): MarkTone {
  if (s.update === undefined) return toneOfCriterion(c);
  return s.hint === undefined ? 'good' : 'bad';
}

/** What costs most stands first; equals stay in the judge's order. */
export function byLoss(criteria: readonly CriterionResult[]): readonly CriterionResult[] {
  return criteria.toSorted((a, b) => b.of - b.points - (a.of - a.points));
}

/** The places of a card in one text, each labelled with the criterion it belongs to. `update`: which of a sequence. */
export function placesOf(card: WritingCard, update?: number): readonly MarkedSpan[] {
  return card.criteria.flatMap((c) =>
    c.spans
      .filter((s) => s.update === update || (update === 0 && s.update === undefined))
      .map((s) => ({ start: s.start, end: s.end, tone: toneOfPlace(c, s), label: c.id })),
  );
}

/** Where a place stands, for people who cannot see it: `line 12`, `update 3`. */
export function whereOf(span: TextSpan, text: string): string {
  return span.update === undefined
    ? `line ${text.slice(0, span.start).split('\n').length}`
    : `update ${span.update + 1}`;
}
