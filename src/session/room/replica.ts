import type { Archive } from '../../archive/archive';
import type { Room } from '../../sync/room/room-types';

/** Keeps a copy of a room's drill in this browser as entries come. What could not be kept is tried again with the next. */
export class Replica {
  private kept: number;
  private work: Promise<void> = Promise.resolve();
  private readonly unwatch: () => void;

  constructor(
    private readonly archive: Pick<Archive, 'keepEntries'>,
    private readonly drillId: string,
    private readonly room: Pick<Room, 'entries' | 'watch'>,
  ) {
    // All of it once: a browser that was away has a part of it.
    this.kept = 0;
    this.unwatch = room.watch(() => this.keep());
    this.keep();
  }

  /** Resolves when everything that is known is kept, as far as it can be. */
  settled(): Promise<void> {
    return this.work;
  }

  stop(): void {
    this.unwatch();
  }

  private keep(): void {
    if (this.room.entries().length <= this.kept) return;
    this.work = this.work.then(async () => {
      const entries = this.room.entries();
      const fresh = entries.slice(this.kept);
      if (fresh.length === 0) return;
      const done = await this.archive.keepEntries(this.drillId, fresh);
      if (done.ok) this.kept = entries.length;
    });
  }
}
