import { factMatches } from '../scenario/facts';
import type { GuardContext } from '../scenario/guard';
import type { DrillState } from './state';

/** What a guard may ask about the drill as it stands. */
export function guardContext(variant: string, state: DrillState): GuardContext {
  return {
    variant,
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
    roleHeld: (role) => state.roles.some((r) => r.role === role && r.to === undefined),
  };
}
