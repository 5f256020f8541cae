import { Temporal } from 'temporal-polyfill';
import type { IcsDateObject, IcsTimezone, IcsTimezoneProp } from 'ts-ics';
import type { WallTime } from '../base/drill-time';
import { daysInMonth } from './dates';
import { WEEKDAYS } from './rule';
import { epochOf } from './zones';

/** When clocks change, as a calendar file says it, so that it is read alike where the zone's name is not known. */

interface Change {
  readonly at: WallTime;
  /** Offsets from UTC before and after, ms. */
  readonly before: number;
  readonly after: number;
}

/** How far ahead clock changes are written out where no yearly rule fits, ms: ten years. */
const AHEAD = 3_660 * 86_400_000;
const MAX_CHANGES = 200;

/** A zone for what starts between two instants; a yearly rule goes on beyond them. */
export function calendarZone(timeZone: string, from: WallTime, to: WallTime): IcsTimezone {
  const start = from - 86_400_000;
  const changes = changesOf(timeZone, start, to + AHEAD);
  const first = offsetMs(timeZone, start);
  const base: IcsTimezoneProp = { type: 'STANDARD', start: new Date(start), ...offsets(first, first) };
  return { id: timeZone, props: [base, ...(yearly(changes) ?? changes.map(once))] };
}

/** A local time in a zone as the library takes it: the instant, and the clock's face. */
export function zonedDate(local: string, timeZone: string): IcsDateObject {
  const at = epochOf(local, timeZone);
  return {
    date: new Date(at),
    local: {
      date: new Date(Date.parse(`${local}:00Z`)),
      timezone: timeZone,
      tzoffset: offsetText(offsetMs(timeZone, at)),
    },
  };
}

function changesOf(timeZone: string, from: WallTime, to: WallTime): readonly Change[] {
  const found: Change[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone);
  while (found.length < MAX_CHANGES) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds > to) break;
    const before = offsetMs(timeZone, next.epochMilliseconds - 1);
    const after = offsetMs(timeZone, next.epochMilliseconds);
    // A zone may change its name or its law and leave the clock alone.
    if (before !== after) found.push({ at: next.epochMilliseconds, before, after });
    at = next;
  }
  return found;
}

/** Two rules, when the clocks change twice every year on the same weekdays; undefined when it is less regular. */
function yearly(changes: readonly Change[]): readonly IcsTimezoneProp[] | undefined {
  const groups = [changes.filter((_, i) => i % 2 === 0), changes.filter((_, i) => i % 2 === 1)];
  const rules = groups.map((group): IcsTimezoneProp | undefined => {
    const [first] = group;
    if (first === undefined || group.length < 5) return undefined;
    const faces = group.map(faceOf);
    const [face] = faces;
    const same = faces.every(
      (f, i) =>
        f.month === face?.month &&
        f.weekday === face.weekday &&
        f.minute === face.minute &&
        f.year === face.year + i &&
        group[i]?.before === first.before &&
        group[i]?.after === first.after,
    );
    const nth = faces.every((f) => f.isLast) ? -1 : faces.every((f) => f.nth === face?.nth) ? face?.nth : undefined;
    const day = face === undefined ? undefined : WEEKDAYS[face.weekday - 1];
    if (!same || nth === undefined || face === undefined || day === undefined) return undefined;
    // The library counts months from 0.
    const recurrenceRule = {
      frequency: 'YEARLY' as const,
      byMonth: [face.month - 1],
      byDay: [{ day, occurrence: nth }],
    };
    return { ...once(first), recurrenceRule };
  });
  const [one, other] = rules;
  return one === undefined || other === undefined ? undefined : [one, other];
}

/** The clock's face just before it is changed. */
function faceOf({ at, before }: Change) {
  const d = new Date(at + before);
  const [year, month, day] = [d.getUTCFullYear(), d.getUTCMonth() + 1, d.getUTCDate()];
  return {
    year,
    month,
    /** 1 Monday to 7 Sunday. */
    weekday: d.getUTCDay() === 0 ? 7 : d.getUTCDay(),
    minute: d.getUTCHours() * 60 + d.getUTCMinutes(),
    nth: Math.ceil(day / 7),
    isLast: day + 7 > daysInMonth(year, month),
  };
}

function once({ at, before, after }: Change): IcsTimezoneProp {
  // The standard wants the face before the change, and the library adds the offset after it.
  return {
    type: after > before ? 'DAYLIGHT' : 'STANDARD',
    start: new Date(at + before - after),
    ...offsets(before, after),
  };
}

function offsets(before: number, after: number): { readonly offsetFrom: string; readonly offsetTo: string } {
  return { offsetFrom: offsetText(before), offsetTo: offsetText(after) };
}

function offsetMs(timeZone: string, at: WallTime): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1_000_000;
}

/** `+0200`. */
function offsetText(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  const pad = (n: number): string => String(n).padStart(2, '0');
  return `${ms < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}${pad(minutes % 60)}`;
}
