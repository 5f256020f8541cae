/** Numbers as prose has them: `1,200`, `2.5`, `2½`, `22`, `twenty-two`, `a`, `half a`, `two and a half`. */

const UNITS_OF_TEN =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const VAGUE: Readonly<Record<string, number>> = { 'a couple of': 2, 'a couple': 2, 'a few': 3, few: 3 };
const FRACTIONS: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };

const word = `(?:(?:${TENS.join('|')})(?:[- ](?:${UNITS_OF_TEN.slice(0, 9).join('|')}))?|${UNITS_OF_TEN.join('|')})`;

/** A regular expression's source for an amount that is written with digits. Bounded, so that no run of digits is slow. */
export const DIGITS = String.raw`\d{1,3}(?:,\d{3}){1,3}(?!\d)|\d{1,7}(?:\.\d{1,4})?(?: ?[½¼¾]| 1/2)?|[½¼¾]`;
/** The same for words; `a` and `an` are left to the caller, because they are seldom amounts. */
export const WORDS = `(?:three[- ]quarters of an?|(?:a )?quarter of an?|half(?: of)?[- ]an?|half|${word}(?: and a half)?|a couple(?: of)?|a few|few)`;

/** The value of what `DIGITS`, `WORDS`, or `a`, `an` and `another` matched; undefined when it is no amount. */
export function amountOf(text: string): number | undefined {
  const bare = text.trim().toLowerCase();
  if (/^[\d½¼¾]/.test(bare)) {
    const sign = bare.at(-1) ?? '';
    const part = bare.endsWith(' 1/2') ? 0.5 : (FRACTIONS[sign] ?? 0);
    const whole = bare.replace(/ 1\/2$|[½¼¾]$/, '').trim();
    const value = whole === '' ? 0 : Number(whole.replaceAll(',', ''));
    return Number.isFinite(value) ? value + part : undefined;
  }
  if (/^(?:an?|another)$/.test(bare)) return 1;
  if (/^three[- ]quarters/.test(bare)) return 0.75;
  if (/quarter of/.test(bare)) return 0.25;
  if (bare.startsWith('half')) return 0.5;
  if (bare in VAGUE) return VAGUE[bare];
  const half = bare.endsWith(' and a half');
  let sum = half ? 0.5 : 0;
  for (const w of bare.replace(/ and a half$/, '').split(/[- ]/)) {
    const small = UNITS_OF_TEN.indexOf(w);
    const ten = TENS.indexOf(w);
    if (small === -1 && ten === -1) return undefined;
    sum += small === -1 ? (ten + 2) * 10 : small + 1;
  }
  return sum;
}
