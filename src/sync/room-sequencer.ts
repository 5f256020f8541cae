import { err } from '../base/result';
import type { Entry } from '../drill/record';
import type { Room } from './room/room-types';
import { appendError, type Sequencer } from './sequencer';
import { Subscriptions } from './subscriptions';

/** Resolves once the room's log has been read, or cannot be. */
function whenRead(room: Room): Promise<void> {
  return new Promise((resolve) => {
    let unwatch: (() => void) | undefined;
    const look = () => {
      if (room.now().phase === 'loading') return;
      unwatch?.();
      resolve();
    };
    unwatch = room.watch(look);
    look();
  });
}

/**
 * In a room its log orders: what was appended is on the engine, and everybody has it in the same place. While there is no
 * connection an append waits, kept on this machine. The writer's clock (`wall`) does not count: the engine stamps.
 * Reading waits until the log has been read once.
 */
export function roomSequencer(room: Room): Sequencer {
  let isClosed = false;
  const isHere = (drillId: string) => room.now().state.drill?.header.drillId === drillId;
  const read = async (drillId: string, afterSeq: number): Promise<readonly Entry[]> => {
    await whenRead(room);
    return isHere(drillId) ? room.entries().slice(afterSeq) : [];
  };
  const subscriptions = new Subscriptions(read);
  let told: readonly Entry[] = [];
  const unwatch = room.watch(() => {
    const drillId = room.now().state.drill?.header.drillId;
    if (drillId === undefined || room.entries() === told) return;
    told = room.entries();
    void subscriptions.nudge(drillId);
  });
  return {
    append: async (drillId, proposals) => {
      await whenRead(room);
      if (isClosed || !isHere(drillId)) return err(appendError('closed'));
      const appended = await room.append(proposals);
      await subscriptions.nudge(drillId);
      return appended;
    },
    read,
    subscribe: (drillId, afterSeq, listener) => subscriptions.add(drillId, afterSeq, listener),
    close: () => {
      isClosed = true;
      unwatch();
      subscriptions.clear();
    },
  };
}
