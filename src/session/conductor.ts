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

/** Lets the bots act once their time has come. Ids follow from the record, so two conductors do no harm. */
export class Conductor {
  private asked: { readonly state: DrillState; readonly turn: BotTurn | undefined } | undefined;
  private running: Promise<number> | undefined;

  constructor(
    private readonly mirror: Mirror,
    private readonly next: NextBotAct,
    private readonly append: (proposals: readonly Proposal[]) => Promise<boolean>,
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
   * Appends every bot's act that is due, one turn after the other. Resolves with how many turns that were. A call while
   * another is under way waits for that one.
   */
  async run(wall: () => WallTime): Promise<number> {
    while (this.running !== undefined) await this.running;
    this.running = this.takeTurns(wall).finally(() => {
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
}
