import { err, ok, type Result } from '../base/result';
import { daysInMonth, isDate } from './dates';

/**
 * The recurrence rules that a programme knows: days, weeks, months, years. The time of day is the schedule's own, so the parts
 * of a rule that would change it are refused, as is everything that calendar programs read differently.
 */

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export interface RuleDay {
  readonly day: Weekday;
  /** The how many-th of the month, -1 the last; absent: each. */
  readonly n?: number;
}

export interface Rule {
  readonly freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval: number;
  readonly count?: number;
  /** Last day, by the schedule's own zone, itself included: `2026-12-31`; or an instant, ms. */
  readonly until?: string | number;
  readonly byDay: readonly RuleDay[];
  readonly byMonthDay: readonly number[];
  /** 1 to 12. */
  readonly byMonth: readonly number[];
  readonly bySetPos: readonly number[];
  readonly weekStart?: Weekday;
}

/** What is wrong with a rule; `part` names the part that it is in. */
export interface RuleProblem {
  readonly part: string;
  readonly sentence: string;
}

export const MAX_INTERVAL = 104;
export const MAX_COUNT = 1_000;

/** Reads a rule without the `RRULE:` before it. An empty text is no rule: it happens once (`null`). */
export function readRule(text: string): Result<Rule | null, RuleProblem> {
  if (text === '') return ok(null);
  const parts = new Map<string, string>();
  for (const piece of text.split(';')) {
    const [name = '', value = '', ...rest] = piece.split('=');
    if (!KNOWN.includes(name))
      return wrong(name, `${name === '' ? 'An empty part' : name} is no part of a rule that is known here.`);
    if (value === '' || rest.length > 0) return wrong(name, `${name} needs one value after "=".`);
    if (parts.has(name)) return wrong(name, `${name} stands twice.`);
    parts.set(name, value);
  }
  const freq = parts.get('FREQ');
  if (freq !== 'DAILY' && freq !== 'WEEKLY' && freq !== 'MONTHLY' && freq !== 'YEARLY')
    return wrong('FREQ', 'FREQ is DAILY, WEEKLY, MONTHLY or YEARLY.');
  const interval = whole(parts.get('INTERVAL') ?? '1', 1, MAX_INTERVAL);
  if (interval === undefined) return wrong('INTERVAL', `INTERVAL is a whole number from 1 to ${MAX_INTERVAL}.`);
  const count = optional(parts, 'COUNT', (v) => whole(v, 1, MAX_COUNT));
  if (count === null) return wrong('COUNT', `COUNT is a whole number from 1 to ${MAX_COUNT}.`);
  const until = optional(parts, 'UNTIL', readUntil);
  if (until === null) return wrong('UNTIL', 'UNTIL is a day such as 20261231, or an instant such as 20261231T120000Z.');
  if (count !== undefined && until !== undefined) return wrong('UNTIL', 'COUNT and UNTIL do not go together.');
  const byDay = optional(parts, 'BYDAY', (v) => list(v, readDay));
  if (byDay === null)
    return wrong('BYDAY', 'BYDAY lists weekdays: MO, or 2TU for the second Tuesday, -1FR for the last Friday.');
  const byMonthDay = optional(parts, 'BYMONTHDAY', (v) => list(v, (n) => signed(n, 31)));
  if (byMonthDay === null) return wrong('BYMONTHDAY', 'BYMONTHDAY lists days from 1 to 31, or from -1 for the last.');
  const byMonth = optional(parts, 'BYMONTH', (v) => list(v, (n) => whole(n, 1, 12)));
  if (byMonth === null) return wrong('BYMONTH', 'BYMONTH lists months from 1 to 12.');
  const bySetPos = optional(parts, 'BYSETPOS', (v) => list(v, (n) => signed(n, 31)));
  if (bySetPos === null) return wrong('BYSETPOS', 'BYSETPOS lists positions such as 1, or -1 for the last.');
  const wkst = optional(parts, 'WKST', (v) => WEEKDAYS.find((d) => d === v));
  if (wkst === null) return wrong('WKST', 'WKST is a weekday such as MO.');
  const rule: Rule = {
    freq,
    interval,
    ...(count === undefined ? {} : { count }),
    ...(until === undefined ? {} : { until }),
    byDay: byDay ?? [],
    byMonthDay: byMonthDay ?? [],
    byMonth: byMonth ?? [],
    bySetPos: bySetPos ?? [],
    ...(wkst === undefined ? {} : { weekStart: wkst }),
  };
  const clash = clashIn(rule);
  return clash === undefined ? ok(rule) : err(clash);
}

const KNOWN: readonly string[] = 'FREQ INTERVAL COUNT UNTIL BYDAY BYMONTHDAY BYMONTH BYSETPOS WKST'.split(' ');

/** Parts that are right by themselves and make no sense together. */
function clashIn({ freq, byDay, byMonthDay, byMonth, bySetPos }: Rule): RuleProblem | undefined {
  if (byDay.some((d) => d.n !== undefined) && freq !== 'MONTHLY' && !(freq === 'YEARLY' && byMonth.length > 0))
    return { part: 'BYDAY', sentence: 'The second Tuesday needs a month to be the second of: FREQ=MONTHLY.' };
  if (byMonthDay.length > 0 && freq === 'WEEKLY')
    return { part: 'BYMONTHDAY', sentence: 'A weekly rule has weekdays and no days of the month.' };
  if (bySetPos.length > 0 && byDay.length + byMonthDay.length === 0)
    return { part: 'BYSETPOS', sentence: 'BYSETPOS picks from BYDAY or BYMONTHDAY, and neither is there.' };
  const days = byMonth.length === 0 ? 31 : Math.max(...byMonth.map((m) => daysInMonth(2028, m)));
  if (byMonthDay.length > 0 && byMonthDay.every((d) => Math.abs(d) > days))
    return { part: 'BYMONTHDAY', sentence: 'None of these months has such a day.' };
  return undefined;
}

function wrong(part: string, sentence: string): Result<never, RuleProblem> {
  return err({ part, sentence });
}

/** Undefined where the part is absent, null where it cannot be read. */
function optional<T>(
  parts: ReadonlyMap<string, string>,
  name: string,
  read: (value: string) => T | undefined,
): T | undefined | null {
  const value = parts.get(name);
  return value === undefined ? undefined : (read(value) ?? null);
}

function list<T>(text: string, read: (item: string) => T | undefined): readonly T[] | undefined {
  const items = text.split(',').map(read);
  const found = items.filter((i): i is Awaited<T> & T => i !== undefined);
  return found.length === items.length && items.length <= 31 ? found : undefined;
}

function whole(text: string, min: number, max: number): number | undefined {
  const n = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return n >= min && n <= max ? n : undefined;
}

function signed(text: string, max: number): number | undefined {
  const n = /^[+-]?\d{1,2}$/.test(text) ? Number(text) : 0;
  return n !== 0 && Math.abs(n) <= max ? n : undefined;
}

function readDay(text: string): RuleDay | undefined {
  const m = /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text);
  const day = WEEKDAYS.find((d) => d === m?.[2]);
  if (m === null || day === undefined) return undefined;
  return m[1] === undefined ? { day } : { day, n: Number(m[1]) };
}

function readUntil(text: string): string | number | undefined {
  const m = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})Z)?$/.exec(text);
  if (m === null) return undefined;
  const day = `${m[1]}-${m[2]}-${m[3]}`;
  if (!isDate(day)) return undefined;
  if (m[4] === undefined) return day;
  const at = Date.parse(`${day}T${m[4]}:${m[5]}:${m[6]}Z`);
  return Number.isNaN(at) ? undefined : at;
}
