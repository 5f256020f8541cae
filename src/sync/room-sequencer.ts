import { err } from '../base/result';
import type { Entry } from '../drill/record';
import type { Room } from './room/room-types';
import { appendError, type Sequencer } from './sequencer';
import { Subscriptions } from './subscriptions';

/**
 * In a room its log orders: what was appended is on the engine, and everybody has it in the same place. While there is no
 * connection an append waits, kept on this machine. The writer's clock (`wall`) does not count: the engine stamps.
 */
export function roomSequencer(room: Room): Sequencer {
  let isClosed = false;
  const isHere = (drillId: string) => room.now().state.drill?.header.drillId === drillId;
  const read = (drillId: string, afterSeq: number): Promise<readonly Entry[]> =>
    Promise.resolve(isHere(drillId) ? room.entries().slice(afterSeq) : []);
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
