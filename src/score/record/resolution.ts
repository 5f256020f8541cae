import { type DrillTime, minutes } from '../../base/drill-time';
import type { ScoreInput } from '../types';

/** From when on the resolution could have been declared: the cause gone for good, and quiet for as long as the playbook asks. */
export function resolvableAt(input: ScoreInput): DrillTime | undefined {
  const last = input.truth.fixed.at(-1);
  if (last === undefined || last.to < input.endAt) return undefined;
  const quietFrom = Math.max(last.from, ...input.truth.impact.map((i) => Math.min(i.to, input.endAt)));
  return quietFrom + minutes(input.bundle.playbook.resolution.quietMinutes);
}

/** A resolution that did not last: the cause was not gone, or people were affected afterwards. */
export function cameBackAt(input: ScoreInput, resolvedAt: DrillTime): DrillTime | undefined {
  const impact = input.truth.impact.find((i) => i.to > resolvedAt);
  if (impact !== undefined) return Math.max(impact.from, resolvedAt);
  return input.truth.fixed.some((i) => i.from <= resolvedAt && resolvedAt <= i.to) ? undefined : resolvedAt;
}
