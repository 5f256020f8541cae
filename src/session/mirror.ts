import type { DrillTime, WallTime } from '../base/drill-time';
import { clockAt } from '../drill/clock';
import type { Drill } from '../drill/drill';
import { advanceTo, applyEntry, initialState } from '../drill/fold';
import type { Entry } from '../drill/record';
import type { DrillState, RefusedEntry } from '../drill/state';
import { worldView } from '../drill/world-view';
import type { Moment } from '../world/engines/database/host';

/**
 * The record folded as it comes. `folded` stands right after the last entry; `at` lets happen what has come due since,
 * going on from where it was asked last. An entry is always applied to `folded`: it may carry a wall time that this
 * window has shown already, and every window has to come to the same state.
 */
export class Mirror {
  private readonly list: Entry[] = [];
  private readonly seen = new Set<string>();
  private readonly moments = new Map<string, Moment>();
  private current: DrillState;
  folded: DrillState;

  constructor(
    readonly drill: Drill,
    entries: readonly Entry[],
  ) {
    this.folded = initialState(drill);
    this.current = this.folded;
    this.add(entries);
  }

  get entries(): readonly Entry[] {
    return this.list;
  }

  /** Ids that are in the record already. */
  get known(): ReadonlySet<string> {
    return this.seen;
  }

  /** Folds what follows on the last entry; what is there already is passed over. Says whether there was anything. */
  add(entries: readonly Entry[]): boolean {
    let grew = false;
    for (const entry of entries) {
      if (entry.seq !== this.list.length + 1) continue;
      this.list.push(entry);
      this.seen.add(entry.id);
      this.folded = applyEntry(this.drill, this.folded, entry);
      if (entry.act.type === 'db.run') this.keepMoment(entry.act.statementId);
      grew = true;
    }
    if (grew) this.current = this.folded;
    return grew;
  }

  /** The production as it stood where a statement was put to the database: every replica carries it out from there. */
  momentOf(statementId: string): Moment | undefined {
    return this.moments.get(statementId);
  }

  /** The drill as it stands at a wall time. */
  at(wall: WallTime): DrillState {
    const t = this.timeAt(wall);
    if (t > this.current.t) this.current = advanceTo(this.drill, this.current, t);
    return this.current;
  }

  timeAt(wall: WallTime): DrillTime {
    return clockAt(this.folded.clock, Math.max(wall, this.folded.lastWall));
  }

  /** Why an entry changed nothing, if it did not. */
  refusalOf(seq: number): RefusedEntry | undefined {
    return this.folded.refusals.findLast((refusal) => refusal.seq === seq);
  }

  private keepMoment(statementId: string): void {
    const { now, history, facts } = worldView(this.drill, this.folded);
    if (!this.moments.has(statementId)) this.moments.set(statementId, { now, history, facts });
  }
}
