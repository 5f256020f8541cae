import { type DrillTime, HOUR, MINUTE } from '../../../../base/drill-time';
import type { View } from '../../../../drill/view';

/** How far back a console looks. `since`: from shortly before the first page. */
export type RangeId = '15m' | '1h' | '6h' | '24h' | 'since';

const LENGTHS: Readonly<Record<Exclude<RangeId, 'since'>, DrillTime>> = {
  '15m': 15 * MINUTE,
  '1h': HOUR,
  '6h': 6 * HOUR,
  '24h': 24 * HOUR,
};

/** Before the first page there is something to see already. */
const BEFORE_PAGE = 5 * MINUTE;

/** Beginning of a range, in drill time. */
export function rangeStart(range: RangeId, view: Pick<View, 'pages'>, now: DrillTime): DrillTime {
  if (range !== 'since') return now - LENGTHS[range];
  return (view.pages[0]?.at ?? now - LENGTHS['1h']) - BEFORE_PAGE;
}

/** As queries in the record say it. */
export function rangeQuery(range: RangeId): string {
  return range === 'since' ? 'since=page' : `last=${range === '1h' ? '60m' : range}`;
}
