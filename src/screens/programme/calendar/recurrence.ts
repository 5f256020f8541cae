import { isDate } from '../../../programme/dates';
import { readRule, WEEKDAYS, type Weekday } from '../../../programme/rule';

/** How a schedule repeats, as its form asks for it. What the form has no words for is `custom`: the rule itself. */
export interface Recurrence {
  readonly repeats: 'once' | 'weeks' | 'month' | 'quarter' | 'custom';
  /** Every so many weeks. */
  readonly every: string;
  readonly day: Weekday;
  /** Which of the month's or the quarter's such days: `1` to `4`, `-1` the last. */
  readonly nth: string;
  readonly ends: 'never' | 'on' | 'after';
  /** Last day, `2026-12-31`. */
  readonly until: string;
  readonly count: string;
  /** The rule, where it is `custom`. */
  readonly rule: string;
}

/** What a rule text cannot be read as is what is wrong with it, by field. */
export type RecurrenceProblems = Partial<Readonly<Record<'every' | 'until' | 'count' | 'rule', string>>>;

/** Months of a quarter's first and last days. */
const QUARTER: Readonly<Record<string, string>> = { '1': '1,4,7,10', '-1': '3,6,9,12' };

/** The weekday of a date, `2026-03-04`; Monday for what is no date. */
export function weekdayOf(date: string): Weekday {
  const day = isDate(date) ? new Date(`${date}T00:00:00Z`).getUTCDay() : 1;
  return WEEKDAYS[(day + 6) % 7] ?? 'MO';
}

/** A new schedule: every second week, on the weekday of its first date. */
export function newRecurrence(date: string): Recurrence {
  return {
    repeats: 'weeks',
    every: '2',
    day: weekdayOf(date),
    nth: '1',
    ends: 'never',
    until: '',
    count: '10',
    rule: '',
  };
}

/** The form's answers as a rule. Ask `problemsOf` first. */
export function ruleOf(r: Recurrence): string {
  if (r.repeats === 'once') return '';
  if (r.repeats === 'custom') return plainRule(r.rule);
  const core =
    r.repeats === 'weeks'
      ? `FREQ=WEEKLY;INTERVAL=${Number(r.every)};BYDAY=${r.day}`
      : r.repeats === 'month'
        ? `FREQ=MONTHLY;BYDAY=${r.nth}${r.day}`
        : `FREQ=MONTHLY;BYMONTH=${QUARTER[r.nth] ?? QUARTER['-1']};BYDAY=${r.nth}${r.day}`;
  if (r.ends === 'on') return `${core};UNTIL=${r.until.trim().replaceAll('-', '')}`;
  return r.ends === 'after' ? `${core};COUNT=${Number(r.count)}` : core;
}

/** A rule as the form's answers; `date` is the first local day. */
export function recurrenceOf(rule: string, date: string): Recurrence {
  const blank = newRecurrence(date);
  if (rule === '') return { ...blank, repeats: 'once' };
  const parts = new Map(rule.split(';').map((piece) => piece.split('=') as [string, string]));
  const until = /^(\d{4})(\d{2})(\d{2})$/.exec(parts.get('UNTIL') ?? '');
  const count = parts.get('COUNT');
  const end: Partial<Recurrence> =
    until !== null
      ? { ends: 'on', until: `${until[1]}-${until[2]}-${until[3]}` }
      : count !== undefined
        ? { ends: 'after', count }
        : {};
  const [, nth = '', code = ''] = /^(-?\d)?([A-Z]{2})$/.exec(parts.get('BYDAY') ?? '') ?? [];
  const day = WEEKDAYS.find((d) => d === code);
  const answers: readonly Recurrence[] =
    day === undefined
      ? []
      : [
          { ...blank, ...end, repeats: 'weeks', every: parts.get('INTERVAL') ?? '1', day },
          { ...blank, ...end, repeats: 'month', nth, day },
          { ...blank, ...end, repeats: 'quarter', nth, day },
        ];
  // The form knows a rule when its answers give the very same one.
  const same = (text: string): string =>
    text
      .split(';')
      .filter((p) => p !== 'INTERVAL=1')
      .sort()
      .join(';');
  return answers.find((a) => same(ruleOf(a)) === same(rule)) ?? { ...blank, repeats: 'custom', rule };
}

/** What has to be mended in the form, by field. */
export function problemsOf(r: Recurrence): RecurrenceProblems {
  if (r.repeats === 'once') return {};
  if (r.repeats === 'custom') {
    const read = readRule(plainRule(r.rule));
    if (plainRule(r.rule) === '') return { rule: 'Write a rule, such as FREQ=MONTHLY;BYDAY=2TU.' };
    return read.ok ? {} : { rule: read.error.sentence };
  }
  const whole = (text: string, most: number): boolean => /^[1-9]\d{0,3}$/.test(text.trim()) && Number(text) <= most;
  return {
    ...(r.repeats === 'weeks' && !whole(r.every, 104) ? { every: 'Write a whole number from 1 to 104.' } : {}),
    ...(r.ends === 'on' && !isDate(r.until.trim()) ? { until: 'Write the date as 2026-12-31.' } : {}),
    ...(r.ends === 'after' && !whole(r.count, 1_000) ? { count: 'Write a whole number from 1 to 1,000.' } : {}),
  };
}

/** People paste rules with their name before them, and in small letters. */
function plainRule(text: string): string {
  return text
    .trim()
    .replace(/^RRULE:/i, '')
    .replace(/;$/, '')
    .toUpperCase();
}
