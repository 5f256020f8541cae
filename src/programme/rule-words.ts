import { dayText } from './dates';
import type { Rule, RuleDay, Weekday } from './rule';

const DAYS: Readonly<Record<Weekday, string>> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const UNITS = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' } as const;
const NTH: Readonly<Record<number, string>> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', 5: 'fifth' };

/** A rule in words: `every 2 weeks on Tuesday, 10 times`; `once` for none. What it leaves open follows from the start. */
export function ruleWords(rule: Rule | null): string {
  if (rule === null) return 'once';
  const { freq, interval, byDay, byMonthDay, byMonth, bySetPos, count, until } = rule;
  const unit = UNITS[freq];
  const days = [...byDay.map(dayWords), ...byMonthDay.map(monthDayWords)];
  const picked = bySetPos.length === 0 ? '' : `, of these the ${and(bySetPos.map(nth))}`;
  return [
    interval === 1 ? `every ${unit}` : `every ${interval} ${unit}s`,
    byMonth.length === 0 ? '' : ` in ${and(byMonth.map((m) => MONTHS[m - 1] ?? ''))}`,
    days.length === 0 ? '' : ` on ${and(days)}${picked}`,
    count === undefined ? '' : `, ${count === 1 ? 'once' : `${count} times`}`,
    until === undefined ? '' : `, until ${dayText(typeof until === 'string' ? until : new Date(until).toISOString())}`,
  ].join('');
}

function dayWords({ n, day }: RuleDay): string {
  return n === undefined ? DAYS[day] : `the ${nth(n)} ${DAYS[day]}`;
}

function monthDayWords(n: number): string {
  return n > 0 ? `day ${n}` : `the ${nth(n)} day`;
}

function nth(n: number): string {
  const word = NTH[Math.abs(n)] ?? `${Math.abs(n)}th`;
  return n > 0 ? word : n === -1 ? 'last' : `${word} to last`;
}

function and(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
