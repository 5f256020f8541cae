import { type DrillTime, MINUTE } from '../base/drill-time';
import type { Evidence, IndicatorConfig, IndicatorResult, Interval, Judgement } from './types';

/** What a judgement can say besides share, text and what good looks like. */
export type More = Partial<Omit<Judgement, 'applicable' | 'share' | 'text' | 'good'>>;

/** Keeps a number between 0 and 1; what cannot be counted is 0. */
export function unit(x: number): number {
  return Number.isFinite(x) ? Math.min(1, Math.max(0, x)) : 0;
}

/** A judgement with a share of the points between 0 and 1. */
export function judged(share: number, text: string, good: string, more: More = {}): Judgement {
  return { applicable: true, share: unit(share), text, good, evidence: more.evidence ?? [], ...more };
}

/** Nothing to do, so nothing to judge; the weight is shared out. Never for an opportunity that was missed. */
export function notApplicable(reason: string): IndicatorResult {
  return { applicable: false, reason };
}

/** A lapse that was charged elsewhere already, shown here at no cost. */
export function echo(of: string, text: string, good: string, evidence: readonly Evidence[] = []): Judgement {
  return { applicable: true, share: 0, text, good, evidence, echoOf: of };
}

/** 1 up to `full`, 0 from `zero` on, evenly between. */
export function fallOff(value: number, full: number, zero: number): number {
  if (value <= full) return 1;
  if (value >= zero) return 0;
  return (zero - value) / (zero - full);
}

/** A number that the playbook sets for the indicator. The scorecard has made sure that it is there. */
export function target(config: IndicatorConfig, name: string): number {
  return config.target[name] ?? 0;
}

/** A target in minutes, as drill milliseconds. */
export function minutesTarget(config: IndicatorConfig, name: string): DrillTime {
  return Math.round(target(config, name) * MINUTE);
}

/** The mean; 0 for nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}

/** Total length of intervals inside a window. */
export function lengthWithin(intervals: readonly Interval[], from: DrillTime, to: DrillTime): number {
  return intervals.reduce((sum, i) => sum + Math.max(0, Math.min(i.to, to) - Math.max(i.from, from)), 0);
}

/** Is a moment inside one of the intervals (start included, end not)? */
export function within(intervals: readonly Interval[], at: DrillTime): boolean {
  return intervals.some((i) => i.from <= at && at < i.to);
}

/**
 * Share of the whole minutes from `from` to `to` at which the newest of `times` is no older than `maxAge`.
 * Counting minutes and not messages is what makes volume worthless.
 */
export function coveredShare(times: readonly DrillTime[], from: DrillTime, to: DrillTime, maxAge: number): number {
  let all = 0;
  let covered = 0;
  for (let m = from; m < to; m += MINUTE) {
    all++;
    if (times.some((t) => t <= m && m - t <= maxAge)) covered++;
  }
  return all === 0 ? 1 : covered / all;
}

/** `2 updates`, `1 update`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
