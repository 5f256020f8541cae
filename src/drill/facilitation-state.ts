import type { DrillTime, WallTime } from '../base/drill-time';
import type { ActOf } from './acts';
import type { Evaluator } from './facilitation-acts';
import type { PersonId } from './state';

/** An inject that the facilitator keeps back. */
export interface HeldInject {
  readonly injectId: string;
  readonly at: DrillTime;
  readonly seq: number;
  /** Its time came meanwhile: it is delivered as soon as it is released. */
  readonly cameAt?: DrillTime;
}

/** What is going to be delivered in place of what the script says. */
export interface EditedInject {
  readonly injectId: string;
  readonly at: DrillTime;
  readonly seq: number;
  readonly text: string;
  /** Absent: to whom the script says. */
  readonly to?: string;
}

/** An inject that was not in the script. Delivered when it was written. */
export interface ImprovisedInject {
  readonly injectId: string;
  readonly at: DrillTime;
  readonly seq: number;
  readonly from: PersonId;
  readonly to: string;
  readonly text: string;
  readonly asks?: 'eta' | 'status' | 'answer';
  readonly objective?: string;
}

/** What an evaluator noted against an objective. */
export interface Observation {
  readonly id: string;
  readonly at: DrillTime;
  readonly wall: WallTime;
  readonly seq: number;
  readonly evaluator: Evaluator;
  readonly objective: string;
  readonly rating: ActOf<'observe'>['rating'];
  readonly text: string;
  readonly person?: PersonId;
  readonly about?: number;
}

/** Who plays a seat now, where that is no longer as the header says. */
export interface SeatPlay {
  readonly seat: PersonId;
  readonly kind: 'player' | 'bot';
  readonly names: readonly string[];
  readonly at: DrillTime;
  readonly seq: number;
}

/** A stretch of drill time in which nobody of a seat was there. Open while `to` is absent. */
export interface Absence {
  readonly person: PersonId;
  readonly from: DrillTime;
  readonly to?: DrillTime;
}

/**
 * What facilitators, evaluators and rooms add to a drill. Each part is absent until it is used, so that records from before
 * there were any hash as they did.
 */
export interface FacilitationState {
  readonly heldInjects?: readonly HeldInject[];
  readonly editedInjects?: readonly EditedInject[];
  readonly improvised?: readonly ImprovisedInject[];
  readonly observations?: readonly Observation[];
  readonly seats?: readonly SeatPlay[];
  readonly absences?: readonly Absence[];
}
