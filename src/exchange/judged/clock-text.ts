/** A moment as somebody wrote it: what is not written is left open. */
export interface WrittenMoment {
  /** Year is missing where only `Mar 12` is written. */
  readonly date?: { readonly year?: number; readonly month: number; readonly day: number };
  /** Minutes since midnight, in its own zone. */
  readonly minutes: number;
  readonly seconds: number;
  /** Minutes ahead of UTC; what says nothing is taken for UTC. */
  readonly offset: number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Zones as status pages abbreviate them, in minutes ahead of UTC. */
const ZONES: Readonly<Record<string, number>> = {
  utc: 0,
  gmt: 0,
  z: 0,
  bst: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  ist: 330,
  sgt: 480,
  jst: 540,
  aest: 600,
  aedt: 660,
  est: -300,
  edt: -240,
  et: -300,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  pt: -480,
};

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const DATE = `(?:(?<y1>\\d{4})-(?<m1>\\d{2})-(?<d1>\\d{2})|(?<m2>${MONTH}) (?<d2>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<y2>\\d{4}))?|(?<d3>\\d{1,2})(?:st|nd|rd|th)? (?<m3>${MONTH})(?:,? (?<y3>\\d{4}))?)`;
const CLOCK = '(?<h>\\d{1,2})(?::(?<min>\\d{2})(?::(?<s>\\d{2})(?:\\.\\d{1,6})?)?)?(?: ?(?<half>[ap])\\.?m\\b\\.?)?';
const ZONE = `(?: ?(?<zone>${Object.keys(ZONES).join('|')})\\b| ?(?<sign>[+-])(?<zh>\\d{2}):?(?<zm>\\d{2}))?`;
const DAY_FIRST = new RegExp(`^(?:\\w{3,9}, )?${DATE}(?:T|[, ]{0,2}(?:at |[-–—|] ?)?)${CLOCK}${ZONE}`, 'i');
const CLOCK_FIRST = new RegExp(`^${CLOCK}${ZONE}(?:[, ]{0,2}(?:on |[-–—|] ?)?${DATE})?`, 'i');

/** No moment is written at greater length. */
const LONGEST = 60;

/** Reads the moment that a text begins with, and where it ends; nothing when it begins with none. */
export function momentAtStart(text: string): { readonly moment: WrittenMoment; readonly end: number } | undefined {
  const head = text.slice(0, LONGEST);
  const found = DAY_FIRST.exec(head) ?? CLOCK_FIRST.exec(head);
  const g = found?.groups;
  if (found === null || g === undefined) return undefined;
  const hour = Number(g.h);
  const half = g.half?.toLowerCase();
  // A bare number is no clock: `14` may be anything, `2 PM` is a time.
  if (g.min === undefined && half === undefined) return undefined;
  if (hour > (half === undefined ? 23 : 12) || Number(g.min ?? 0) > 59 || Number(g.s ?? 0) > 59) return undefined;
  const hours = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  const date = dateOf(g);
  return {
    moment: {
      minutes: hours * 60 + Number(g.min ?? 0),
      seconds: Number(g.s ?? 0),
      offset: offsetOf(g),
      ...(date === undefined ? {} : { date }),
    },
    end: found[0].length,
  };
}

function dateOf(g: Readonly<Record<string, string | undefined>>): WrittenMoment['date'] {
  const name = g.m2 ?? g.m3;
  const month = name === undefined ? Number(g.m1) : MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  const day = Number(g.d1 ?? g.d2 ?? g.d3);
  const year = g.y1 ?? g.y2 ?? g.y3;
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return undefined;
  return { month, day, ...(year === undefined ? {} : { year: Number(year) }) };
}

function offsetOf(g: Readonly<Record<string, string | undefined>>): number {
  if (g.zone !== undefined) return ZONES[g.zone.toLowerCase()] ?? 0;
  if (g.sign === undefined) return 0;
  const minutes = Number(g.zh) * 60 + Number(g.zm);
  return g.sign === '-' ? -minutes : minutes;
}
