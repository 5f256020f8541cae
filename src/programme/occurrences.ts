import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { DAY, dateUtc, MINUTE, type WallTime } from '../base/drill-time';
import { err, ok, type Result } from '../base/result';
import type { Exception, Schedule } from './fields';
import type { Programme } from './fold';
import { type Rule, readRule } from './rule';
import { epochOf, isTimeZone, localOf } from './zones';

/** One date of a scheduled drill. */
export interface Occurrence {
  readonly schedule: string;
  /** Local day by the rule: it names the occurrence, also when it is moved. No rule gives two on one day. */
  readonly on: string;
  /** Local start as it stands: elsewhere than on `on` when it is moved. */
  readonly local: string;
  readonly timeZone: string;
  /** Wall time, ms. */
  readonly start: WallTime;
  readonly end: WallTime;
  readonly status: 'planned' | 'moved' | 'cancelled';
}

/** Why the dates of a schedule, or some of them, cannot be told. */
export interface ScheduleProblem {
  readonly schedule: string;
  readonly code: 'unknown-zone' | 'rule' | 'too-many';
  readonly sentence: string;
}

/** Most dates of one schedule that are worked out at once. */
export const MAX_OCCURRENCES = 1_000;
/** Longest time from the first to the last date that is asked for, ms: ten years. */
export const MAX_SPAN = 3_660 * 86_400_000;
/** A rule for local days is asked for a little more on both sides: no zone is further from UTC than this, ms. */
const FURTHEST = 26 * 3_600_000;

/**
 * The dates of a schedule whose start lies in `[from, to)`, cancelled and moved ones included, in the order of their start. The local
 * time stays the same when the clocks change; where a day lacks that time, it is as much later as the clocks jump. `from` and
 * `to` are wall time, ms.
 */
export function occurrences(
  schedule: Schedule,
  exceptions: readonly Exception[],
  from: WallTime,
  to: WallTime,
): Result<readonly Occurrence[], ScheduleProblem> {
  const wrong = (code: ScheduleProblem['code'], sentence: string) => err({ schedule: schedule.id, code, sentence });
  const { timeZone } = schedule;
  if (!isTimeZone(timeZone)) return wrong('unknown-zone', `This machine knows no time zone called ${timeZone}.`);
  if (to - from > MAX_SPAN) return wrong('too-many', 'More than ten years at once are not worked out.');
  const rule = readRule(schedule.rule);
  if (!rule.ok) return wrong('rule', rule.error.sentence);
  const mine = exceptions.filter((e) => e.schedule === schedule.id);
  const byDay = new Map(mine.map((e) => [e.on, e]));
  const days = daysOf(schedule, rule.value, from - FURTHEST, to + FURTHEST);
  if (days === undefined)
    return wrong('too-many', `The rule gives more than ${MAX_OCCURRENCES} dates, or none within reason.`);
  // What was moved into this time may be far from its own day.
  const movedHere = mine.filter((e) => e.movedTo !== '' && !days.includes(e.on) && isDue(schedule, rule.value, e.on));
  const all = [...new Set([...days, ...movedHere.map((e) => e.on)])]
    .map((on) => occurrenceOf(schedule, on, byDay.get(on)))
    .filter((o) => o.start >= from && o.start < to);
  return ok(all.toSorted((a, b) => a.start - b.start || (a.on < b.on ? -1 : 1)));
}

function occurrenceOf(schedule: Schedule, on: string, exception: Exception | undefined): Occurrence {
  const local =
    exception === undefined || exception.movedTo === '' ? `${on}${schedule.start.slice(10)}` : exception.movedTo;
  const start = epochOf(local, schedule.timeZone);
  return {
    schedule: schedule.id,
    on,
    local,
    timeZone: schedule.timeZone,
    start,
    end: start + schedule.durationMinutes * MINUTE,
    status: exception === undefined ? 'planned' : exception.movedTo === '' ? 'cancelled' : 'moved',
  };
}

/** Local days whose start lies between two instants, read as if all were UTC, so that no clock change is in them; undefined when they are too many. */
function daysOf(schedule: Schedule, rule: Rule | null, from: number, to: number): readonly string[] | undefined {
  const start = Date.parse(`${schedule.start}:00Z`);
  if (rule === null) return start >= from && start < to ? [schedule.start.slice(0, 10)] : [];
  if (to < start) return [];
  try {
    const found: string[] = [];
    const dates = recurrence(schedule, rule).between(new Date(Math.max(from, start)), new Date(to), true);
    for (const date of dates) {
      if (found.length === MAX_OCCURRENCES) return undefined;
      found.push(dateUtc(date.epochMilliseconds));
    }
    return found;
  } catch {
    // The library gives up on a rule that yields nothing within its own limits.
    return undefined;
  }
}

/** Is there an occurrence on this local day by the rule alone? */
function isDue(schedule: Schedule, rule: Rule | null, on: string): boolean {
  const at = Date.parse(`${on}T00:00:00Z`);
  return daysOf(schedule, rule, at, at + DAY)?.includes(on) === true;
}

function recurrence(schedule: Schedule, rule: Rule): RRuleTemporal {
  return new RRuleTemporal({
    freq: rule.freq,
    interval: rule.interval,
    dtstart: Temporal.ZonedDateTime.from(`${schedule.start}[UTC]`),
    ...(rule.count === undefined ? {} : { count: rule.count }),
    ...(rule.until === undefined
      ? {}
      : { until: Temporal.ZonedDateTime.from(`${lastLocal(rule.until, schedule)}[UTC]`) }),
    ...(rule.byDay.length === 0 ? {} : { byDay: rule.byDay.map(({ n, day }) => `${n ?? ''}${day}`) }),
    ...(rule.byMonthDay.length === 0 ? {} : { byMonthDay: [...rule.byMonthDay] }),
    ...(rule.byMonth.length === 0 ? {} : { byMonth: [...rule.byMonth] }),
    ...(rule.bySetPos.length === 0 ? {} : { bySetPos: [...rule.bySetPos] }),
    ...(rule.weekStart === undefined ? {} : { wkst: rule.weekStart }),
    cache: false,
  });
}

/** The cancelled and moved dates of a schedule, whenever they are; what was said of days that the rule no longer has is left out. */
export function exceptionsDue(schedule: Schedule, exceptions: readonly Exception[]): readonly Occurrence[] {
  const rule = readRule(schedule.rule);
  if (!rule.ok || !isTimeZone(schedule.timeZone)) return [];
  return exceptions
    .filter((e) => e.schedule === schedule.id && isDue(schedule, rule.value, e.on))
    .map((e) => occurrenceOf(schedule, e.on, e))
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** The first local day that the rule gives; undefined when it gives none within ten years. */
export function firstDay(schedule: Schedule): string | undefined {
  const rule = readRule(schedule.rule);
  if (!rule.ok) return undefined;
  if (rule.value === null) return schedule.start.slice(0, 10);
  try {
    const start = Temporal.ZonedDateTime.from(`${schedule.start}[UTC]`);
    const first = recurrence(schedule, rule.value).next(new Date(start.epochMilliseconds), true);
    return first === null ? undefined : dateUtc(first.epochMilliseconds);
  } catch {
    return undefined;
  }
}

/** The last local minute that a rule reaches. */
function lastLocal(until: string | number, { timeZone }: Pick<Schedule, 'timeZone'>): string {
  return typeof until === 'string' ? `${until}T23:59` : localOf(until, timeZone);
}

/** The dates of all schedules in `[from, to)`, by their start, and what stands in the way of telling others. */
export function upcoming(
  programme: Programme,
  from: WallTime,
  to: WallTime,
): { readonly occurrences: readonly Occurrence[]; readonly problems: readonly ScheduleProblem[] } {
  const found: Occurrence[] = [];
  const problems: ScheduleProblem[] = [];
  for (const schedule of programme.schedules) {
    const dates = occurrences(schedule, programme.exceptions, from, to);
    if (dates.ok) found.push(...dates.value);
    else problems.push(dates.error);
  }
  return {
    occurrences: found.sort((a, b) => a.start - b.start || (a.schedule < b.schedule ? -1 : 1)),
    problems,
  };
}
