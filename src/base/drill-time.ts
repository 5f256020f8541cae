/** Integer milliseconds since StartEx. Negative values lie before the drill (the fault starts there). */
export type DrillTime = number;
/** Integer milliseconds since the Unix epoch, on a real clock. */
export type WallTime = number;

export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

/** Whole minutes as drill milliseconds. */
export function minutes(n: number): number {
  return Math.round(n * MINUTE);
}

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

/** Parts of a UTC instant; the only place where pure rooms take an epoch apart (a Date with an argument is deterministic). */
export function utcParts(epochMs: number): {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  ms: number;
} {
  const d = new Date(epochMs);
  return {
    year: d.getUTCFullYear(),
    month: d.getUTCMonth() + 1,
    day: d.getUTCDate(),
    hour: d.getUTCHours(),
    minute: d.getUTCMinutes(),
    second: d.getUTCSeconds(),
    ms: d.getUTCMilliseconds(),
  };
}

/** `2026-03-04T14:23:05.120Z`. */
export function isoUtc(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** `14:23:05`. */
export function clockUtc(epochMs: number): string {
  const p = utcParts(epochMs);
  return `${pad(p.hour)}:${pad(p.minute)}:${pad(p.second)}`;
}

/** `14:23`. */
export function clockMinuteUtc(epochMs: number): string {
  return clockUtc(epochMs).slice(0, 5);
}

/** `2026-03-04`. */
export function dateUtc(epochMs: number): string {
  const p = utcParts(epochMs);
  return `${pad(p.year, 4)}-${pad(p.month)}-${pad(p.day)}`;
}

/** `45 s`, `37 min`, `2 h 05 min`; negative durations keep their sign. */
export function durationText(ms: number): string {
  const s = Math.round(Math.abs(ms) / SECOND);
  const sign = ms < 0 && s > 0 ? '-' : '';
  if (s < 60) return `${sign}${s} s`;
  const m = Math.round(s / 60);
  if (m < 60) return `${sign}${m} min`;
  return `${sign}${Math.floor(m / 60)} h ${pad(m % 60)} min`;
}
