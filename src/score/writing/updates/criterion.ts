import { unit } from '../../measure';
import { oneDecimal } from '../../rating';
import type { CriterionResult, TextSpan } from '../types';

/** What a criterion found, before it is points. `undefined` where it cannot apply. */
export interface Found {
  /** 0 to 1 of the points. */
  readonly share: number;
  readonly reason: string;
  readonly spans?: readonly TextSpan[];
  readonly hint?: string;
}

/** A list of spans is read by people: the first of many are enough. */
const MOST_SPANS = 40;

/** A verdict with points to one decimal. A hint is given only where points are missing. */
export function criterion(id: string, title: string, of: number, source: string, found: Found): CriterionResult {
  const points = oneDecimal(unit(found.share) * of);
  return {
    id,
    title,
    points,
    of,
    spans: (found.spans ?? []).slice(0, MOST_SPANS),
    reason: found.reason,
    source,
    ...(found.hint !== undefined && points < of ? { hint: found.hint } : {}),
  };
}
