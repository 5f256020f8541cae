import type { WallTime } from '../base/drill-time';
import type { Proposal } from '../drill/record';
import type { Mirror } from './mirror';
import type { Browser, House } from './ports';
import { AWAY_AFTER, AWAY_AFTER_HIDDEN, awayPause, HEARTBEAT } from './presence';

/** Writes down this window's signs of life, and notices when there was none for a while (a machine that slept). */
export class Attendance {
  private lastTick: WallTime;
  private wasHidden = false;
  private lastBeat: WallTime = 0;
  private settling: Promise<void> | undefined;

  constructor(
    private readonly house: House,
    private readonly browser: Browser,
    private readonly mirror: Mirror,
    private readonly wall: () => WallTime,
    private readonly append: (proposals: readonly Proposal[]) => Promise<unknown>,
  ) {
    this.lastTick = wall();
  }

  /**
   * After a gap in this window's life: pauses at the last sign of life of any window. To be awaited before anything new is
   * decided, because the clock has run while everybody was away.
   */
  settle(): Promise<void> {
    if (this.settling !== undefined) return this.settling;
    const wall = this.wall();
    const seen = this.lastTick;
    const limit = this.wasHidden ? AWAY_AFTER_HIDDEN : AWAY_AFTER;
    this.wasHidden = this.browser.isHidden();
    this.lastTick = wall;
    if (wall - seen <= limit || !this.mirror.folded.clock.running) return Promise.resolve();
    this.settling = this.pauseAsOf(seen, wall, limit).finally(() => {
      this.settling = undefined;
      this.lastTick = this.wall();
    });
    return this.settling;
  }

  /** A sign of life every few seconds while the clock runs; `atOnce` when the window comes or goes. */
  beat(atOnce: boolean): void {
    const wall = this.wall();
    if (this.settling !== undefined || !this.mirror.folded.clock.running) return;
    // Somebody who comes back after a gap was away: that is settled first, and not covered up.
    if (wall - this.lastTick > AWAY_AFTER) return;
    if (!atOnce && wall - this.lastBeat < HEARTBEAT) return;
    this.lastBeat = wall;
    void this.house.archive.touch(this.mirror.drill.header.drillId, wall);
  }

  private async pauseAsOf(seen: WallTime, wall: WallTime, limit: number): Promise<void> {
    const { drillId } = this.mirror.drill.header;
    const row = await this.house.archive.drill(drillId).catch(() => undefined);
    const pause = awayPause(this.mirror.folded, Math.max(seen, row?.lastSeen ?? 0), wall, limit);
    if (pause !== undefined) await this.append([pause]);
  }
}
