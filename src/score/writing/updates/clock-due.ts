import { DAY, MINUTE, utcParts } from '../../../base/drill-time';
import type { TimeFound } from '../find/times';

/** Zones that are named without the season: minutes from UTC in winter, and whose summer it is. */
const SEASONS: readonly (readonly [RegExp, number, 'us' | 'eu'])[] = [
  [/^(?:pt|pacific|us\/pacific|america\/los)/i, -480, 'us'],
  [/^(?:mt|mountain|us\/mountain|america\/denver)/i, -420, 'us'],
  [/^(?:ct|central(?! eur)|us\/central|america\/chicago)/i, -360, 'us'],
  [/^(?:et|eastern|us\/eastern|america\/new)/i, -300, 'us'],
  [/^(?:central eur|europe\/(?!london|dublin|lisbon))/i, 60, 'eu'],
  [/^(?:british|europe\/(?:london|dublin|lisbon))/i, 0, 'eu'],
];

/** The moment (ms) at which the `n`th Sunday of a month begins; of 5 the last. */
function sunday(year: number, month: number, n: number): number {
  const first = new Date(Date.UTC(year, month, 1)).getUTCDay();
  const day = 1 + ((7 - first) % 7) + (n - 1) * 7;
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, day > length ? day - 7 : day);
}

/** Is it summer time there? To the day; the hour of the change does not matter to a promise. */
function isSummer(whose: 'us' | 'eu', at: number): boolean {
  const { year } = utcParts(at);
  return whose === 'us'
    ? at >= sunday(year, 2, 2) && at < sunday(year, 10, 1)
    : at >= sunday(year, 2, 5) && at < sunday(year, 9, 5);
}

/** How far a clock may be behind the update that names it and still mean this moment. */
const SLACK = 5 * MINUTE;

/** Minutes from UTC of a time's zone; a time without one is taken for UTC. */
function offsetOf(time: TimeFound, at: number): number {
  if (time.offsetMinutes !== undefined) return time.offsetMinutes;
  const zone = time.zone ?? '';
  const season = SEASONS.find(([name]) => name.test(zone));
  if (season === undefined) return 0;
  const [, winter, whose] = season;
  return winter + (isSummer(whose, at) ? 60 : 0);
}

/**
 * The moment (ms) that a clock time names to who reads it in an update of `at`: the next time that the clock shows it there.
 */
export function dueOfClock(time: TimeFound, at: number): number | undefined {
  const { ofDayMs, date } = time;
  if (ofDayMs === undefined) return undefined;
  const first = ofDayMs - offsetOf(time, at) * MINUTE;
  if (date?.y !== undefined) return Date.UTC(date.y, date.m - 1, date.d) + first;
  return first + Math.ceil((at - SLACK - first) / DAY) * DAY;
}
