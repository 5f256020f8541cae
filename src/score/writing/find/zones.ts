/** Time zones as documents name them. */

/** Minutes east of UTC. What changes with the season, and is written without saying which, has none (`PT`). */
const OFFSETS: Readonly<Record<string, number | undefined>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  PT: undefined,
  PST: -480,
  PDT: -420,
  MT: undefined,
  MST: -420,
  MDT: -360,
  CT: undefined,
  CST: -360,
  CDT: -300,
  ET: undefined,
  EST: -300,
  EDT: -240,
  AKST: -540,
  AKDT: -480,
  HST: -600,
  BRT: -180,
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  IST: 330,
  SGT: 480,
  HKT: 480,
  JST: 540,
  KST: 540,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
};

const ABBREVIATION = Object.keys(OFFSETS)
  .filter((z) => z !== 'Z')
  .sort((a, b) => b.length - a.length)
  .join('|');
const NAMED = `(?:Pacific|Mountain|Central|Eastern|Central European|British)(?: (?:Standard|Daylight|Summer))? [Tt]ime`;
const PLACE = String.raw`(?:Europe|America|Asia|Africa|Australia|Pacific|Atlantic|US|Etc)\/[A-Z][A-Za-z_]{1,20}`;
const SHIFTED = String.raw`(?:UTC|GMT)\s?[+−-]\s?\d{1,2}(?::?\d{2})?`;

/** A regular expression's source for a zone behind a time. Case-sensitive: "et" and "ist" are words of other languages. */
export const ZONE = `(?:${SHIFTED}|(?:${ABBREVIATION})(?![A-Za-z0-9/])|${NAMED}|${PLACE})`;

/** A zone that a text states. */
export interface ZoneFound {
  /** As written; `UTC` for Z, UTC and the like. */
  readonly zone: string;
  /** Minutes east of UTC, where the name tells. */
  readonly offsetMinutes?: number;
  readonly from: number;
  readonly to: number;
}

/** What a zone's name says: `Z`, `UTC+2`, `+02:00`, `-0700`, `CEST`. */
export function zoneNamed(written: string): { readonly zone: string; readonly offsetMinutes?: number } {
  const bare = written.trim();
  if (/^(?:z|utc)$/i.test(bare)) return { zone: 'UTC', offsetMinutes: 0 };
  const shift = /^(?:UTC|GMT)?\s?([+−-])\s?(\d{1,2})(?::?(\d{2}))?$/i.exec(bare);
  if (shift !== null) {
    const minutes = Number(shift[2]) * 60 + Number(shift[3] ?? 0);
    const offsetMinutes = shift[1] === '+' || minutes === 0 ? minutes : -minutes;
    return { zone: bare.replace(/\s/g, ''), offsetMinutes };
  }
  const offset = OFFSETS[bare];
  return offset === undefined ? { zone: bare } : { zone: bare, offsetMinutes: offset };
}

const STATED = new RegExp(
  String.raw`\b(?:all )?(?:times?|timestamps?|timeline)\b[^.\n]{0,40}?(?<![A-Za-z])(${ZONE}|[+−-]\d{2}:\d{2}|(?:local time|local)(?: \([A-Z][a-z]{2,15}\)| in [A-Z][a-z]{2,15})?)`,
);
const IN_BRACKETS = new RegExp(String.raw`[([](?:all )?(?:times? )?(?:in )?(${ZONE}|local time)[)\]]`);
const BEHIND_CLOCK = new RegExp(
  String.raw`\d:[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?\s?(?:[AaPp]\.?[Mm]\.?)?\s?\(?(${ZONE}|Z(?![A-Za-z])|[+]\d{2}:?\d{2}(?!\d))`,
);
const HOUR_ONLY = new RegExp(String.raw`(?<!\d)\d{1,4}\s?(?:[AaPp]\.?[Mm]\.?)?\s?(${ZONE}|Z(?![A-Za-z0-9]))`);
const LOCAL = /\b(local time(?: \([A-Z][a-z]{2,15}\)| in [A-Z][a-z]{2,15})?)/;
const ALONE = new RegExp(String.raw`(?<![A-Za-zÀ-ɏ\d/-])(UTC|${SHIFTED})(?![A-Za-zÀ-ɏ\d-])`);

/** The time zone that a text states for its times, the plainest statement first; undefined when it states none. */
export function zoneIn(text: string): ZoneFound | undefined {
  for (const pattern of [STATED, IN_BRACKETS, BEHIND_CLOCK, HOUR_ONLY, LOCAL, ALONE]) {
    const m = pattern.exec(text);
    const written = m?.[1];
    if (m === null || written === undefined) continue;
    const from = m.index + m[0].lastIndexOf(written);
    return { ...zoneNamed(written), from, to: from + written.length };
  }
  return undefined;
}
