import { Temporal } from 'temporal-polyfill';
import type { WallTime } from '../base/drill-time';

/** Local time in a named zone. The machine's own zone is never asked for. */

const NAME = /^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/;

/** Does this machine know a time zone of this name? Offsets such as `+02:00` are no names: they know no summer. */
export function isTimeZone(name: string): boolean {
  if (!NAME.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * The instant of a local time, ms. A time that the clocks jump over is taken as much later as they jump; of a time that comes
 * twice it is the first. Throws for a zone that this machine does not know: ask `isTimeZone` first.
 */
export function epochOf(local: string, timeZone: string): WallTime {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
    .epochMilliseconds;
}

/** The local time of an instant, to the minute: `2026-03-04T14:30`. Throws for a zone that this machine does not know. */
export function localOf(epoch: WallTime, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(epoch)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute', roundingMode: 'floor' });
}

/** `+02:00` at an instant. */
export function offsetAt(epoch: WallTime, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(timeZone).offset;
}
