import { holds } from '../../scenario/guard';
import type { Traffic } from '../../scenario/schema-telemetry';
import { lastAtOrBefore, stepsOf, type Timeline } from './states-at';

/** From `at` on, the mix goes from one to another within `over` ms, and then stays. */
export interface MixSegment {
  readonly at: number;
  readonly over: number;
  /** Shares of the outcomes added up, the last is 1 (all 0: no requests). */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Percent of the source's rate. */
  readonly fromRate: number;
  readonly toRate: number;
}
export interface Mixes {
  readonly at: readonly number[];
  readonly segments: readonly MixSegment[];
}

const memoKeys = new WeakMap<Traffic, object>();

/** How a source's mix of outcomes goes over time. */
export function mixesOf(timeline: Timeline, traffic: Traffic): Mixes {
  let key = memoKeys.get(traffic);
  if (key === undefined) {
    key = {};
    memoKeys.set(traffic, key);
  }
  const known = timeline.memo.get(key);
  if (known !== undefined) return known as Mixes;
  const mixes = computeMixes(timeline, traffic);
  timeline.memo.set(key, mixes);
  return mixes;
}

function computeMixes(timeline: Timeline, traffic: Traffic): Mixes {
  const steps = stepsOf(timeline, traffic, (context) => {
    const match = traffic.mix.findIndex((mix) => holds(mix.when, context));
    return match < 0 ? traffic.mix.length - 1 : match;
  });
  const segments: MixSegment[] = [];
  for (let i = 0; i < steps.at.length; i++) {
    const at = steps.at[i] ?? 0;
    const mix = traffic.mix[steps.value[i] ?? 0];
    if (mix === undefined) continue;
    const to = shares(traffic, mix.weights);
    const toRate = to[to.length - 1] === 0 ? 0 : mix.ratePercent;
    const before = segments[segments.length - 1];
    const over = before === undefined ? 0 : Math.max(0, mix.over);
    if (before === undefined || over === 0) {
      segments.push({ at, over: 0, from: to, to, fromRate: toRate, toRate });
      continue;
    }
    const fromRate = rateAt(before, at);
    const present = sharesAt(before, at);
    // Out of silence only the rate rises; there is no old mix to come from.
    const from = fromRate === 0 ? to : present;
    segments.push({ at, over, from, to: toRate === 0 ? from : to, fromRate, toRate });
  }
  return { at: segments.map((s) => s.at), segments };
}

function shares(traffic: Traffic, weights: Readonly<Record<string, number>>): readonly number[] {
  const total = traffic.outcomes.reduce((sum, o) => sum + (weights[o.id] ?? 0), 0);
  let sum = 0;
  return traffic.outcomes.map((o) => {
    sum += weights[o.id] ?? 0;
    return total === 0 ? 0 : sum / total;
  });
}

/** How far a segment has gone at `t`, 0 to 1. */
function progress(segment: MixSegment, t: number): number {
  return segment.over === 0 || t >= segment.at + segment.over ? 1 : Math.max(0, (t - segment.at) / segment.over);
}

/** Percent of the source's rate at `t`. */
export function rateAt(segment: MixSegment, t: number): number {
  const p = progress(segment, t);
  return p === 1 ? segment.toRate : segment.fromRate + (segment.toRate - segment.fromRate) * p;
}

function sharesAt(segment: MixSegment, t: number): readonly number[] {
  const p = progress(segment, t);
  return p === 1 ? segment.to : segment.to.map((to, i) => (segment.from[i] ?? 0) + (to - (segment.from[i] ?? 0)) * p);
}

/** Index of the outcome that a random number `u` from 0 to below 1 draws at `t`. */
export function drawOutcome(segment: MixSegment, t: number, u: number): number {
  const p = progress(segment, t);
  const { from, to } = segment;
  const last = to.length - 1;
  if (p === 1) {
    for (let i = 0; i < last; i++) if (u < (to[i] ?? 0)) return i;
    return last;
  }
  for (let i = 0; i < last; i++) {
    const a = from[i] ?? 0;
    if (u < a + ((to[i] ?? 0) - a) * p) return i;
  }
  return last;
}

/** Can the outcome come up in this segment at all? */
export function canDraw(segment: MixSegment, outcome: number): boolean {
  const share = (table: readonly number[]): number =>
    (table[outcome] ?? 0) - (outcome === 0 ? 0 : (table[outcome - 1] ?? 0));
  const begins = segment.over > 0 && segment.fromRate > 0 && share(segment.from) > 0;
  return begins || (segment.toRate > 0 && share(segment.to) > 0) || (segment.over > 0 && share(segment.to) > 0);
}

/** The segment that holds at `t`. */
export function segmentAt(mixes: Mixes, t: number): MixSegment | undefined {
  return mixes.segments[lastAtOrBefore(mixes.at, t)];
}
