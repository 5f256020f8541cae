import { DAY, type DrillTime, HOUR, MINUTE, SECOND, utcParts } from '../../base/drill-time';
import { durationsIn as findDurations } from '../writing/find/durations';

/** A clock time as written, `14:23` or `14:23:05`, in ms since midnight; undefined when there is none. */
export function clockIn(text: string): number | undefined {
  const m = /\b([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?\b/.exec(text);
  return m === null ? undefined : Number(m[1]) * HOUR + Number(m[2]) * MINUTE + Number(m[3] ?? 0) * SECOND;
}

/** The drill time that a clock time of the day means, on the day that brings it nearest to `near`. */
export function drillTimeOfClock(ofDay: number, near: DrillTime, startEpoch: number): DrillTime {
  const p = utcParts(startEpoch + near);
  const nearOfDay = p.hour * HOUR + p.minute * MINUTE + p.second * SECOND + p.ms;
  let at = near - nearOfDay + ofDay;
  if (at - near > DAY / 2) at -= DAY;
  if (near - at > DAY / 2) at += DAY;
  return at;
}

/** The durations that a field of the record states, in ms, in order; of a range both ends. Latencies are none. */
export function durationsIn(text: string): readonly { readonly ms: number; readonly text: string }[] {
  return findDurations(text).flatMap((d) => {
    if (d.latency === true) return [];
    const ends = d.range === undefined ? [d.ms] : [d.range.lowMs, d.range.highMs];
    return ends.map((ms) => ({ ms, text: d.text }));
  });
}
