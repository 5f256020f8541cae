import { worded } from './worded-dates';

/** A day of the calendar as a text gives it. */
export interface DateFound {
  readonly y?: number;
  /** 1 to 12. */
  readonly m: number;
  /** 1 to 31. */
  readonly d: number;
  readonly from: number;
  readonly to: number;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const WEEKDAY = '(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const YEAR = '(?:19|20)\\d{2}';

const ISO =
  /(?<![\d/.-])((?:19|20)\d{2})(?:([-/])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])|\.(0[1-9]|1[0-2])\.(0[1-9]|[12]\d|3[01]))(?!\d|[-/.]\d)/g;
const BARE = /(?<![\dA-Za-z.-])(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=T\d{4})/g;
/** Without a year, and only before a clock: `10-01 09:45`. */
const YEARLESS = /(?<![\d/.-])(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?=[ T]{1,2}\d{1,2}:\d{2})/g;
const SLASHED = /(?<![\d/.-])(\d{1,2})([/.])(\d{1,2})\2((?:20)?\d{2})(?![\d/]|\.\d)/g;
const MONTH_FIRST = new RegExp(
  String.raw`(?<![A-Za-zÀ-ɏ\d])${WEEKDAY}(${MONTH})\.?[ -](${DAY})(?:st|nd|rd|th)?(?![\d:])(?:(?:,|\s-)? ?(${YEAR})(?!\d))?`,
  'g',
);
const DAY_FIRST = new RegExp(
  String.raw`(?<![A-Za-zÀ-ɏ\d:.,/-])${WEEKDAY}(${DAY})(?:st|nd|rd|th)?(?: of)?[ -](${MONTH})(?![A-Za-zÀ-ɏ])\.?(?:[ -]|, ?)?(${YEAR})?(?!\d)`,
  'g',
);

const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

function dated(from: number, to: number, y: string | undefined, m: number, d: number): DateFound[] {
  if (m < 1 || m > 12 || d < 1 || d > 31) return [];
  return [{ ...(y === undefined ? {} : { y: Number(y.length === 2 ? `20${y}` : y) }), m, d, from, to }];
}

/** Of `03/04/2024` nobody knows which is the month: it is read as in America unless that is impossible. Dots are European. */
function slashed(from: number, text: string, a: number, mark: string, b: number, y: string): DateFound[] {
  if (mark === '.' && y.length === 2) return [];
  const dayFirst = a > 12 || mark === '.';
  return dated(from, from + text.length, y, dayFirst ? b : a, dayFirst ? a : b);
}

/**
 * The days that a text names, in order: `2024-03-03`, `Mar 3, 2024`, `3rd of March`, `03/22/2024`. Only with `today` also those
 * that count from it ("next Friday").
 */
export function datesIn(
  text: string,
  today?: { readonly y: number; readonly m: number; readonly d: number },
): readonly DateFound[] {
  const end = (m: RegExpMatchArray): number => (m.index ?? 0) + m[0].trimEnd().replace(/[,-]$/, '').length;
  const all = [
    ...[...text.matchAll(ISO)].flatMap((m) => dated(m.index, end(m), m[1], Number(m[3] ?? m[5]), Number(m[4] ?? m[6]))),
    ...[...text.matchAll(BARE)].flatMap((m) => dated(m.index, end(m), m[1], Number(m[2]), Number(m[3]))),
    ...[...text.matchAll(YEARLESS)].flatMap((m) => dated(m.index, end(m), undefined, Number(m[1]), Number(m[2]))),
    ...[...text.matchAll(SLASHED)].flatMap((m) =>
      slashed(m.index, m[0], Number(m[1]), m[2] ?? '/', Number(m[3]), m[4] ?? ''),
    ),
    ...[...text.matchAll(MONTH_FIRST)].flatMap((m) => dated(m.index, end(m), m[3], monthOf(m[1] ?? ''), Number(m[2]))),
    ...[...text.matchAll(DAY_FIRST)].flatMap((m) => dated(m.index, end(m), m[3], monthOf(m[2] ?? ''), Number(m[1]))),
    ...(today === undefined ? [] : worded(text, today)),
  ].sort((a, b) => a.from - b.from || b.to - a.to);
  let at = 0;
  return all.filter((d) => {
    if (d.from < at) return false;
    at = d.to;
    return true;
  });
}
