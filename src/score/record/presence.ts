import type { DrillTime } from '../../base/drill-time';
import { countedAbsences, SHORTEST_ABSENCE } from '../../drill/seats';
import type { PersonId } from '../../drill/state';
import { within } from '../measure';
import type { Interval, ScoreInput } from '../types';
import { holdings } from './people';
import { perInput } from './per-input';

/** What is left of an interval where no other lies over it. */
function without(whole: Interval, others: readonly Interval[]): readonly Interval[] {
  return others.reduce<readonly Interval[]>(
    (rest, o) =>
      rest.flatMap((r) =>
        [
          { from: r.from, to: Math.min(r.to, o.from) },
          { from: Math.max(r.from, o.to), to: r.to },
        ].filter((piece) => piece.to > piece.from),
      ),
    [whole],
  );
}

/** Stretches in which everybody of a seat had dropped out, but for those that were over within a minute. */
export const absencesOf = perInput((input) => countedAbsences(input.state.absences, input.endAt));

/**
 * When somebody held a role and was not there. Who commanded too and dropped out leaves a gap in command, and that is where
 * the team is charged: not once more for each role they also held.
 */
function awayAs(input: ScoreInput, role: string, person: PersonId): readonly Interval[] {
  const away = absencesOf(input).filter((a) => a.person === person);
  if (away.length === 0 || role === 'ic') return away;
  const commanded = holdings(input, 'ic').filter((h) => h.person === person);
  return away.flatMap((a) => without(a, commanded));
}

/** When a role was held by somebody who was there. */
export function presentHoldings(
  input: ScoreInput,
  role: string,
): readonly (Interval & { readonly person: PersonId; readonly seq: number })[] {
  return holdings(input, role).flatMap((h) =>
    without(h, awayAs(input, role, h.person)).map((piece) => ({ ...h, ...piece })),
  );
}

/** Who of a list had not dropped out at a moment. */
export function presentOf(input: ScoreInput, people: readonly PersonId[], at: DrillTime): readonly PersonId[] {
  const away = absencesOf(input);
  return people.filter((p) => !away.some((a) => a.person === p && a.from <= at && at < a.to));
}

/** Had this person dropped out, for a minute or more, while they held the role? */
export function wasCutOff(input: ScoreInput, role: string, person: PersonId): boolean {
  const away = absencesOf(input).filter((a) => a.person === person);
  return holdings(input, role).some(
    (h) => h.person === person && away.some((a) => Math.min(a.to, h.to) - Math.max(a.from, h.from) >= SHORTEST_ABSENCE),
  );
}

/** A stretch in which nobody held a role; `away`: somebody did, and had dropped out. */
export interface RoleGap extends Interval {
  readonly away?: PersonId;
}

/**
 * How long, within a window, nobody held a role (or nobody who was there) and how long two or more did, and when each began.
 * `held`: asks only whether it was held, whoever had dropped out.
 */
export function coverage(
  input: ScoreInput,
  role: string,
  from: DrillTime,
  to: DrillTime,
  by: 'present' | 'held' = 'present',
): {
  readonly empty: number;
  readonly double: number;
  readonly gaps: readonly RoleGap[];
  readonly overlaps: readonly Interval[];
} {
  const held = holdings(input, role);
  const list = by === 'held' ? held : presentHoldings(input, role);
  const edges = [from, to, ...[...held, ...list].flatMap((h) => [h.from, h.to])]
    .filter((t) => t >= from && t <= to)
    .sort((a, b) => a - b);
  const gaps: RoleGap[] = [];
  const overlaps: Interval[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const a = edges[i] ?? from;
    const b = edges[i + 1] ?? to;
    if (b <= a) continue;
    const people = new Set(list.filter((h) => h.from <= a && b <= h.to).map((h) => h.person)).size;
    const away = held.find((h) => within([h], a))?.person;
    if (people === 0) gaps.push({ from: a, to: b, ...(away === undefined ? {} : { away }) });
    if (people > 1) overlaps.push({ from: a, to: b });
  }
  const sum = (rows: readonly Interval[]): number => rows.reduce((n, r) => n + r.to - r.from, 0);
  return { empty: sum(gaps), double: sum(overlaps), gaps, overlaps };
}

/** When a seat was played by people, and not by a colleague made of code; up to the end that is scored. */
export function playedByPeople(input: ScoreInput, seat: PersonId): readonly Interval[] {
  const changes = input.state.happenings.flatMap((h) =>
    // Who sat down before StartEx was there from the first.
    h.act.type === 'seat.person' && h.act.seat === seat
      ? [{ at: h.at <= 0 ? Number.NEGATIVE_INFINITY : h.at, kind: h.act.kind }]
      : [],
  );
  const first = input.header.participants.find((p) => p.id === seat)?.kind;
  const rows = [{ at: Number.NEGATIVE_INFINITY, kind: first }, ...changes];
  return rows.flatMap((row, i) =>
    row.kind === 'player' ? [{ from: row.at, to: rows[i + 1]?.at ?? Number.POSITIVE_INFINITY }] : [],
  );
}
