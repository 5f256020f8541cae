import type { DrillTime } from '../base/drill-time';
import type { Act, ActOf, ActType } from '../drill/acts';
import type { Intent, Policy, Situation } from './intent';
import type { Temperament } from './temperament';

type FactType = ActOf<'tool.done'>['facts'][number]['type'];

/**
 * A way in which somebody's play departs from the policy it is laid on: wishes dropped, delayed or added, and acts left out
 * or done otherwise. Habits see what the bot sees and nothing else.
 */
export interface Habit {
  readonly wishes?: (wishes: readonly Intent[], now: Situation) => readonly Intent[];
  readonly acts?: (acts: readonly Act[], then: Situation, wish: Intent) => readonly Act[];
}

/** The policy as somebody of this temperament plays it. */
export function withTemperament(policy: Policy, temper: Temperament): Policy {
  return (now) =>
    policy({ ...now, temper }).map((wish) => ({ ...wish, acts: (then) => wish.acts({ ...then, temper }) }));
}

/** The policy with habits laid on it, the first one innermost. */
export function withHabits(policy: Policy, habits: readonly Habit[]): Policy {
  return habits.reduce<Policy>((inner, habit) => {
    const { wishes, acts } = habit;
    return (now) => {
      const wanted = wishes === undefined ? inner(now) : wishes(inner(now), now);
      return acts === undefined
        ? wanted
        : wanted.map((wish) => ({ ...wish, acts: (then) => acts(wish.acts(then), then, wish) }));
    };
  }, policy);
}

/** Leaves out acts of which this holds. */
export function leaveOut(which: (act: Act, then: Situation) => boolean): Habit {
  return { acts: (acts, then) => acts.filter((act) => !which(act, then)) };
}

/** Leaves out all acts of these types. */
export function never(...types: readonly ActType[]): Habit {
  return leaveOut((act) => types.includes(act.type));
}

/** Does acts otherwise: what `change` gives stands in their place. */
export function otherwise(change: (act: Act, then: Situation) => Act | readonly Act[]): Habit {
  return { acts: (acts, then) => acts.flatMap((act) => change(act, then)) };
}

const begins = (wish: Intent, keys: readonly string[]): boolean => keys.some((key) => wish.key.startsWith(key));

/** Never wants what begins with one of these keys. */
export function unwilling(...keys: readonly string[]): Habit {
  return { wishes: (wishes) => wishes.filter((wish) => !begins(wish, keys)) };
}

/** Wants what begins with one of these keys only so much later. */
export function tardy(by: DrillTime, ...keys: readonly string[]): Habit {
  return {
    wishes: (wishes) => wishes.map((wish) => (begins(wish, keys) ? { ...wish, at: wish.at + by } : wish)),
  };
}

/** Wants something besides. */
export function also(wants: (now: Situation) => readonly Intent[]): Habit {
  return { wishes: (wishes, now) => [...wishes, ...wants(now)] };
}

/** Leaves out whole runs of a tool (request, statements, completion) that would cause a fact of one of these types. */
export function neverCauses(...types: readonly FactType[]): Habit {
  return {
    acts: (acts) => {
      const runs = new Set(
        acts.flatMap((act) =>
          act.type === 'tool.done' && act.facts.some((f) => types.includes(f.type)) ? [act.runId] : [],
        ),
      );
      return acts.filter((act) => !('runId' in act) || !runs.has(act.runId));
    },
  };
}
