import { damagedAt } from './mend-encoding';

/** Values of the history's table as text, and back. */

/** Control characters but the line break, marks that turn the direction of text, halves of characters. */
const INVISIBLE = /(?!\n)\p{Cc}|[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Cs}/gu;

/** A text as a cell can hold it: no control characters, single spaces, no spaces around lines. `-` says that there is none. */
export function cellText(text: string): string {
  const plain = text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(INVISIBLE, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
  return /^[-\u2013\u2014]$/.test(plain) ? '' : plain;
}

const URL = /https?:\/\/[^\s<>|\\`"]+/g;

/** A text as a cell of a Markdown table. Nothing of it becomes markup; links stay links, and lines stay lines. */
export function writeCell(text: string): string {
  const plain = cellText(text);
  if (plain === '') return '-';
  let cell = '';
  let from = 0;
  for (const match of plain.matchAll(URL)) {
    cell += `${escaped(plain.slice(from, match.index))}<${match[0]}>`;
    from = match.index + match[0].length;
  }
  return cell + escaped(plain.slice(from));
}

function escaped(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    if (c === '\n') out += '<br>';
    else if (/[\\`*_[\]<>|~&!]/.test(c)) out += `\\${c}`;
    // Letters that look like damage are written as their number, so that they are not mended when they are read.
    else if (damagedAt(text, i) > 0) out += `&#${c.charCodeAt(0)};`;
    else out += c;
  }
  return out;
}

/** `37 min`, `2 h 05 min`; `-` when it is not known. */
export function writeDuration(minutes: number | null): string {
  if (minutes === null) return '-';
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:d|days?)$/, 1_440],
  [/^(?:h|hrs?|hours?)$/, 60],
  [/^(?:m|mins?|minutes?)$/, 1],
];

/** Whole minutes; null where none are given, undefined where the text cannot be read. */
export function readDuration(text: string): number | null | undefined {
  const plain = cellText(text)
    .toLowerCase()
    .replace(/^(?:~|about|approx\.?|ca\.?)\s*/, '');
  if (plain === '' || plain === 'n/a' || plain === 'unknown') return null;
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(plain);
  if (clock !== null) return limited(Number(clock[1]) * 60 + Number(clock[2]));
  if (!/^(?:\d+(?:\.\d+)?\s*[a-z]+(?:\s*(?:,|and)?\s*)?)+(?:\d+)?$/.test(plain)) return undefined;
  let minutes = 0;
  let last = 0;
  // `1h20` leaves out the unit of what follows hours.
  for (const [, number = '', unit = ''] of plain.replace(/\band\b|,/g, ' ').matchAll(/(\d+(?:\.\d+)?)\s*([a-z]*)/g)) {
    const factor = unit === '' && last === 60 ? 1 : UNITS.find(([name]) => name.test(unit))?.[1];
    if (factor === undefined || (last !== 0 && factor >= last)) return undefined;
    minutes += Number(number) * factor;
    last = factor;
  }
  return limited(Math.round(minutes));
}

function limited(minutes: number): number | undefined {
  return minutes <= 525_600 ? minutes : undefined;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A day as `2026-03-04` from that, `2026/3/4`, `4 March 2026` or `March 4, 2026`; undefined for anything that could be two days. */
export function readDay(text: string): string | undefined {
  const plain = cellText(text).replace(/,/g, ' ').replace(/\s+/g, ' ').toLowerCase();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]\d{1,2}:\d{2}.*)?$/.exec(plain);
  if (iso !== null) return day(iso[1], Number(iso[2]), iso[3]);
  const worded = /^(\d{1,2})(?:st|nd|rd|th)?\.? ([a-z]{3,9})\.? (\d{4})$/.exec(plain);
  if (worded !== null) return day(worded[3], month(worded[2]), worded[1]);
  const american = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)? (\d{4})$/.exec(plain);
  return american === null ? undefined : day(american[3], month(american[1]), american[2]);
}

function month(word = ''): number {
  return MONTHS.indexOf(word.slice(0, 3)) + 1;
}

function day(year = '', monthNumber: number, dayOfMonth = ''): string {
  return `${year}-${String(monthNumber).padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
}
