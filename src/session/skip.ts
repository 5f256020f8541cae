import type { DrillTime, WallTime } from '../base/drill-time';
import { type KnownIds, nextHeard } from '../conduct/conduct';
import type { Drill } from '../drill/drill';
import type { DrillState, PersonId } from '../drill/state';
import { viewFor } from '../drill/view';
import type { Conductor } from './conductor';
import type { Mirror } from './mirror';

export type NextStop = (drill: Drill, state: DrillState, person: PersonId, known: KnownIds) => DrillTime | undefined;

export interface SkipPorts {
  readonly mirror: Mirror;
  readonly conductor: Conductor;
  readonly nextStop: NextStop;
  readonly wall: () => WallTime;
  /** Appends the leap; says whether it was accepted. */
  readonly leap: (to: DrillTime) => Promise<boolean>;
  readonly isCancelled: () => boolean;
}

/** A skip makes no more leaps than this: colleagues who work unseen do not keep a player waiting. */
const MOST_LEAPS = 200;

/**
 * Leaps to the next thing that `person` can see or has promised. Colleagues' acts on the way are done at their time; those
 * that the person does not see do not stop it. Yields between leaps, so the page stays alive and a cancel is heard.
 */
export async function skipAhead(ports: SkipPorts, person: PersonId): Promise<void> {
  const { mirror, conductor, nextStop, wall } = ports;
  const { drill } = mirror;
  await conductor.run(wall);
  const before = sightOf(drill, mirror.at(wall()), person);
  for (let leaps = 0; leaps < MOST_LEAPS && !ports.isCancelled(); leaps++) {
    const state = mirror.at(wall());
    const stop = nextStop(drill, state, person, mirror.known);
    if (stop === undefined || stop <= state.t) return;
    // A colleague who hears of something on the way may act on it long before the stop.
    const heard = nextHeard(drill, state) ?? stop;
    const to = heard > state.t && heard < stop ? heard : stop;
    const isColleagues = to !== stop || conductor.turnAt(state)?.at === to;
    if (!(await ports.leap(to))) return;
    await conductor.run(wall);
    if (!isColleagues || sightOf(drill, mirror.at(wall()), person) !== before) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

/** Leaps to a drill time and stops for nothing on the way; colleagues made of code do there what they would have done. */
export async function skipTo(ports: Omit<SkipPorts, 'nextStop'>, to: DrillTime): Promise<void> {
  const { mirror, conductor, wall } = ports;
  await conductor.run(wall);
  for (let leaps = 0; leaps < MOST_LEAPS && !ports.isCancelled(); leaps++) {
    const state = mirror.at(wall());
    if (state.phase !== 'live' || state.t >= to) return;
    const due = [conductor.turnAt(state)?.at, nextHeard(mirror.drill, state)];
    const stops = due.filter((t): t is DrillTime => t !== undefined && t > state.t && t < to);
    if (!(await ports.leap(Math.min(to, ...stops)))) return;
    await conductor.run(wall);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

/** What a person has before their eyes, in short: it differs when there is something new from somebody else. */
function sightOf(drill: Drill, state: DrillState, person: PersonId): string {
  const view = viewFor(drill, state, person);
  const lists = [
    view.messages.filter((m) => m.from !== person),
    view.pages,
    view.tasks.filter((t) => t.to === person),
    view.tasks.filter((t) => t.reportedAt !== undefined),
    view.handoffs,
    view.handoffs.filter((h) => h.acceptedAt !== undefined || h.declinedAt !== undefined),
    view.gone,
    view.severities,
    view.findings.filter((f) => f.shared),
    view.decisions,
    view.approvals.filter((a) => a.of === person || a.answeredAt !== undefined),
    view.escalations,
    view.statusPage,
    view.resolutions,
    view.changes,
  ];
  return [view.phase, view.cadence.state, ...lists.map((list) => list.length)].join(' ');
}
