import type { Dexie, Table } from 'dexie';
import type { WallTime } from '../base/drill-time';
import { err, ok } from '../base/result';
import type { Entry, Proposal } from '../drill/record';
import { appendError, appendErrorOf, type Sequencer } from './sequencer';
import { stamp } from './stamp';
import { Subscriptions } from './subscriptions';

/** An entry as it lies in IndexedDB. Keys: `[drillId+seq]`, and unique by `[drillId+id]`. */
export type StoredEntry = Entry & { readonly drillId: string };

export interface DexieSequencerOptions {
  readonly db: Dexie;
  readonly entries: Table<StoredEntry, [string, number]>;
  /** Drills that are there: nothing is appended to one that has been purged. */
  readonly drills: Table<unknown, string>;
  readonly now: () => WallTime;
  /** Carries the news of an append to the other windows of this browser. */
  readonly channelName?: string;
}

class DrillGone extends Error {}

/**
 * In one browser IndexedDB orders: a read-write transaction reads the last `seq` and adds the next, so windows that append at
 * the same moment agree. The database is opened with strict durability: an append resolves once it is on the disk.
 */
export function dexieSequencer(options: DexieSequencerOptions): Sequencer {
  const { db, entries, drills, now } = options;
  const read = async (drillId: string, afterSeq: number): Promise<readonly Entry[]> => {
    const rows = await entries
      .where('[drillId+seq]')
      .between([drillId, afterSeq + 1], [drillId, Infinity])
      .toArray();
    return rows.map(toEntry);
  };
  const subscriptions = new Subscriptions(read);
  const channel = openChannel(options.channelName ?? 'hotwash.entries', (drillId) => void subscriptions.nudge(drillId));

  const appendInOrder = async (drillId: string, proposals: readonly Proposal[], wall: WallTime): Promise<Entry[]> => {
    if ((await drills.get(drillId)) === undefined) throw new DrillGone(drillId);
    const known = new Map<string, Entry>();
    const fresh: Proposal[] = [];
    for (const proposal of proposals) {
      const there = await entries.where('[drillId+id]').equals([drillId, proposal.id]).first();
      if (there !== undefined) known.set(there.id, toEntry(there));
      else if (!fresh.some((f) => f.id === proposal.id)) fresh.push(proposal);
    }
    const last = await entries.where('[drillId+seq]').between([drillId, 0], [drillId, Infinity]).last();
    const added = stamp(fresh, last, wall);
    await entries.bulkAdd(added.map((entry) => ({ ...entry, drillId })));
    for (const entry of added) known.set(entry.id, entry);
    return proposals.flatMap((p) => known.get(p.id) ?? []);
  };

  return {
    append: async (drillId, proposals, wall = now()) => {
      try {
        const done = await db.transaction('rw', entries, drills, () => appendInOrder(drillId, proposals, wall));
        channel?.postMessage(drillId);
        await subscriptions.nudge(drillId);
        return ok(done);
      } catch (cause) {
        return err(cause instanceof DrillGone ? appendError('closed') : appendErrorOf(cause));
      }
    },
    read,
    subscribe: (drillId, afterSeq, listener) => subscriptions.add(drillId, afterSeq, listener),
    close: () => {
      channel?.close();
      subscriptions.clear();
    },
  };
}

function toEntry({ seq, at, id, by, act }: StoredEntry): Entry {
  return { seq, at, id, by, act };
}

/** The messages only say that there is something new; what it is, is read from the database. */
function openChannel(name: string, heard: (drillId: string) => void): BroadcastChannel | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined;
  const channel = new BroadcastChannel(name);
  channel.onmessage = (event: MessageEvent<unknown>) => {
    if (typeof event.data === 'string') heard(event.data);
  };
  return channel;
}
