import { type DrillTime, SECOND } from '../base/drill-time';
import { appended } from '../base/list';
import { type IncidentStep, stepDelayed, stepFact } from '../scenario/compile';
import type { Fact } from '../scenario/facts';
import { cancelWorld, schedule } from './agenda';
import type { Drill } from './drill';
import { guardContext } from './guard-context';
import type { DrillState, PersonId, WorldChange } from './state';

/** A delay passes no faster than this, so that a production that goes round in a circle still lets time pass. */
const SHORTEST_DELAY = SECOND;

/** Takes over a step of the statechart: new states into the history, delays onto the drill's own agenda. */
export function adoptStep(state: DrillState, step: IncidentStep, at: DrillTime): DrillState {
  const changes: WorldChange[] = [];
  for (const [region, value] of Object.entries(step.states)) {
    if (state.world.states[region] !== value) changes.push({ at, region, state: value });
  }
  let agenda = cancelWorld(state.agenda, step.cancel);
  for (const delayed of step.schedule) {
    agenda = cancelWorld(agenda, [delayed.event]);
    agenda = schedule(agenda, {
      at: at + Math.max(SHORTEST_DELAY, delayed.delay),
      id: `world:${delayed.event}`,
      what: { kind: 'world', event: delayed.event },
    });
  }
  return {
    ...state,
    agenda,
    world: {
      states: changes.length > 0 ? { ...state.world.states, ...step.states } : state.world.states,
      history: changes.length > 0 ? [...state.world.history, ...changes] : state.world.history,
      snapshot: step.snapshot,
    },
  };
}

/** A fact moves the production: recorded, then the statechart reacts. */
export function applyFact(
  drill: Drill,
  state: DrillState,
  fact: Fact,
  at: DrillTime,
  by: PersonId,
  seq: number,
): DrillState {
  const known = { ...state, facts: appended(state.facts, { at, by, seq, fact }) };
  return adoptStep(known, stepFact(drill.machine, known.world.snapshot, fact, guardContext(drill, known)), at);
}

/** A delay of the statechart has passed. */
export function applyWorldEvent(drill: Drill, state: DrillState, event: string, at: DrillTime): DrillState {
  return adoptStep(state, stepDelayed(drill.machine, state.world.snapshot, event, guardContext(drill, state)), at);
}
