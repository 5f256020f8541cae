/** Dates and local times as text, without a time zone. They sort as text as they do in time. */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const LOCAL = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/;

/** Days of a month, 1 to 12, by the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Is it a day that exists, written as `2026-03-04`? Years 1970 to 2200. */
export function isDate(text: string): boolean {
  const m = DATE.exec(text);
  if (m === null) return false;
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])];
  return year >= 1970 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Is it a minute of a day that exists, written as `2026-03-04T14:30`? */
export function isLocalDateTime(text: string): boolean {
  const m = LOCAL.exec(text);
  return m !== null && isDate(m[1] ?? '');
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `12 Oct 2026` for `2026-10-12`, or for a local time on that day. */
export function dayText(text: string): string {
  const m = DATE.exec(text.slice(0, 10));
  return m === null ? text : `${Number(m[3])} ${MONTHS[Number(m[2]) - 1]} ${m[1]}`;
}

/** Whole days from one date to another; negative when `to` is the earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
