import type { Fact } from '../../scenario/facts';
import type { Guard } from '../../scenario/guard';
import type { OperationError, OperationName, OperationResult, OperationValues, WorldView } from './operations';
import { holdsAt, timelineOf } from './states-at';

/** What a read shows, with the evidence in it. */
export function shown<N extends OperationName>(
  value: OperationValues[N],
  evidence: readonly string[] = [],
): OperationResult<N> {
  return { ok: true, value, facts: [], evidence: [...new Set(evidence)] };
}

/** What a write did, with the facts that it caused. */
export function done<N extends OperationName>(
  value: OperationValues[N],
  facts: readonly Fact[],
  evidence: readonly string[] = [],
): OperationResult<N> {
  return { ok: true, value, facts, evidence };
}

/** Why an operation did not work, in the tool's own words. */
export function failed(
  code: OperationError['code'],
  message: string,
): { readonly ok: false; readonly error: OperationError } {
  return { ok: false, error: { code, message } };
}

/** The evidence of an exhibit that is looked at now. */
export function shownNow(
  world: WorldView,
  shows: readonly { readonly evidence: string; readonly when?: Guard | undefined }[],
): readonly string[] {
  const timeline = timelineOf(world);
  return shows.filter((s) => holdsAt(timeline, s.when, world.now)).map((s) => s.evidence);
}

/** Is this a range of times that can be read? */
export function isRange(from: number, to: number): boolean {
  return Number.isSafeInteger(from) && Number.isSafeInteger(to) && from <= to;
}
