import { HOUR, MINUTE, SECOND } from '../../../base/drill-time';

/** A duration written as a clock: `lasted 1:37:00`, `Duration: 01:37`, `1:30 hours`, `1h05`. */
export interface ClockDuration {
  readonly ms: number;
  readonly from: number;
  readonly to: number;
}

const CLOCK = /(?<![\d:.A-Za-zÀ-ɏ0-9/-])(\d{1,3})([:h])([0-5]\d)(?::([0-5]\d)(?:\.\d{1,6})?)?(?![\d:A-Za-zÀ-ɏ])/g;
const SAID =
  /\b(?:duration|lasted|lasting|lasts|took|takes|downtime|elapsed|outage length|length|total time|ttd|tta|ttm|ttr|mtt[admr]|time to [a-z]{3,12}|after just)\b(?: of (?:the )?(?:[a-z]{3,12} )?[a-z]{3,12})?(?: (?:of|was|is|for|about|approximately|roughly))?[\s:*_|=~(]{0,8}(?:\(?hh?:mm(?::ss)?\)?[\s:*_|=]{0,5})?$/i;
const UNIT_AFTER = /^ ?(hours?|hrs?|h|minutes?|mins?|hh:mm(?::ss)?|\(hh?:mm(?::ss)?\))(?![A-Za-zÀ-ɏ0-9])/i;
/** What makes it a time of day after all: a zone, a.m., or the other end of a span. */
const OF_DAY =
  /^(?:\s?(?:[ap]\.?m\b|utc\b|gmt\b|z\b|[pemc][sd]?t\b|cest\b|cet\b|\()|\s?(?:-|–|—|to|until|till)\s?\d{1,2}[:h]\d{2})/i;

/** Where a text writes a length as a clock, and says by a word that it is one. */
export function clockDurations(text: string): readonly ClockDuration[] {
  return [...text.matchAll(CLOCK)].flatMap((m) => {
    const [whole, first = '0', mark, second = '0', third] = m;
    const end = m.index + whole.length;
    const before = text.slice(Math.max(0, m.index - 48), m.index);
    const after = text.slice(end, end + 24);
    const unit = UNIT_AFTER.exec(after);
    if (!SAID.test(before) && (unit === null || mark === 'h')) return [];
    if (unit === null && OF_DAY.test(after)) return [];
    const inMinutes = third === undefined && /^ ?min/i.test(unit?.[0] ?? '');
    const big = inMinutes ? MINUTE : HOUR;
    const ms = Number(first) * big + Number(second) * (big / 60) + Number(third ?? 0) * SECOND;
    return [{ ms, from: m.index, to: end + (unit?.[0].length ?? 0) }];
  });
}
