import { clockUtc, type DrillTime } from '../../base/drill-time';
import type { Evidence, ScoreInput } from '../types';

/** A drill time as people read it: `14:23:05 UTC`. */
export function clock(input: Pick<ScoreInput, 'state'>, at: DrillTime): string {
  return `${clockUtc(input.state.startEpoch + at)} UTC`;
}

/** A piece of evidence; `seq` when an entry of the record is behind it. */
export function evidence(at: DrillTime, text: string, seq?: number): Evidence {
  return seq === undefined ? { at, text } : { seq, at, text };
}

/** A quotation, short enough for a list. */
export function quote(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return `“${flat.length > 140 ? `${flat.slice(0, 137)}…` : flat}”`;
}
