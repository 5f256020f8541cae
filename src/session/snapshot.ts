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
}

/** What screens render from now on. */
export function snapshotOf({ mirror, life, person, skipping, problem, state, before }: SnapshotParts): SessionSnapshot {
  const { drill } = mirror;
  return {
    drill,
    state,
    view: keepIdentity(before?.view, viewFor(drill, state, person)),
    now: state.t,
    actingAs: person,
    seats: before?.seats ?? drill.header.participants.filter((p) => p.kind === 'player'),
    storage: storageOf(life),
    skipping,
    ...(problem === undefined ? {} : { problem }),
  };
}
