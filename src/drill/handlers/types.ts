import type { DrillTime, WallTime } from '../../base/drill-time';
import type { ActOf, ActType } from '../acts';
import type { Drill } from '../drill';
import type { DrillState, PersonId, Refusal } from '../state';

/** A proposal as `decide` sees it. */
export interface Asked<T extends ActType> {
  readonly drill: Drill;
  readonly state: DrillState;
  readonly act: ActOf<T>;
  readonly by: PersonId;
}

/** An accepted entry as `evolve` sees it. */
export interface Done<T extends ActType> extends Asked<T> {
  readonly at: DrillTime;
  readonly wall: WallTime;
  readonly seq: number;
}

/** How one act is judged and what it does. Without `decide`, the phase alone decides. */
export interface Handler<T extends ActType> {
  readonly decide?: (asked: Asked<T>) => Refusal | undefined;
  readonly evolve: (done: Done<T>) => DrillState;
}

/** Handlers of some acts. */
export type Handlers<T extends ActType> = { readonly [K in T]: Handler<K> };

/** A refusal; a short form for the many places that need one. */
export function refuse(code: Refusal['code'], sentence: string): Refusal {
  return { code, sentence };
}

/** Is there nothing in the text but white space? */
export function blank(text: string): boolean {
  return text.trim() === '';
}
