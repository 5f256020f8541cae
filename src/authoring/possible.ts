import type { Guard } from '../scenario/guard';
import type { Scenario } from '../scenario/schema';
import { canCause } from '../world/model/causable';

/**
 * What can come to pass in one variant, as far as the statechart alone says. Rather too much than too little: a state that is
 * not in `states` is reached by no play, whereas one that is in it may still need a combination that never comes about.
 */
export interface Possible {
  readonly variant: string;
  /** `region.state` of every state that can be reached. */
  readonly states: ReadonlySet<string>;
  /** May the guard hold at some time? An absent guard holds. */
  mayHold(guard: Guard | undefined): boolean;
  /** May there be a time at which the guard does not hold? */
  mayFail(guard: Guard | undefined): boolean;
}

type Regions = Scenario['incident']['regions'];

/** Guards that ask for two states of one region at once can never hold. */
function contradicts(guards: readonly Guard[]): boolean {
  const wanted = new Map<string, string>();
  for (const guard of guards) {
    if (!('state' in guard)) continue;
    const region = guard.state.slice(0, guard.state.indexOf('.'));
    if ((wanted.get(region) ?? guard.state) !== guard.state) return true;
    wanted.set(region, guard.state);
  }
  return false;
}

/** Works out what can come to pass in a variant. */
export function possibleIn(scenario: Scenario, variant: string): Possible {
  const { regions } = scenario.incident;
  const states = new Set(Object.entries(regions).map(([region, { initial }]) => `${region}.${initial}`));
  // Acts and roles never move the production, so guards of transitions that ask for them cannot hold.
  const moving = judge(scenario, variant, states, false);
  for (let before = -1; before < states.size; ) {
    before = states.size;
    for (const [region, { states: rows }] of Object.entries(regions)) {
      for (const [name, state] of Object.entries(rows)) {
        if (!states.has(`${region}.${name}`)) continue;
        for (const t of [...state.after, ...state.always]) {
          if (moving.mayHold(t.when)) states.add(`${region}.${t.to}`);
        }
        for (const t of state.on) {
          if (canCause(scenario, t.fact, t.where) && moving.mayHold(t.when)) states.add(`${region}.${t.to}`);
        }
      }
    }
  }
  return { variant, states, ...judge(scenario, variant, states, true) };
}

function judge(
  scenario: Scenario,
  variant: string,
  states: ReadonlySet<string>,
  people: boolean,
): Pick<Possible, 'mayHold' | 'mayFail'> {
  const { regions } = scenario.incident;
  const mayHold = (guard: Guard | undefined): boolean => {
    if (guard === undefined) return true;
    if ('all' in guard) return !contradicts(guard.all) && guard.all.every(mayHold);
    if ('any' in guard) return guard.any.some(mayHold);
    if ('not' in guard) return mayFail(guard.not);
    if ('state' in guard) return states.has(guard.state);
    if ('fact' in guard) return canCause(scenario, guard.fact, guard.where);
    if ('variant' in guard) return guard.variant === variant;
    return people;
  };
  const mayFail = (guard: Guard | undefined): boolean => {
    if (guard === undefined) return false;
    if ('all' in guard) return guard.all.some(mayFail);
    if ('any' in guard) return guard.any.every(mayFail);
    if ('not' in guard) return mayHold(guard.not);
    if ('state' in guard) return !states.has(guard.state) || othersOf(regions, states, guard.state);
    if ('variant' in guard) return guard.variant !== variant;
    return true;
  };
  return { mayHold, mayFail };
}

/** Can the region of a state be in another one? */
function othersOf(regions: Regions, states: ReadonlySet<string>, state: string): boolean {
  const region = state.slice(0, state.indexOf('.'));
  return Object.keys(regions[region]?.states ?? {}).some(
    (name) => `${region}.${name}` !== state && states.has(`${region}.${name}`),
  );
}
