import { factMatches } from '../scenario/facts';
import type { GuardContext } from '../scenario/guard';
import type { Drill } from './drill';
import { answerableFor } from './roles';
import type { DrillState } from './state';

/** What a guard may ask about the drill as it stands. */
export function guardContext(drill: Drill, state: DrillState): GuardContext {
  return {
    variant: drill.variant,
    inState: (path) => {
      const dot = path.indexOf('.');
      return dot > 0 && state.world.states[path.slice(0, dot)] === path.slice(dot + 1);
    },
    fact: (type, where) => state.facts.some((f) => factMatches(f.fact, type, where)),
    done: (act, where) => {
      if ((state.actCounts[act] ?? 0) === 0) return false;
      if (where === undefined) return true;
      return state.happenings.some(
        (h) =>
          h.act.type === act &&
          Object.entries(where).every(([key, value]) => {
            const found = (h.act as unknown as Readonly<Record<string, unknown>>)[key];
            return Array.isArray(value) ? value.includes(found) : found === value;
          }),
      );
    },
    roleHeld: (role) => answerableFor(drill, state, role).length > 0,
  };
}
