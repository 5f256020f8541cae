import { type DrillTime, MINUTE } from '../base/drill-time';
import type { Drill } from '../drill/drill';
import { countedAbsences } from '../drill/seats';
import { type DrillState, isResolved } from '../drill/state';
import type { TruthTimeline } from '../score/types';
import type { CheckedUpdate } from '../score/writing/updates/update-checks';

/** A stretch of time with a value; `to` is exclusive. */
export interface Span<T> {
  readonly from: DrillTime;
  readonly to: DrillTime;
  readonly value: T;
}

/** When the response ended: the resolution that stood, else the end. */
function responseEnd(state: DrillState, endAt: DrillTime): DrillTime {
  const last = state.resolutions.at(-1);
  return last !== undefined && isResolved(state) ? Math.min(last.at, endAt) : endAt;
}

/** Severity declared beside the true one, as spans from StartEx to the resolution that stood, or the end; `null`: none. */
export function severityPicture(
  state: DrillState,
  truth: TruthTimeline,
  endAt: DrillTime,
): { readonly declared: readonly Span<string | null>[]; readonly truth: readonly Span<string | null>[] } {
  const declared: Span<string | null>[] = [];
  let from = 0;
  let value: string | null = null;
  const until = responseEnd(state, endAt);
  for (const change of state.severities) {
    if (change.at > from) declared.push({ from, to: change.at, value });
    from = change.at;
    value = change.severity;
  }
  if (until > from) declared.push({ from, to: until, value });
  return {
    declared,
    truth: truth.severity
      .map((s) => ({ from: Math.max(0, s.from), to: Math.min(s.to, until), value: s.is }))
      .filter((s) => s.to > s.from),
  };
}

/** One gap between promises kept: from an update (or the declaration) to the next. */
export interface CadenceGap {
  readonly from: DrillTime;
  readonly to: DrillTime;
  readonly minutes: number;
  readonly overdue: boolean;
  readonly seq?: number;
}

/** What an update promised of the next one, and what became of it. */
export interface CadencePromise {
  /** When it was promised. */
  readonly from: DrillTime;
  readonly due: DrillTime;
  /** Absent where it was not due before the end. */
  readonly kept?: boolean;
  /** When the next one, or the end, came. */
  readonly answered?: DrillTime;
  readonly seq: number;
}

/**
 * Gaps between updates, against the playbook's cadence, from the declaration to the resolution or the end; and the promises
 * of the updates in between, as they were judged (`told`).
 */
export function cadencePicture(
  drill: Drill,
  state: DrillState,
  endAt: DrillTime,
  told: readonly CheckedUpdate[] = [],
): { readonly limit: number; readonly gaps: readonly CadenceGap[]; readonly promises: readonly CadencePromise[] } {
  const limit = drill.bundle.playbook.cadence.minutes;
  const start = state.severities[0]?.at;
  if (start === undefined) return { limit, gaps: [], promises: [] };
  const end = responseEnd(state, endAt);
  const updates = state.messages.filter(
    (m) => m.kind === 'update' && !m.channel.startsWith('dm:') && m.at >= start && m.at <= end,
  );
  const gaps: CadenceGap[] = [];
  let from = start;
  const close = (to: DrillTime, seq?: number) => {
    const minutes = (to - from) / MINUTE;
    gaps.push({ from, to, minutes, overdue: minutes > limit, ...(seq === undefined ? {} : { seq }) });
    from = to;
  };
  for (const m of updates) close(m.at, m.seq);
  if (end > from) close(end);
  const promises = told.flatMap(({ told: { kind, at, seq }, promisedFor: due, keptAt, kept }): CadencePromise[] =>
    kind !== 'update' || due === undefined || at < start || at > end
      ? []
      : [
          {
            from: at,
            due,
            seq,
            ...(kept === undefined ? {} : { kept }),
            ...(keptAt === undefined ? {} : { answered: keptAt }),
          },
        ],
  );
  return { limit, gaps, promises };
}

/** Who held which role, as bars. */
export interface RoleBar extends Span<string> {
  readonly role: string;
  /** Nobody took the role, and so it fell to who held another. */
  readonly byDefault?: boolean;
}

/** The stretches in which a role fell to the holder of another because nobody had taken it. */
function defaultBars(drill: Drill, bars: readonly RoleBar[]): readonly RoleBar[] {
  return drill.bundle.playbook.roles.flatMap((role) => {
    if (role.defaultTo === undefined) return [];
    const own = bars.filter((b) => b.role === role.id);
    return bars
      .filter((b) => b.role === role.defaultTo)
      .flatMap((b) => without(b, own))
      .map((span) => ({ ...span, role: role.id, byDefault: true }));
  });
}

/** What is left of a span where no other span lies over it. */
function without(span: Span<string>, others: readonly Span<string>[]): readonly Span<string>[] {
  let rest: readonly Span<string>[] = [{ from: span.from, to: span.to, value: span.value }];
  for (const o of others) {
    rest = rest.flatMap((r) =>
      [
        { ...r, to: Math.min(r.to, o.from) },
        { ...r, from: Math.max(r.from, o.to) },
      ].filter((piece) => piece.to > piece.from),
    );
  }
  return rest;
}

/** Role holdings of people who had dropped out, for a minute or more. */
function absentBars(state: DrillState, bars: readonly RoleBar[], endAt: DrillTime): readonly RoleBar[] {
  return countedAbsences(state.absences, endAt).flatMap((a) =>
    bars
      .filter((b) => b.value === a.person)
      .map((b) => ({ ...b, from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) }))
      .filter((b) => b.to > b.from),
  );
}

/**
 * Role holdings, the stretches of them in which the holder had dropped out, and those in which nobody (or nobody who was
 * there) or more than one person commanded.
 */
export function rolesPicture(
  drill: Drill,
  state: DrillState,
  endAt: DrillTime,
): {
  readonly roles: readonly string[];
  readonly bars: readonly RoleBar[];
  readonly absences: readonly RoleBar[];
  readonly gaps: readonly (Span<'gap' | 'overlap'> & { readonly away?: string })[];
} {
  const bars: readonly RoleBar[] = state.roles
    .map((r) => ({ role: r.role, from: r.from, to: Math.min(r.to ?? endAt, endAt), value: r.person }))
    .filter((b) => b.to > b.from);
  const start = state.severities[0]?.at ?? state.pages[0]?.at ?? 0;
  const end = responseEnd(state, endAt);
  const absences = absentBars(state, bars, endAt);
  const isAway = (person: string, from: DrillTime, to: DrillTime): boolean =>
    absences.some((a) => a.role === 'ic' && a.value === person && a.from <= from && a.to >= to);
  const command = [...bars, ...absences].filter((b) => b.role === 'ic');
  const edges = [...new Set([start, end, ...command.flatMap((b) => [b.from, b.to])])]
    .filter((t) => t >= start && t <= end)
    .sort((a, b) => a - b);
  const gaps: (Span<'gap' | 'overlap'> & { away?: string })[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const from = edges[i] ?? 0;
    const to = edges[i + 1] ?? 0;
    const holders = bars.filter((b) => b.role === 'ic' && b.from <= from && b.to >= to).map((b) => b.value);
    const there = holders.filter((person) => !isAway(person, from, to));
    const [away] = holders;
    if (there.length === 0) gaps.push({ from, to, value: 'gap', ...(away === undefined ? {} : { away }) });
    else if (there.length > 1) gaps.push({ from, to, value: 'overlap' });
  }
  return {
    roles: drill.bundle.playbook.roles.map((r) => r.id),
    bars: [...bars, ...defaultBars(drill, bars)],
    absences,
    gaps,
  };
}
