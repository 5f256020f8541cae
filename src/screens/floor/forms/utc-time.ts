import { clockMinuteUtc, DAY, type DrillTime, HOUR, MINUTE } from '../../../base/drill-time';

const PATTERN = /^\s*(\d{1,2})[:.h]?(\d{2})\s*(?:utc|z)?\s*$/i;

/** `14:05 UTC` for milliseconds since 1970. */
export function minuteText(epochMs: number): string {
  return `${clockMinuteUtc(epochMs)} UTC`;
}

/**
 * Reads `14:05`, `1405` or `14:05 UTC` as the moment nearest to `nowEpoch` with that time of day (ms since 1970), looking
 * `behind` ms back at most and ahead for the rest of a day. Undefined when it is no time of day.
 */
export function readUtcTime(text: string, nowEpoch: number, behind = 12 * HOUR): number | undefined {
  const match = PATTERN.exec(text);
  if (match === null) return undefined;
  const hours = Number(match[1]);
  const minutes = Number(match[2]);
  if (hours > 23 || minutes > 59) return undefined;
  const midnight = Math.floor(nowEpoch / DAY) * DAY;
  const sameDay = midnight + hours * HOUR + minutes * MINUTE;
  if (sameDay < nowEpoch - behind) return sameDay + DAY;
  return sameDay > nowEpoch - behind + DAY ? sameDay - DAY : sameDay;
}

/** The same as a drill time (ms since StartEx). */
export function readDrillTime(
  text: string,
  view: { readonly startEpoch: number; readonly t: DrillTime },
  behind?: number,
): DrillTime | undefined {
  const epoch = readUtcTime(text, view.startEpoch + view.t, behind);
  return epoch === undefined ? undefined : epoch - view.startEpoch;
}

/** What is wrong with a typed time, in words. */
export const TIME_HELP = 'Write a time of day in UTC, such as 14:05.';
