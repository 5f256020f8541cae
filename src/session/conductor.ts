import type { WallTime } from '../base/drill-time';
import type { BotTurn, KnownIds } from '../conduct/conduct';
import type { Drill } from '../drill/drill';
import type { Proposal } from '../drill/record';
import type { DrillState } from '../drill/state';
import { sameBut } from './identity';
import type { Mirror } from './mirror';

export type NextBotAct = (drill: Drill, state: DrillState, known: KnownIds) => BotTurn | undefined;

/** So many turns at one moment mean that a bot wants the same for ever; the rest waits for the next tick. */
const MOST_TURNS = 40;

/** So long one waits for another machine to let the bots act (ms), and so often one looks. */
const PATIENCE = 3_000;
const LOOK_AGAIN = 50;

/** Lets the bots act once their time has come. Ids follow from the record, so two conductors do no harm. */
export class Conductor {
  private asked: { readonly state: DrillState; readonly turn: BotTurn | undefined } | undefined;
  private running: Promise<number> | undefined;

  constructor(
    private readonly mirror: Mirror,
    private readonly next: NextBotAct,
    private readonly append: (proposals: readonly Proposal[]) => Promise<boolean>,
    /** Is it for this window to let the bots act? Where not, it waits for whoever does. */
    private readonly conducts: () => boolean = () => true,
  ) {}

  /** What the bots want next. Asked anew only when something has happened since. */
  turnAt(state: DrillState): BotTurn | undefined {
    const { asked } = this;
    if (asked !== undefined && sameBut(asked.state, state, ['t'])) return asked.turn;
    const turn = this.next(this.mirror.drill, state, this.mirror.known);
    this.asked = { state, turn };
    return turn;
  }

  /**
   * Appends every bot's act that is due, one turn after the other; where another machine conducts, waits until that has done
   * it, or does not answer. Resolves with how many turns were taken here. A call while another is under way waits for that one.
   */
  async run(wall: () => WallTime): Promise<number> {
    while (this.running !== undefined) await this.running;
    const work = this.conducts() ? this.takeTurns(wall) : this.awaitTurns(wall);
    this.running = work.finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async takeTurns(wall: () => WallTime): Promise<number> {
    for (let turns = 0; turns < MOST_TURNS; turns++) {
      const state = this.mirror.at(wall());
      const turn = this.turnAt(state);
      if (turn === undefined || turn.at > state.t || !(await this.append(turn.proposals))) return turns;
    }
    return MOST_TURNS;
  }
  private async awaitTurns(wall: () => WallTime): Promise<number> {
    for (let waited = 0; waited < PATIENCE; waited += LOOK_AGAIN) {
      const state = this.mirror.at(wall());
      const turn = this.turnAt(state);
      if (turn === undefined || turn.at > state.t) return 0;
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
    }
    return 0;
  }
}
