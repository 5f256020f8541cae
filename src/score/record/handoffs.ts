import type { DrillTime } from '../../base/drill-time';
import type { Handoff, PersonId } from '../../drill/state';
import { lengthWithin } from '../measure';
import type { Interval, ScoreInput } from '../types';
import { holdings } from './people';
import { absencesOf } from './presence';

/** An occasion on which a role had to change hands, or did. */
export interface Occasion {
  readonly role: string;
  readonly at: DrillTime;
  readonly from: PersonId;
  /** Somebody was called away, so it had to be handed over. */
  readonly needed: boolean;
  readonly handoff?: Handoff;
}

/**
 * Could they not hand it over: because the facilitator had given the role to somebody by then and no offer of theirs had been
 * accepted, or because they had dropped out for half of the time that they had?
 */
function wasPrevented(input: ScoreInput, role: string, person: PersonId, window: Interval): boolean {
  const { happenings, handoffs } = input.state;
  const isWithin = (at: DrillTime): boolean => window.from <= at && at <= window.to;
  const accepted = handoffs.some(
    (h) => h.role === role && h.from === person && h.acceptedAt !== undefined && isWithin(h.acceptedAt),
  );
  if (accepted) return false;
  if (happenings.some((h) => h.act.type === 'role.assign' && h.act.role === role && isWithin(h.at))) return true;
  const away = absencesOf(input).filter((a) => a.person === person);
  return 2 * lengthWithin(away, window.from, window.to) >= window.to - window.from && away.length > 0;
}

/** Who was called away from which role, by the script; `at` is when they were told. */
function callsAway(
  input: ScoreInput,
): readonly { role: string; person: PersonId; toldAt: DrillTime; leftAt: DrillTime }[] {
  return input.state.injects.flatMap((d) => {
    const leaves = input.bundle.scenario.injects.find((i) => i.id === d.injectId)?.leaves;
    if (d.outcome !== 'delivered' || leaves === undefined) return [];
    const leftAt = d.at + leaves.after;
    // Once it has happened the drill says who left; before that it is who held the role when told.
    const gone = input.state.gone.find((g) => g.role === leaves.role && g.at === leftAt)?.person;
    const person = gone ?? holdings(input, leaves.role).find((h) => h.from <= d.at && d.at < h.to)?.person;
    if (person === undefined || wasPrevented(input, leaves.role, person, { from: d.at, to: leftAt })) return [];
    return [{ role: leaves.role, person, toldAt: d.at, leftAt }];
  });
}

/**
 * Every occasion: those that the script forced, each with the handoff that answered it if there was one, then the
 * handoffs that the team made of its own accord. Offers that were declined or left open are none, unless they were forced.
 */
export function occasionsOf(input: ScoreInput): readonly Occasion[] {
  const used = new Set<string>();
  const forced = callsAway(input)
    .filter(
      (c) =>
        c.leftAt <= input.endAt ||
        input.state.handoffs.some((h) => h.role === c.role && h.from === c.person && h.offeredAt >= c.toldAt),
    )
    .map((c): Occasion => {
      const own = input.state.handoffs.filter(
        (h) => h.role === c.role && h.from === c.person && h.offeredAt >= c.toldAt,
      );
      const handoff = own.find((h) => h.acceptedAt !== undefined) ?? own.at(-1);
      if (handoff !== undefined) used.add(handoff.id);
      return {
        role: c.role,
        at: c.toldAt,
        from: c.person,
        needed: true,
        ...(handoff === undefined ? {} : { handoff }),
      };
    });
  const free = input.state.handoffs
    .filter((h) => !used.has(h.id) && h.acceptedAt !== undefined)
    .map(
      (handoff): Occasion => ({
        role: handoff.role,
        at: handoff.offeredAt,
        from: handoff.from,
        needed: false,
        handoff,
      }),
    );
  return [...forced, ...free];
}

/** Adds shares of occasions up: forced ones count by their mean; others can pull it down but never up. */
export function shareOfOccasions(rows: readonly { readonly needed: boolean; readonly share: number }[]): number {
  const mean = (list: readonly { readonly share: number }[]): number =>
    list.reduce((n, r) => n + r.share, 0) / Math.max(1, list.length);
  const needed = rows.filter((r) => r.needed);
  if (needed.length === 0) return mean(rows);
  return Math.min(mean(needed), mean(rows));
}
