import type { DrillState, PersonId } from '../drill/state';
import { viewFor } from '../drill/view';
import { keepIdentity } from './identity';
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
  /** The seats of whoever is at this machine, and what waits to be sent; undefined where no others play along. */
  readonly seats?: readonly PersonId[] | undefined;
  readonly waiting?: number | undefined;
}

/** What screens render from now on. */
export function snapshotOf(parts: SnapshotParts): SessionSnapshot {
  const { mirror, life, person, skipping, problem, state, before, waiting } = parts;
  const { drill } = mirror;
  return {
    drill,
    state,
    view: keepIdentity(before?.view, viewFor(drill, state, person)),
    now: state.t,
    actingAs: person,
    seats: keepIdentity(before?.seats, seatsOf(parts)),
    storage: storageOf(life),
    skipping,
    ...(waiting === undefined ? {} : { waiting }),
    ...(problem === undefined ? {} : { problem }),
  };
}

/** The players at this screen: in a room those seats that are this machine's now, else all of them. */
function seatsOf({ mirror, seats }: SnapshotParts): SessionSnapshot['seats'] {
  const { participants } = mirror.drill.header;
  if (seats === undefined) return participants.filter((p) => p.kind === 'player');
  return participants.filter((p) => seats.includes(p.id));
}
