import type { Entry } from '../drill/record';
import type { EntryListener, Subscription } from './sequencer';

type Read = (drillId: string, afterSeq: number) => Promise<readonly Entry[]>;

interface Follower {
  readonly drillId: string;
  /** Reads on from where this follower stands; calls made meanwhile are answered by one more reading. */
  readonly pull: () => Promise<void>;
}

/** Keeps each follower's place in its record, so that every entry is handed over once and in order. */
export class Subscriptions {
  private readonly followers = new Set<Follower>();

  constructor(private readonly read: Read) {}

  add(drillId: string, afterSeq: number, listener: EntryListener): Subscription {
    let cursor = afterSeq;
    let stopped = false;
    let again = false;
    let running: Promise<void> | undefined;
    const work = async (): Promise<void> => {
      try {
        while (again && !stopped) {
          again = false;
          const entries = await this.read(drillId, cursor);
          if (stopped || entries.length === 0) continue;
          cursor = entries.at(-1)?.seq ?? cursor;
          listener(entries);
        }
      } finally {
        // In the same breath as the last look at `again`: a call in between would wait for nothing.
        running = undefined;
      }
    };
    const pull = (): Promise<void> => {
      again = true;
      if (running === undefined) {
        const begun = work();
        if (!stopped) running = begun;
        return begun;
      }
      return running;
    };
    const follower: Follower = { drillId, pull };
    this.followers.add(follower);
    // Reading can fail when the storage goes away; the next nudge tries again.
    void pull().catch(() => undefined);
    return {
      stop: () => {
        stopped = true;
        this.followers.delete(follower);
      },
      refresh: pull,
    };
  }

  /** Tells the followers of a drill that there is something new; resolves when they have it. */
  async nudge(drillId: string): Promise<void> {
    const mine = [...this.followers].filter((f) => f.drillId === drillId);
    await Promise.all(mine.map((f) => f.pull().catch(() => undefined)));
  }

  clear(): void {
    this.followers.clear();
  }
}
