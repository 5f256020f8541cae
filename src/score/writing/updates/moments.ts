import { DAY, HOUR, MINUTE, SECOND } from '../../../base/drill-time';
import { timesIn } from '../find/times';

const ISO =
  /^\s*(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(?:(Z|UTC|GMT)|([+-])(\d\d):?(\d\d)?)?\s*$/i;
/** A year for moments that name none: only the distances between them count then. */
const SOME_YEAR = 2001;

interface Moment {
  readonly ms: number;
  /** It names no year, or not even a day. */
  readonly loose?: 'year' | 'day';
}

function momentOf(written: string): Moment | undefined {
  const iso = ISO.exec(written);
  if (iso !== null) {
    const [, y, mo, d, h, mi, s = '0', fraction = '', , sign, oh = '0', om = '0'] = iso;
    const day = Date.UTC(Number(y), Number(mo) - 1, Number(d));
    const clock =
      Number(h) * HOUR + Number(mi) * MINUTE + Number(s) * SECOND + Number(fraction.slice(0, 3).padEnd(3, '0'));
    const offset = (Number(oh) * 60 + Number(om)) * MINUTE * (sign === '-' ? -1 : 1);
    const ms = day + clock - offset;
    return Number.isFinite(ms) ? { ms } : undefined;
  }
  if (/^\s*\d{10}(?:\d{3})?\s*$/.test(written)) {
    const n = Number(written);
    return { ms: n < 100_000_000_000 ? n * SECOND : n };
  }
  const found = timesIn(written.slice(0, 200));
  const time = found.find((t) => t.ofDayMs !== undefined);
  if (time?.ofDayMs === undefined) return undefined;
  const date = time.date ?? found.find((t) => t.date !== undefined)?.date;
  const clock = time.ofDayMs - (time.offsetMinutes ?? 0) * MINUTE;
  if (date === undefined) return { ms: Date.UTC(SOME_YEAR, 0, 1) + clock, loose: 'day' };
  const ms = Date.UTC(date.y ?? SOME_YEAR, date.m - 1, date.d) + clock;
  return date.y === undefined ? { ms, loose: 'year' } : { ms };
}

/**
 * Moments (ms) of what `at` says, in any usual spelling: ISO 8601, `Mar 3, 14:05 UTC`, `2:05 pm`. Undefined where none can be
 * read. Those without a day go on past midnight from the one before.
 */
export function momentsOf(written: readonly (string | null | undefined)[]): readonly (number | undefined)[] {
  const read = written.map((w) => (w === null || w === undefined ? undefined : momentOf(w)));
  const kinds = new Set(read.map((m) => m?.loose));
  // Moments with and without a year have no common clock.
  const mixed =
    [...kinds].filter((k) => k !== undefined).length > 0 && read.some((m) => m !== undefined && m.loose === undefined);
  let before = Number.NEGATIVE_INFINITY;
  return read.map((m) => {
    if (m === undefined || (mixed && m.loose !== undefined)) return undefined;
    let { ms } = m;
    if (m.loose === 'day') while (ms < before - 12 * HOUR) ms += DAY;
    if (m.loose === 'year' && ms < before - 180 * DAY) ms += 365 * DAY;
    before = ms;
    return ms;
  });
}
