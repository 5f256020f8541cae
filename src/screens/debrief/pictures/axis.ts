import { type DrillTime, MINUTE } from '../../../base/drill-time';

/** The stretch of drill time that all pictures share, so that one cursor stands at one place in all of them. */
export interface Axis {
  readonly from: DrillTime;
  readonly to: DrillTime;
  readonly startEpoch: number;
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440].map((m) => m * MINUTE);

/** An axis from a little before the earliest moment to the end, on whole five minutes of UTC at the beginning. */
export function axisOf(startEpoch: number, earliest: DrillTime, end: DrillTime): Axis {
  const step = 5 * MINUTE;
  const from = Math.floor((startEpoch + Math.min(0, earliest)) / step) * step - startEpoch;
  return { from, to: Math.max(end, from + MINUTE), startEpoch };
}

/** Place of a moment on the axis, 0..1. */
export function place(axis: Axis, at: DrillTime): number {
  return Math.min(1, Math.max(0, (at - axis.from) / (axis.to - axis.from)));
}

/** The moment at a place of 0..1, to the second. */
export function momentAt(axis: Axis, share: number): DrillTime {
  const at = axis.from + Math.min(1, Math.max(0, share)) * (axis.to - axis.from);
  return Math.round(at / 1000) * 1000;
}

/** At most `most` round moments of UTC on the axis. */
export function ticks(axis: Axis, most: number): readonly DrillTime[] {
  const length = axis.to - axis.from;
  const step = STEPS.find((s) => length / s <= most) ?? length;
  const first = Math.ceil((axis.startEpoch + axis.from) / step) * step - axis.startEpoch;
  return Array.from({ length: Math.max(0, Math.floor((axis.to - first) / step) + 1) }, (_, i) => first + i * step);
}

/** The top of a scale of values and at most five round values on it, from zero. */
export function valueScale(most: number): { readonly top: number; readonly ticks: readonly number[] } {
  const wanted = most > 0 ? most : 1;
  let size = 1;
  while (size * 10 <= wanted) size *= 10;
  while (size > wanted) size /= 10;
  const step = [0.2, 0.25, 0.5, 1, 2, 2.5, 5].map((m) => m * size).find((s) => wanted / s <= 4) ?? wanted;
  const count = Math.max(1, Math.ceil(wanted / step - 1e-9));
  return { top: count * step, ticks: Array.from({ length: count + 1 }, (_, i) => i * step) };
}
