import { DAY, type DrillTime, HOUR, MINUTE, SECOND, utcParts } from '../../base/drill-time';

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

const UNITS: Readonly<Record<string, number>> = { h: HOUR, m: MINUTE, s: SECOND };

/** Durations as people write them: `45 min`, `1 h 05 min`, `1 hour 5 minutes`, `90 s`. In ms, in order of the text. */
export function durationsIn(text: string): readonly { readonly ms: number; readonly text: string }[] {
  const part = /(\d+(?:\.\d+)?)\s*(h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)\b\.?/gi;
  const out: { ms: number; text: string; end: number; unit: number }[] = [];
  for (const m of text.matchAll(part)) {
    const unit = UNITS[(m[2] ?? 'm').charAt(0).toLowerCase()] ?? MINUTE;
    const ms = Math.round(Number(m[1]) * unit);
    const last = out.at(-1);
    const between = last === undefined ? 'x' : text.slice(last.end, m.index);
    if (last !== undefined && unit < last.unit && /^\s*(?:,|and)?\s*$/.test(between)) {
      last.ms += ms;
      last.text += between + m[0];
      last.end = m.index + m[0].length;
      last.unit = unit;
    } else out.push({ ms, text: m[0], end: m.index + m[0].length, unit });
  }
  return out.map(({ ms, text: written }) => ({ ms, text: written }));
}
