import { HOUR, MINUTE, SECOND } from '../../../base/drill-time';
import { clockDurations } from './clock-durations';
import { type DateFound, datesIn } from './dates';
import { ZONE, zoneNamed } from './zones';

/** A moment that a text states: a clock, a day, both, or one that counts from another. */
export interface TimeFound {
  readonly from: number;
  readonly to: number;
  /** As written: `text.slice(from, to)`. */
  readonly text: string;
  /** Milliseconds since midnight. */
  readonly ofDayMs?: number;
  readonly date?: { readonly y?: number; readonly m: number; readonly d: number };
  /** As written; `UTC` for Z and UTC. Of a span with one zone behind it only the second has it. */
  readonly zone?: string;
  /** Minutes east of UTC, where the zone's name tells. */
  readonly offsetMinutes?: number;
  /** Counts from another moment: `T+12m`, `+5 min`. */
  readonly relative?: true;
}

/** "14:05h", "2:05 p.m.". */
const MERIDIEM = String.raw`(?:\s?h(?:rs?)?\b)?(?:\s?([AaPp])\.?[Mm](?:\.|\b))?`;
const ZONED = String.raw`(?:\s?[([]?(${ZONE}|Z(?![A-Za-zÀ-ɏ0-9])|(?:(?<=:\d{2}(?:[.,]\d{1,9})?)|\s)[+−-]\d{4}(?!\d)|\s?[+−]\d{2}:\d{2}|(?<=:\d{2}:\d{2}(?:[.,]\d{1,9})?)-(?:0\d|1[0-2]):[0-5]\d(?!:))[)\]]?)?`;
/** What a clock may not follow: a number, an address, a version, a line of a file. */
const START = String.raw`(?<![\d.,/\-$€£#][\d.]?|[A-Za-zÀ-ɏ0-9_]|[\d.A-Za-zÀ-ɏ]:|:)`;
const AFTER_LABEL = String.raw`(?<=(?:^|[\s(|*_>[])[A-Za-zÀ-ɏ ]{2,20}\*{0,2}:)`;
const AFTER_DATE = String.raw`(?<=\d[T_-])|(?<=\d{4}\/)`;
const CLOCK = new RegExp(
  String.raw`(?:${START}|${AFTER_LABEL}|${AFTER_DATE}|(?<=[\dmMzZ] ?[-–—/~])(?<!\d{4}-\d{2}-))([01]?\d|2[0-3])([:h])([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?(?!\d|:\d|[.,]\d|\.[A-Za-zÀ-ɏ])${MERIDIEM}${ZONED}`,
  'g',
);
const COMPACT =
  /(?<=(?:^|\b(?:at|by|from|until|till|to|around|since|between|and|before|after)\s|[([~|*-]\s?))([01]\d|2[0-3])([0-5]\d)(?:(Z)(?![A-Za-zÀ-ɏ0-9])|[\s-]?(UTC|GMT|[Hh]rs|HRS)(?![A-Za-zÀ-ɏ0-9+-]))/g;
const STAMPED = /(?<=\d{8}T)([01]\d|2[0-3])([0-5]\d)([0-5]\d)?(Z)?(?![A-Za-zÀ-ɏ0-9])/g;
const HOUR_ALONE = new RegExp(
  String.raw`(?<![A-Za-zÀ-ɏ0-9.:,/$€£-]|\d[-–])(1[0-2]|0?[1-9])(?:\.([0-5]\d))?\s?([AaPp])\.?[Mm](?:\.|(?![A-Za-zÀ-ɏ0-9]))${ZONED}`,
  'g',
);
const DOTTED = new RegExp(
  String.raw`(?<![A-Za-zÀ-ɏ0-9.:,/$€£-])([01]?\d|2[0-3])\.([0-5]\d)(?=\s?\(?(?:UTC|GMT|BST|CET|CEST)\b|\s?(?:hrs|h)\b)${ZONED}`,
  'g',
);
const WORDS = new RegExp(`(?<![A-Za-zÀ-ɏ0-9-])(noon|midnight|midday)(?![A-Za-zÀ-ɏ0-9-])${ZONED}`, 'gi');
const RELATIVE =
  /(?<![A-Za-zÀ-ɏ0-9+])(?:T0? ?[+−-] ?|\+ ?)\d{1,4}(?::[0-5]\d(?::[0-5]\d)?|\s?(?:milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)(?![A-Za-zÀ-ɏ])(?: ?\d{1,2} ?(?:m|min|s)(?![A-Za-zÀ-ɏ]))?)?/g;
const RATIO = /\b(?:ratios?|lines?|columns?|chapter|verse|odds|scale|score[ds]?|aspect|won|lost|mix|split)\b/i;

interface Clock {
  readonly ofDayMs: number;
  readonly from: number;
  readonly to: number;
  readonly zone: string | undefined;
}

function ofDay(h: string, m = '0', s = '0', fraction = '', half = ''): number {
  const pm = half.toLowerCase();
  const hour = Number(h) > 12 || pm === '' ? Number(h) : (Number(h) % 12) + (pm === 'p' ? 12 : 0);
  return hour * HOUR + Number(m) * MINUTE + Number(s) * SECOND + Number(fraction.slice(0, 3).padEnd(3, '0'));
}

/** A closing bracket belongs to the time only when its zone stood in brackets. */
function endOf(m: RegExpExecArray): number {
  const whole = m[0];
  const opens = /[([]/.test(whole);
  return m.index + (opens ? whole.length : whole.replace(/[)\]]$/, '').trimEnd().length);
}

function clocks(text: string): Clock[] {
  const out: Clock[] = [];
  const add = (m: RegExpExecArray, ofDayMs: number, zone: string | undefined): void => {
    out.push({ ofDayMs, from: m.index, to: endOf(m), zone });
  };
  const lengths = clockDurations(text);
  let k = 0;
  for (const m of text.matchAll(CLOCK)) {
    while ((lengths[k]?.to ?? Number.POSITIVE_INFINITY) <= m.index) k++;
    if ((lengths[k]?.from ?? Number.POSITIVE_INFINITY) <= m.index) continue;
    const around = `${text.slice(Math.max(0, m.index - 40), m.index)} | ${text.slice(m.index + m[0].length, m.index + m[0].length + 14)}`;
    if (RATIO.test(around) && m[6] === undefined && m[7] === undefined) continue;
    if (m[2] === 'h' && Number(m[1]) < 3) continue;
    add(m, ofDay(m[1] ?? '0', m[3], m[4], m[5], m[6]), m[7]);
  }
  for (const m of text.matchAll(COMPACT))
    add(m, ofDay(m[1] ?? '0', m[2]), m[3] ?? (/^hrs$/i.test(m[4] ?? '') ? undefined : m[4]));
  for (const m of text.matchAll(STAMPED)) add(m, ofDay(m[1] ?? '0', m[2], m[3]), m[4]);
  for (const m of text.matchAll(HOUR_ALONE)) add(m, ofDay(m[1] ?? '0', m[2], '0', '', m[3]), m[4]);
  for (const m of text.matchAll(DOTTED)) add(m, ofDay(m[1] ?? '0', m[2]), m[3]);
  for (const m of text.matchAll(WORDS)) add(m, m[1]?.toLowerCase() === 'midnight' ? 0 : 12 * HOUR, m[2]);
  const sorted = out.sort((a, b) => a.from - b.from || b.to - a.to);
  let end = 0;
  return sorted.filter((c) => {
    if (c.from < end) return false;
    end = c.to;
    return true;
  });
}

/** May what stands between a day and a clock join them to one moment? Never a line's end. */
const joins = (between: string): boolean =>
  between.length < 20 &&
  /^(?:[T_,/]|[ \t\u00a0]?[-–—|@][ \t]?|,?[ \t](?:(?:at|on|by)[ \t])?(?:(?:around|about|approximately)[ \t]|~)?)?[ \t\u00a0]?$/.test(
    between,
  );

/** Does a day stand before a clock, joined to it? */
function belongsTo(text: string, day: DateFound | undefined, clock: Clock | undefined): boolean {
  return day !== undefined && clock !== undefined && day.to <= clock.from && joins(text.slice(day.to, clock.from));
}

/**
 * The moments in a text, in order: `2024-03-03T14:05Z`, `Mar 3, 2024 14:05 UTC`, `2:05 pm PT`, `0930Z`, `14h05`, `T+12m`. Ports,
 * ratios, addresses, versions, and lengths written as clocks (`lasted 1:37:00`) are none. With `today` also "next Friday".
 */
export function timesIn(
  text: string,
  today?: { readonly y: number; readonly m: number; readonly d: number },
): readonly TimeFound[] {
  if (!/\d/.test(text) && today === undefined && !/\b(?:noon|mid(?:day|night))\b/i.test(text)) return [];
  const days = [...datesIn(text, today)];
  const out: TimeFound[] = [];
  const put = (from: number, to: number, rest: Omit<TimeFound, 'from' | 'to' | 'text'>): void => {
    out.push({ from, to, text: text.slice(from, to), ...rest });
  };
  const dateOf = ({ y, m, d }: DateFound): NonNullable<TimeFound['date']> => (y === undefined ? { m, d } : { y, m, d });
  for (const m of text.matchAll(RELATIVE)) {
    if (!m[0].startsWith('+') || /[a-z]/i.test(m[0])) put(m.index, m.index + m[0].length, { relative: true });
  }
  const counted = new Set(out.map((t) => t.to));
  const list = clocks(text).filter((c) => !counted.has(c.to));
  let next = 0;
  for (const [i, c] of list.entries()) {
    while ((days[next]?.to ?? Number.POSITIVE_INFINITY) <= c.from && !belongsTo(text, days[next], c)) {
      const alone = days[next++];
      if (alone !== undefined) put(alone.from, alone.to, { date: dateOf(alone) });
    }
    const zone = c.zone === undefined ? {} : zoneNamed(c.zone);
    const day = days[next];
    const before = day !== undefined && day.to <= c.from;
    const gap = day === undefined || before ? 'x' : text.slice(c.to, day.from);
    const after = joins(gap) && (/\bon\b/.test(gap) || !belongsTo(text, day, list[i + 1]));
    if (day !== undefined && (before || after)) {
      next++;
      put(Math.min(day.from, c.from), Math.max(day.to, c.to), { ofDayMs: c.ofDayMs, date: dateOf(day), ...zone });
    } else put(c.from, c.to, { ofDayMs: c.ofDayMs, ...zone });
  }
  for (const alone of days.slice(next)) put(alone.from, alone.to, { date: dateOf(alone) });
  return out.sort((a, b) => a.from - b.from);
}
