import { mean } from '../measure';
import { quote } from '../record/say';
import type { Evidence } from '../types';
import { inPostmortem, type Postmortem } from './postmortem';
import type { TextSpan } from './types';

/** So many places of a text are quoted as evidence; all of them are marked in the text. */
const QUOTED = 8;

/** What a finding shows of a text: the places, and the first of them as evidence in words. */
export function shown(
  postmortem: Postmortem,
  spans: readonly (TextSpan | undefined)[],
): { readonly spans: readonly TextSpan[]; readonly evidence: readonly Evidence[] } {
  const own = spans.filter((s) => s !== undefined);
  return {
    spans: own,
    evidence: own
      .slice(0, QUOTED)
      .map((s) => inPostmortem(postmortem, s.why === undefined ? quote(s.text) : `${quote(s.text)}: ${s.why}`)),
  };
}

/** One of several things that a criterion asks for. */
export interface Point {
  readonly name: string;
  /** 0..1 of it. */
  readonly share: number;
  /** How much of the criterion it is; 1 when absent. */
  readonly weight?: number;
  readonly spans: readonly (TextSpan | undefined)[];
}

/** The share of a criterion that its points come to, and the names of those that lack something. */
export function summed(points: readonly Point[]): { readonly share: number; readonly lacking: readonly string[] } {
  const whole = points.reduce((n, p) => n + (p.weight ?? 1), 0);
  return {
    share: whole === 0 ? mean([]) : points.reduce((n, p) => n + (p.weight ?? 1) * p.share, 0) / whole,
    lacking: points.filter((p) => p.share < 0.995).map((p) => p.name),
  };
}
