import type { WallTime } from '../base/drill-time';
import { err, ok } from '../base/result';
import type { Entry, Proposal } from '../drill/record';
import { appendError, type Sequencer } from './sequencer';
import { stamp } from './stamp';
import { Subscriptions } from './subscriptions';

export interface MemorySequencerOptions {
  readonly now: () => WallTime;
  /** Records to go on from, by drill id. The lists are kept and added to: what is in them can be seen from outside. */
  readonly records?: Map<string, Entry[]>;
}

/** Orders in this window's memory: for tests, and for browsers that store nothing (the screen says so). */
export function memorySequencer({ now, records = new Map() }: MemorySequencerOptions): Sequencer {
  let closed = false;
  const read = (drillId: string, afterSeq: number): Promise<readonly Entry[]> =>
    Promise.resolve((records.get(drillId) ?? []).slice(afterSeq));
  const subscriptions = new Subscriptions(read);
  return {
    append: async (drillId: string, proposals: readonly Proposal[], wall = now()) => {
      if (closed) return err(appendError('closed'));
      const record = records.get(drillId) ?? [];
      records.set(drillId, record);
      const wanted = new Set(proposals.map((p) => p.id));
      const known = new Map(record.filter((e) => wanted.has(e.id)).map((e) => [e.id, e]));
      const fresh = proposals.filter((p, i) => !known.has(p.id) && proposals.findIndex((q) => q.id === p.id) === i);
      const added = stamp(fresh, record.at(-1), wall);
      record.push(...added);
      for (const entry of added) known.set(entry.id, entry);
      await subscriptions.nudge(drillId);
      return ok(proposals.flatMap((p) => known.get(p.id) ?? []));
    },
    read,
    subscribe: (drillId, afterSeq, listener) => subscriptions.add(drillId, afterSeq, listener),
    close: () => {
      closed = true;
      subscriptions.clear();
    },
  };
}
