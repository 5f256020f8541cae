import { casual } from 'chrono-node/en';

const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const PERIOD = 'days?|weeks?|months?|quarters?';
/** What is worth asking about: a few words, so that the reader of dates is never given a long text. */
const CANDIDATE = new RegExp(
  String.raw`\b(?:(?:next|coming|this) ${WEEKDAY}|next (?:week|month|year)|(?:by|before|until|on) (?:the )?${WEEKDAY}|today|tomorrow|(?:in|within) (?:the next )?(?:a|an|one|two|three|four|five|six|eight|ten|twelve|\d{1,3}) (?:${PERIOD})|end of (?:the |this |next )?(?:day|week|month|year))\b`,
  'gi',
);
/** No list of due dates is longer. */
const MOST = 200;

/**
 * Days that count from `today`, such as "next Friday", "within two weeks" or "by the end of the month". The package is told the day,
 * at noon UTC, and is asked for the calendar's day only: neither the clock nor the time zone of the machine has a part in it.
 */
export function worded(
  text: string,
  today: { readonly y: number; readonly m: number; readonly d: number },
): readonly {
  readonly y: number;
  readonly m: number;
  readonly d: number;
  readonly from: number;
  readonly to: number;
}[] {
  const instant = new Date(Date.UTC(today.y, today.m - 1, today.d, 12));
  const out: { y: number; m: number; d: number; from: number; to: number }[] = [];
  for (const m of text.matchAll(CANDIDATE)) {
    if (out.length >= MOST) break;
    const words = m[0]
      .replace(/^(?:by|before|until|on) (?:the )?/i, 'this ')
      .replace(/^within/i, 'in')
      .replace(/the next /i, '');
    const found = casual.parse(words, { instant, timezone: 0 }, { forwardDate: true })[0]?.start;
    const [y, month, d] = [found?.get('year'), found?.get('month'), found?.get('day')];
    if (typeof y !== 'number' || typeof month !== 'number' || typeof d !== 'number') continue;
    out.push({ y, m: month, d, from: m.index, to: m.index + m[0].length });
  }
  return out;
}
