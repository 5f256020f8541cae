import { DAY, HOUR, MINUTE, SECOND } from '../../../base/drill-time';
import { amountOf, DIGITS, WORDS } from './amounts';
import { clockDurations } from './clock-durations';

/** A length of time that a text states. */
export interface DurationFound {
  /** Milliseconds; of a range the middle. */
  readonly ms: number;
  readonly from: number;
  readonly to: number;
  /** As written: `text.slice(from, to)`. */
  readonly text: string;
  /** "about", "~", "less than", "a few": or a range. */
  readonly approximate: boolean;
  readonly range?: { readonly lowMs: number; readonly highMs: number };
  /** How long one request takes, not how long something went on. */
  readonly latency?: true;
  /** Something that is set or repeats (a timeout, a retention, "every 5 minutes"), not how long something went on. */
  readonly setting?: true;
}

const UNIT =
  'milliseconds?|millisecs?|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|hr|h|days?|d|weeks?|wks?|w';
const AMOUNT = `${DIGITS}|${WORDS}|an?|another`;
/** What may stand between an amount and its unit. */
const GAP = '[ \\u00a0\\u202f]?-?';
const START = String.raw`(?<![A-Za-zÀ-ɏ0-9_$€£#+]|[\dA-Za-zÀ-ɏ][.,:/-]|T-)`;
/** After a unit: no more letters, and digits only when they are the next part of it, as in `1h37m`. */
const END = String.raw`(?![A-Za-zÀ-ɏ_])(?!\d(?!\d{0,2}(?:\.\d{1,3})?(?:m|s|ms|min|sec)(?![A-Za-zÀ-ɏ_])))`;
const PART = new RegExp(
  String.raw`(?:${START}|(?<=\d[dhm]))(?:(${AMOUNT})(?:${GAP}(${UNIT})(?![A-Za-zÀ-ɏ0-9_]))?[ \u00a0]?(?:-|–|—|to|and|or)[ \u00a0]?)?(?<!\d[.,:/])(${AMOUNT})(?:[ -](?:business|working|calendar|full|consecutive|more|whole|long))?${GAP}(${UNIT})${END}`,
  'gi',
);
const ISO =
  /(?<![A-Za-zÀ-ɏ0-9])P(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7}(?:\.\d{1,6})?)S)?)?(?![A-Za-zÀ-ɏ0-9])/g;
const LONG = /(?<![A-Za-zÀ-ɏ0-9-])(hour|day|week)-long\b/gi;

/** What is counted, so that the letter before it is no unit: `5m users`, `10m rows`. */
const COUNTED =
  /^[ \u00a0](?:(?:of|unique|active|daily|monthly|failed|paying|new)[ \u00a0])?(?:users?|customers?|people|accounts?|rows?|records?|requests?|events?|messages?|calls?|jobs?|rides?|orders?|devices?|sessions?|emails?|documents?|keys?|queries|transactions?|payments?|downloads?|visitors?|hits|tokens?|objects?|files?|lines|data ?points|metrics)\b/i;
const ABOUT =
  /(?:~|≈|±|\b(?:about|around|approximately|approx\.?|roughly|nearly|almost|some|circa|ca\.|less than|fewer than|under|more than|over|up to|at least|at most|no more than|within|just over|just under|close to|an estimated|estimated at|upwards of|well over|in excess of|a good))\s?$/i;
/** Before "an hour" and the like: words that make it a length and not a rate ("4 times an hour") or a member of a row. */
const LENGTH_BEFORE =
  /(?:^|[(:~≈–—]|\b(?:for|in|within|about|around|after|over|almost|nearly|roughly|under|than|took|take|takes|taking|last|lasts|lasted|lasting|another|to|least|most|approximately|approx|and|or|until|just|only|was|is|be|half|quite|some|spent|waited|wait|every|past|first|next|by|of|between))\s*$/i;
const STATUS = /^(?:200|201|204|301|302|304|307|400|401|403|404|408|409|410|413|415|422|425|429|499|50[0-8]|52\d)s$/i;
const LENGTH_WORD =
  /\b(?:timeout(?: (?:of|to))?|for|after|within|took|lasted|lasting|every|than|~|limit of|waited|wait)\s*$/i;
const LATENCY =
  /\b(?:latenc(?:y|ies)|p50|p75|p9\d(?:\.\d+)?|percentile|median|response times?|ttfb|rtt|round[- ]trips?|per (?:request|query|call)|query times?|page loads?)\b/i;
const SETTING =
  /\b(?:time-?outs?|timed out after|ttl|retention|retained|interval|every|per|each|cadence|polls?|polling|keep-?alive|back-?off|grace period|window of|cache[ds]? for|scrape[sd]?|threshold|deadline of|limit of|lifetime|validity|valid for)\b[^.;,()]{0,14}$/i;
const SETTING_AFTER =
  /^[ -]?(?:[\w-]{1,12} )?(?:time-?outs?|ttl|retention|interval|cadence|keep-?alive|back-?off|grace|polling|limit|lifetime|sla|slo|window to restore)\b/i;

/** Without a number and without a unit written out there is no duration. */
const WORTH_A_LOOK = /\d|[½¼¾]|(?:second|minute|hour|day|week)/i;

const unitMs = (unit: string): number => {
  const u = unit.toLowerCase();
  if (u.startsWith('ms') || u.startsWith('mill')) return 1;
  if (u.startsWith('m')) return MINUTE;
  if (u.startsWith('s')) return SECOND;
  if (u.startsWith('h')) return HOUR;
  return u.startsWith('d') ? DAY : 7 * DAY;
};

/** No document states more; what only repeats itself is not worth the time. */
const MOST = 5_000;

interface Piece {
  lowMs: number;
  highMs: number;
  from: number;
  to: number;
  unit: number;
  approximate: boolean;
}

/** Is this letter no unit, or this "a" no amount, where they stand? */
function isNoLength(text: string, from: number, amount: string, unit: string, to: number): boolean {
  const before = text.slice(Math.max(0, from - 24), from);
  const after = text.slice(to, to + 24);
  const short = unit.length === 1;
  if (/^(?:an?)$/i.test(amount)) {
    if (/^s/i.test(unit)) return true;
    return (
      !LENGTH_BEFORE.test(before) && !/^ (?:and a half|later|ago|of (?:down|elevated|degraded|partial|no))/i.test(after)
    );
  }
  if (/^half$/i.test(amount) && !/^[- ]?(?:hour|day|minute|second)/i.test(unit)) return true;
  if (!short) return /^seconds?$/i.test(unit) && /^(?:one|half)$/i.test(amount) && /^ (?:of|to)\b/.test(after);
  if (unit !== unit.toLowerCase() || !/^[\d½]/.test(amount)) return true;
  if (unit === 'm' && (COUNTED.test(after) || /^(?:\/s|bps| ?\$|b\b)/.test(after))) return true;
  if (unit === 'm' && amount.includes('.') && !LENGTH_WORD.test(before)) return true;
  if (unit === 's') {
    if (STATUS.test(`${amount}s`)) return !LENGTH_WORD.test(before);
    if (/^(?:19|20)\d0$/.test(amount)) return true;
    return /^\d0$/.test(amount) && /\b(?:the|early|late|mid)[ -]$/i.test(before);
  }
  return false;
}

function pieces(text: string): Piece[] {
  const out: Piece[] = [];
  for (const m of text.matchAll(PART)) {
    if (out.length >= MOST) break;
    const [whole, lowText, lowUnit, highText = '', highUnit = ''] = m;
    const to = m.index + whole.length;
    const unit = unitMs(highUnit);
    const highFrom = m.index + whole.lastIndexOf(highText, whole.length - highUnit.length);
    const joint = lowText === undefined ? '' : whole.slice(lowText.length + (lowUnit ?? '').length, highFrom - m.index);
    const oneNumber = joint === '-' && /^[A-Za-zÀ-ɏ]/.test(highText) ? amountOf(`${lowText}-${highText}`) : undefined;
    const high = oneNumber ?? amountOf(highText);
    if (high === undefined) continue;
    const low = lowText === undefined || oneNumber !== undefined ? undefined : amountOf(lowText);
    const before = text.slice(Math.max(0, m.index - 10), m.index);
    // "and" makes a range only after "between": "an hour and 20 minutes" is a sum.
    const ranged = low !== undefined && (!/and/i.test(joint) || /between\s$/i.test(before));
    const exact = { unit, to, approximate: /^(?:a few|few|a couple)/i.test(highText) };
    if (isNoLength(text, ranged ? m.index : highFrom, highText, highUnit, to)) continue;
    // "from 12ms to 3s" tells a change, "from 5 to 10 minutes" a range.
    const changed = lowUnit !== undefined && /\bfrom\s$/i.test(before);
    if (ranged && !changed && /\d/.test(lowText ?? '') === /\d/.test(highText)) {
      const ends = [low * (lowUnit === undefined ? unit : unitMs(lowUnit)), high * unit].map(Math.round);
      out.push({ ...exact, from: m.index, lowMs: Math.min(...ends), highMs: Math.max(...ends) });
      continue;
    }
    if (low !== undefined && lowText !== undefined && lowUnit !== undefined) {
      const ms = Math.round(low * unitMs(lowUnit));
      const end = m.index + whole.indexOf(lowUnit, lowText.length) + lowUnit.length;
      if (!isNoLength(text, m.index, lowText, lowUnit, end))
        out.push({ from: m.index, to: end, lowMs: ms, highMs: ms, unit: unitMs(lowUnit), approximate: false });
    }
    const ms = Math.round(high * unit);
    out.push({ ...exact, from: oneNumber === undefined ? highFrom : m.index, lowMs: ms, highMs: ms });
  }
  return out;
}

/** "1 h" and "05 min" are one duration; so are "an hour" and "a half". */
function joined(text: string, list: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const p of list) {
    const last = out.at(-1);
    const between = last === undefined ? 'x' : text.slice(last.to, p.from);
    const exact = last !== undefined && last.lowMs === last.highMs && p.lowMs === p.highMs;
    if (last !== undefined && exact && p.unit < last.unit && /^\.?\s?(?:,? ?(?:and|&)?\s?)$/.test(between)) {
      last.lowMs += p.lowMs;
      last.highMs = last.lowMs;
      last.to = p.to;
      last.unit = p.unit;
    } else out.push({ ...p });
  }
  for (const p of out) {
    const more = /^ and a (half|quarter)\b/i.exec(text.slice(p.to, p.to + 16));
    if (more === null || p.lowMs !== p.highMs) continue;
    p.lowMs += p.unit * (more[1]?.toLowerCase() === 'half' ? 0.5 : 0.25);
    p.highMs = p.lowMs;
    p.to += more[0].length;
  }
  return out;
}

function iso(text: string): Piece[] {
  return [...text.matchAll(ISO)].flatMap((m) => {
    const [whole, d, h, min, s] = m;
    if (d === undefined && h === undefined && min === undefined && s === undefined) return [];
    const ms = Math.round(
      Number(d ?? 0) * DAY + Number(h ?? 0) * HOUR + Number(min ?? 0) * MINUTE + Number(s ?? 0) * SECOND,
    );
    return [{ lowMs: ms, highMs: ms, from: m.index, to: m.index + whole.length, unit: 0, approximate: false }];
  });
}

function named(text: string): Piece[] {
  return [...text.matchAll(LONG)].map((m) => {
    const ms = unitMs(m[1] ?? 'hour');
    return { lowMs: ms, highMs: ms, from: m.index, to: m.index + m[0].length, unit: 0, approximate: true };
  });
}

/**
 * The lengths of time in a text, in order: `1h37m`, `two and a half hours`, `between 30 and 45 minutes`, `PT1H37M`; `1:37:00`
 * only where the text says that it is a length. Letters that count things (`3.7M`, `5m users`, `502s`) are none.
 */
export function durationsIn(text: string): readonly DurationFound[] {
  if (!WORTH_A_LOOK.test(text)) return [];
  const clocks = clockDurations(text).map((c) => ({ ...c, lowMs: c.ms, highMs: c.ms, unit: 0, approximate: false }));
  const all = [...joined(text, pieces(text)), ...iso(text), ...named(text), ...clocks].sort((a, b) => a.from - b.from);
  let end = 0;
  return all.flatMap((p): DurationFound[] => {
    if (p.from < end) return [];
    end = p.to;
    const before = text.slice(Math.max(0, p.from - 32), p.from);
    const after = text.slice(p.to, p.to + 24);
    const ms = Math.round((p.lowMs + p.highMs) / 2);
    const ranged = p.lowMs !== p.highMs;
    // Words of latency belong to it when no other clause stands between.
    const near = `${before.split(/[.;(]/).at(-1) ?? ''} | ${after.split(/[.;,(]/)[0] ?? ''}`;
    return [
      {
        ms,
        from: p.from,
        to: p.to,
        text: text.slice(p.from, p.to),
        approximate: ranged || p.approximate || ABOUT.test(before),
        ...(ranged ? { range: { lowMs: p.lowMs, highMs: p.highMs } } : {}),
        ...(ms < SECOND || LATENCY.test(near) ? { latency: true as const } : {}),
        ...(SETTING.test(before) || SETTING_AFTER.test(after) ? { setting: true as const } : {}),
      },
    ];
  });
}
