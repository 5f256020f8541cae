import type { Engine } from '../../sync/room/engine';
import { makeMemberKeys } from '../../sync/room/keys';
import type { RoomLink } from '../../sync/room/link';
import { openRoom } from '../../sync/room/room';
import type { Room, RoomPhase } from '../../sync/room/room-types';

/** So long one waits for an engine that does not answer (ms). */
export const PATIENCE = 15_000;

/** Why nobody gets in; what the join screen says about each. */
export interface JoinTrouble {
  readonly code: 'old-link' | 'unreachable' | 'refused' | 'closed' | 'removed' | 'full' | 'failed';
  readonly detail?: string;
}

/** What can be seen of a room before one joins. */
export interface RoomSeen {
  readonly title: string;
  readonly hosts: readonly string[];
  readonly isRunning: boolean;
}

/**
 * Reads along in a room without joining it, so that one sees what a link leads to, or why it leads nowhere. Returns how to
 * stop.
 */
export function lookIntoRoom(
  engine: Engine,
  link: RoomLink,
  onSeen: (seen: RoomSeen) => void,
  onTrouble: (trouble: JoinTrouble) => void = () => undefined,
): () => void {
  const outbox = { list: async () => [], put: async () => undefined, remove: async () => undefined };
  const room = openRoom({ engine, link, keys: makeMemberKeys(), outbox, isPresent: false });
  const unwatch = room.watch(() => {
    const { phase, state } = room.now();
    const trouble = phase === 'loading' ? undefined : troubleOf(phase);
    if (trouble !== undefined) onTrouble(trouble);
    if (phase !== 'open' || state.lobby === undefined) return;
    const hosts = Object.values(state.members).filter((m) => m.isHost && m.removedAt === undefined);
    onSeen({ title: state.lobby.title, hosts: hosts.map((m) => m.name), isRunning: state.drill !== undefined });
  });
  return () => {
    unwatch();
    room.close();
  };
}

/** What keeps somebody out of a room that has been read; nothing when it is open. */
export function troubleOf(phase: RoomPhase): JoinTrouble | undefined {
  switch (phase) {
    case 'open':
      return undefined;
    case 'unreadable':
    case 'key-replaced':
      return { code: 'old-link' };
    case 'removed':
      return { code: 'removed' };
    case 'history-gone':
    case 'closed':
      return { code: 'closed' };
    default:
      return { code: 'failed' };
  }
}

/** Resolves with the phase once the log has been read; with nothing when the engine is not reached in time. */
export function whenRead(room: Room): Promise<RoomPhase | undefined> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let unwatch: (() => void) | undefined;
    const done = (phase: RoomPhase | undefined) => {
      clearTimeout(timer);
      unwatch?.();
      resolve(phase);
    };
    const look = () => {
      const { phase, status } = room.now();
      if (phase !== 'loading') done(phase);
      else if (status === 'refused') done(undefined);
    };
    const giveUp = () => {
      // A long history takes its time: only silence is a reason to give up.
      if (room.now().status === 'connected') timer = setTimeout(giveUp, PATIENCE);
      else done(undefined);
    };
    timer = setTimeout(giveUp, PATIENCE);
    unwatch = room.watch(look);
    look();
  });
}
