import type { DrillState, PersonId } from '../drill/state';
import { viewFor } from '../drill/view';
import { keepIdentity, sameList } from './identity';
import type { Mirror } from './mirror';
import { type SessionLife, storageOf } from './session-machine';
import type { SessionSnapshot } from './types';

/** What a snapshot is made of. */
export interface SnapshotParts {
  readonly mirror: Mirror;
  readonly life: SessionLife;
  readonly person: PersonId;
  readonly skipping: boolean;
  readonly problem: SessionSnapshot['problem'];
  readonly state: DrillState;
  /** The one on screen: what did not change keeps its identity. */
  readonly before: SessionSnapshot | undefined;
  /** The seats of whoever is at this window. */
  readonly seats: readonly PersonId[];
  /** What waits to be sent to a room; undefined where there is none. */
  readonly waiting: number | undefined;
}

/** What screens render from now on. */
export function snapshotOf(parts: SnapshotParts): SessionSnapshot {
  const { mirror, life, person, skipping, problem, state, before, waiting, seats } = parts;
  const { drill } = mirror;
  const mine = drill.header.participants.filter((p) => seats.includes(p.id));
  return {
    drill,
    state,
    view: keepIdentity(before?.view, viewFor(drill, state, person)),
    now: state.t,
    actingAs: person,
    seats: before !== undefined && sameList(before.seats, mine) ? before.seats : mine,
    storage: storageOf(life),
    skipping,
    ...(waiting === undefined ? {} : { waiting }),
    ...(problem === undefined ? {} : { problem }),
  };
}
