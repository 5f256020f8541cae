import { HOUR } from '../../base/drill-time';
import type { ActType } from '../acts';
import { HOLD_LIMIT, reanchor } from '../clock';
import { planInjects } from '../injects';
import type { DrillState } from '../state';
import { voidStatements } from './database';
import type { Done, Handlers } from './types';
import { refuse } from './types';

type Control =
  | 'drill.start'
  | 'drill.pause'
  | 'drill.resume'
  | 'drill.pace'
  | 'drill.skip'
  | 'drill.stop-real'
  | 'drill.end'
  | 'drill.close-postmortem';

/** No skip leaps further than this: the next happening is never that far. */
const SKIP_LIMIT = 4 * HOUR;

function halted({ state, at, wall }: Pick<Done<ActType>, 'state' | 'at' | 'wall'>): DrillState {
  return {
    ...voidStatements(state),
    clock: reanchor(state.clock, wall, at, { running: false, holds: {} }),
    endedAt: at,
    endedWall: wall,
  };
}

export const drillControl: Handlers<Control> = {
  'drill.start': {
    evolve: ({ drill, state, at, wall }) =>
      planInjects(drill, {
        ...state,
        phase: 'live',
        clock: reanchor(state.clock, wall, at, { running: true, pace: 1 }),
      }),
  },
  'drill.pause': {
    evolve: ({ state, at, wall }) => ({
      ...voidStatements(state),
      phase: 'paused',
      clock: reanchor(state.clock, wall, at, { running: false, holds: {} }),
    }),
  },
  'drill.resume': {
    evolve: ({ state, at, wall }) => ({
      ...state,
      phase: 'live',
      clock: reanchor(state.clock, wall, at, { running: true, holds: {} }),
    }),
  },
  'drill.pace': {
    decide: ({ state, act }) =>
      state.clock.pace === act.pace ? refuse('already-done', `The pace is ${act.pace}x already.`) : undefined,
    evolve: ({ state, act, at, wall }) => ({ ...state, clock: reanchor(state.clock, wall, at, { pace: act.pace }) }),
  },
  'drill.skip': {
    decide: ({ state, act }) => {
      if (act.to <= state.t) return refuse('clock', 'That moment has passed already.');
      if (act.to - state.t > SKIP_LIMIT) return refuse('clock', 'A skip can leap over four hours at most.');
      return undefined;
    },
    evolve: ({ state, act, wall }) => ({ ...state, clock: reanchor(state.clock, wall, act.to) }),
  },
  'drill.stop-real': {
    evolve: (done) => ({ ...halted(done), phase: 'stopped', stoppedForReal: true }),
  },
  'drill.end': {
    evolve: (done) => ({ ...halted(done), phase: 'postmortem' }),
  },
  'drill.close-postmortem': {
    evolve: ({ state }) => ({ ...state, phase: 'debrief' }),
  },
};

/** A tool request holds the clock; its completion lets it go on. Holds that have run out are forgotten. */
export function holdClock(state: DrillState, runId: string, wall: number, at: number): DrillState {
  const open = Object.entries(state.clock.holds).filter(([, since]) => since + HOLD_LIMIT > wall);
  return { ...state, clock: reanchor(state.clock, wall, at, { holds: Object.fromEntries([...open, [runId, wall]]) }) };
}

/** See `holdClock`. */
export function releaseClock(state: DrillState, runId: string, wall: number, at: number): DrillState {
  const { [runId]: _gone, ...holds } = state.clock.holds;
  return { ...state, clock: reanchor(state.clock, wall, at, { holds }) };
}
