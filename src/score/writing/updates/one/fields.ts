import { type DrillTime, minutes } from '../../../../base/drill-time';
import { gatesOf } from '../../../record/gates';
import { missingFields, promisedAt, type Told } from '../../../record/updates';
import type { ScoreInput } from '../../../types';

/** How complete one update is. The time of the next one is counted as a promise. */
export function fieldsOfOne(
  input: ScoreInput,
  told: Told,
): { readonly missing: readonly string[]; readonly share: number } {
  const counted = input.bundle.playbook.updates.fields.filter((f) => f.required && f.id !== 'nextUpdate').length;
  const missing = missingFields(input, told).filter((id) => id !== 'nextUpdate');
  return { missing, share: 1 - missing.length / Math.max(1, counted) };
}

/** What became of the promise of one update. */
export interface PromiseOfOne {
  /** `cadence`: late by the playbook's cadence too, which is counted there and not again here. */
  readonly outcome: 'none' | 'open' | 'kept' | 'broken' | 'cadence';
  /** When the next one was promised for. */
  readonly promised?: DrillTime;
  /** When the next one, or the end, came. */
  readonly answered?: DrillTime;
}

/** One update's promise, against the moment of the next update; `next` is absent when none came. */
export function promiseOfOne(input: ScoreInput, told: Told, next: DrillTime | undefined): PromiseOfOne {
  const { end } = gatesOf(input);
  const { cadence } = input.bundle.playbook;
  const every = minutes(cadence.minutes);
  const grace = minutes(cadence.graceMinutes);
  const promised = promisedAt(input, told);
  if (promised === undefined) return { outcome: 'none' };
  const answered = next ?? end;
  // What ended before the promise was due broke nothing.
  if (next === undefined && end <= promised + grace) return { outcome: 'open', promised };
  if (answered <= promised + grace) return { outcome: 'kept', promised, answered };
  const lateByCadence = answered > told.at + every && promised + grace >= told.at + every;
  return { outcome: lateByCadence ? 'cadence' : 'broken', promised, ...(next === undefined ? {} : { answered }) };
}
