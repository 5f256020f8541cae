const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const two = (value: number): string => String(value).padStart(2, '0');

/** Milliseconds since midnight UTC; also right for times before 1970. */
const intoDay = (epochMs: number): number => ((Math.floor(epochMs) % day) + day) % day;

/** `14:23:05 UTC` for milliseconds since 1970. */
export function formatUtc(epochMs: number): string {
  return `${formatUtcTime(epochMs)} UTC`;
}

/** `14:23:05`, where a heading already says UTC. */
export function formatUtcTime(epochMs: number): string {
  const ms = intoDay(epochMs);
  return `${two(Math.floor(ms / hour))}:${two(Math.floor(ms / minute) % 60)}:${two(Math.floor(ms / second) % 60)}`;
}

/** `14:23 UTC`. */
export function formatUtcMinute(epochMs: number): string {
  return `${formatUtcTime(epochMs).slice(0, 5)} UTC`;
}

/** `2026-01-20`, the day in UTC. */
export function formatUtcDate(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10);
}

/** `45 s`, `37 min`, `2 h 05 min`; whole units, rounded down; a minus sign in front of what is negative. */
export function formatDuration(ms: number): string {
  const size = Math.abs(ms);
  const sign = ms <= -second ? '−' : '';
  if (size < minute) return `${sign}${Math.floor(size / second)} s`;
  if (size < hour) return `${sign}${Math.floor(size / minute)} min`;
  return `${sign}${Math.floor(size / hour)} h ${two(Math.floor(size / minute) % 60)} min`;
}

/** A countdown: `12:30` left, `+02:10` over. Time left is rounded up, so that 00:00 means due. */
export function formatCountdown(msLeft: number): string {
  const over = msLeft < 0;
  const seconds = over ? Math.floor(-msLeft / second) : Math.ceil(msLeft / second);
  const text = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
  return over ? `+${text}` : text;
}

/** `812 B`, `4.2 KB`, `118 MB` (powers of 1,000). */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 9.95 ? 0 : 1;
  return `${value.toFixed(digits)} ${units[unit] ?? 'B'}`;
}

/** `12,480`: thousands with commas whatever the machine's language. */
export function formatCount(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
