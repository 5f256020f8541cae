/** What one message that came back tells: when it left and came back by this machine's clock, and the engine's stamp (ms). */
export interface RoundTrip {
  readonly sent: number;
  readonly received: number;
  readonly stamp: number;
}

/** The engine's clock less this machine's (ms), and by how much that may be wrong. */
export interface Skew {
  readonly ms: number;
  readonly uncertainty: number;
}

/** Clocks of machines drift apart by less than this (a hundred parts in a million), so an old measurement is worth less. */
const DRIFT = 1e-4;
/** The clock stands still for so long at the most (ms) rather than run back. */
const MOST_WAIT = 2_000;

/**
 * Estimates the engine's clock. The engine's stamp lies between sending and coming back, so a short round trip says more:
 * the one that leaves the least doubt counts, until age has made it worse than a new one. Before the first, a message by
 * somebody else says at least that the engine's clock is not behind its stamp.
 */
export class EngineClock {
  private best: (Skew & { readonly takenAt: number }) | undefined;
  private floor: number | undefined;
  private told = 0;

  constructor(private readonly local: () => number) {}

  /** Takes in one of our own messages that came back. */
  tookRoundTrip({ sent, received, stamp }: RoundTrip): void {
    const uncertainty = (received - sent) / 2;
    if (!(uncertainty >= 0)) return;
    const ms = stamp - (sent + received) / 2;
    const old = this.aged(received);
    // Apart by more than both doubts: this machine has slept, or somebody set the engine's clock. The new one is right.
    const isApart = old !== undefined && Math.abs(ms - old.ms) > uncertainty + old.uncertainty;
    if (old === undefined || uncertainty <= old.uncertainty || isApart)
      this.best = { ms, uncertainty, takenAt: received };
  }

  /** Takes in the stamp of a message that has just come, whoever sent it. */
  heard(stamp: number, received: number): void {
    const ahead = stamp - received;
    this.floor = Math.max(this.floor ?? -Infinity, ahead);
    const best = this.aged(received);
    // Further ahead than can be: this machine's counter stood still while it slept.
    if (best !== undefined && ahead > best.ms + best.uncertainty) this.best = undefined;
  }

  skew(): Skew {
    return this.aged(this.local()) ?? { ms: this.floor ?? 0, uncertainty: Infinity };
  }

  /**
   * The engine's time now (whole ms). Small corrections never make it run back, it waits for them. A large one does: a clock
   * that was minutes wrong before anything was measured must not stand still for minutes.
   */
  now(): number {
    const now = Math.round(this.local() + this.skew().ms);
    this.told = this.told - now > MOST_WAIT ? now : Math.max(this.told, now);
    return this.told;
  }

  private aged(at: number): Skew | undefined {
    if (this.best === undefined) return undefined;
    const { ms, uncertainty, takenAt } = this.best;
    return { ms, uncertainty: uncertainty + Math.max(0, at - takenAt) * DRIFT };
  }
}
