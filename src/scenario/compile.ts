import { and, initialTransition, not, or, setup, stateIn, transition } from 'xstate';
import { keyedBetween } from '../base/keyed';
import { type Fact, factMatches } from './facts';
import type { Guard, GuardContext } from './guard';
import type { IncidentRegion, IncidentState, Scenario } from './schema';
import type { Span } from './schema-parts';

/** What guards are asked about while the machine takes one step; never kept in the snapshot. */
interface StepContext {
  readonly known: Pick<GuardContext, 'fact'> | null;
}
interface FactEvent {
  readonly type: 'fact';
  readonly fact: Fact;
}
interface AfterEvent {
  readonly type: `xstate.after.${string}`;
}
type Where = Readonly<Record<string, string | number | boolean | readonly string[]>> | undefined;

/** A scenario's production as a statechart with parallel regions, for one seed and one variant. */
export interface IncidentMachine {
  readonly regions: readonly string[];
  /** The xstate machine, for a picture of the graph and for `stepFact` and its like. */
  readonly logic: IncidentLogic;
  /** Region and state names as authored, by their names inside the machine. */
  readonly names: ReadonlyMap<string, string>;
}

/** An event that comes by itself: give `event` back to `stepDelayed` when `delay` (ms of drill time) has passed. */
export interface Delayed {
  readonly event: string;
  readonly delay: number;
}

/** Where the machine stands after a step. Take `cancel` off the agenda first, then put `schedule` on it. */
export interface IncidentStep {
  /** Plain JSON, canonical, small; a step from its round trip equals a step from the live one. */
  readonly snapshot: unknown;
  readonly states: Readonly<Record<string, string>>;
  readonly schedule: readonly Delayed[];
  readonly cancel: readonly string[];
}

const shell = setup({
  types: { context: {} as StepContext, events: {} as FactEvent | AfterEvent },
  guards: {
    /** The very event is a fact of this kind. */
    reacts: ({ event }, params: { readonly fact: string; readonly where: Where }) =>
      event.type === 'fact' && factMatches(event.fact, params.fact, params.where),
    /** Such a fact has happened at some time. */
    known: ({ context }, params: { readonly fact: string; readonly where: Where }) =>
      context.known?.fact(params.fact, params.where) ?? false,
    constant: (_, params: { readonly holds: boolean }) => params.holds,
  },
});

/** A step that has not settled by then chases itself for ever; the production then stays as it was. */
const MAX_MICROSTEPS = 500;

type MachineConfig = Parameters<typeof shell.createMachine>[0];
type IncidentLogic = ReturnType<typeof shell.createMachine>;

/** A guard in xstate's form. Its types tie a guard to the place where it stands; ours are built apart from any place. */
type XGuard = object;
const xstate = { and, or, not, stateIn } as unknown as {
  readonly and: (guards: readonly XGuard[]) => XGuard;
  readonly or: (guards: readonly XGuard[]) => XGuard;
  readonly not: (guard: XGuard) => XGuard;
  readonly stateIn: (value: Readonly<Record<string, string>>) => XGuard;
};
const named = (type: 'reacts' | 'known' | 'constant', params: object): XGuard => ({ type, params });

/** Names inside the machine: xstate gives dots and hashes a meaning of their own. */
function inner(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]/g, (c) => `~${c.charCodeAt(0).toString(16)}`);
}

/** Guards as data, written with xstate's own combinators so that they see the other regions as they are in this microstep. */
function compileGuard(guard: Guard, variant: string): XGuard {
  if ('all' in guard) return xstate.and(guard.all.map((g) => compileGuard(g, variant)));
  if ('any' in guard) return xstate.or(guard.any.map((g) => compileGuard(g, variant)));
  if ('not' in guard) return xstate.not(compileGuard(guard.not, variant));
  if ('state' in guard) {
    const [region = '', ...state] = guard.state.split('.');
    return xstate.stateIn({ [inner(region)]: inner(state.join('.')) });
  }
  if ('fact' in guard) return named('known', { fact: guard.fact, where: guard.where });
  if ('variant' in guard) return named('constant', { holds: guard.variant === variant });
  // Acts and roles never move the production: such a guard does not hold here, whatever a scenario says.
  return named('constant', { holds: false });
}

function guardOf(when: Guard | undefined, variant: string): { guard?: XGuard } {
  return when === undefined ? {} : { guard: compileGuard(when, variant) };
}

function compileState(state: IncidentState, path: string, variant: string): object {
  return {
    after: Object.fromEntries(
      state.after.map((t, index) => [
        `${path}/${index}`,
        { target: inner(t.to), reenter: true, ...guardOf(t.when, variant) },
      ]),
    ),
    on: {
      fact: state.on.map((t) => ({
        target: inner(t.to),
        // Coming back to the same state starts its delays anew.
        reenter: true,
        guard: xstate.and([
          named('reacts', { fact: t.fact, where: t.where }),
          ...(t.when === undefined ? [] : [compileGuard(t.when, variant)]),
        ]),
      })),
    },
    always: state.always.map((t) => ({ target: inner(t.to), ...guardOf(t.when, variant) })),
  };
}

const rows = (region: IncidentRegion): [string, IncidentState][] => Object.entries(region.states);

/** What a seed draws from the span of a state's delayed way out, the `index`th of the state (ms). */
export function drawnDelay(span: Span, seed: string, region: string, state: string, index: number): number {
  return keyedBetween(span[0], span[1], seed, 'delay', region, state, index);
}

/**
 * Compiles a scenario's incident for a seed and a variant. Delays given as a span are drawn by key here, so the same seed
 * gives the same times whatever else happens. The scenario must have been read by `parseScenario`.
 */
export function compileIncident(scenario: Scenario, seed: string, variant: string): IncidentMachine {
  const regions = Object.entries(scenario.incident.regions);
  const names = new Map<string, string>();
  const delays: Record<string, number> = {};
  for (const [region, { states }] of regions) {
    names.set(inner(region), region);
    for (const [name, state] of Object.entries(states)) {
      names.set(inner(name), name);
      for (const [index, { delay }] of state.after.entries()) {
        delays[`${inner(region)}/${inner(name)}/${index}`] = drawnDelay(delay, seed, region, name, index);
      }
    }
  }
  const config = {
    id: 'incident',
    options: { maxIterations: MAX_MICROSTEPS },
    type: 'parallel',
    context: { known: null },
    states: Object.fromEntries(
      regions.map(([name, region]) => [
        inner(name),
        {
          initial: inner(region.initial),
          states: Object.fromEntries(
            rows(region).map(([s, state]) => [inner(s), compileState(state, `${inner(name)}/${inner(s)}`, variant)]),
          ),
        },
      ]),
    ),
  };
  // The shape is only known at run time; xstate's config type wants literal keys.
  const logic = shell.createMachine(config as unknown as MachineConfig).provide({ delays } as never);
  return { regions: regions.map(([name]) => name), logic, names };
}

type LiveSnapshot = ReturnType<IncidentLogic['resolveState']>;
/** The two actions by which xstate speaks of delays. */
interface DelayAction {
  readonly type: string;
  readonly params?: { readonly sendId?: string; readonly id?: string; readonly delay?: number };
}

/** The production as it stands when the scenario's world begins, and what will come by itself from there. */
export function initialIncident(machine: IncidentMachine): IncidentStep {
  const [snapshot, actions] = initialTransition(machine.logic);
  return stepOf(machine, snapshot, actions);
}

/** The production after a fact. `known` answers for the facts so far, this one included. */
export function stepFact(machine: IncidentMachine, snapshot: unknown, fact: Fact, known: GuardContext): IncidentStep {
  return step(machine, snapshot, { type: 'fact', fact }, known);
}

/** The production after a scheduled event; one that is no longer awaited changes nothing. */
export function stepDelayed(
  machine: IncidentMachine,
  snapshot: unknown,
  event: string,
  known: GuardContext,
): IncidentStep {
  const type = event.startsWith('xstate.after.') ? event : 'xstate.after.nothing';
  return step(machine, snapshot, { type: type as AfterEvent['type'] }, known);
}

function step(
  machine: IncidentMachine,
  from: unknown,
  event: FactEvent | AfterEvent,
  known: GuardContext,
): IncidentStep {
  const live = machine.logic.resolveState({ value: stateValue(machine, from), context: { known } });
  try {
    const [next, actions] = transition(machine.logic, live, event);
    return stepOf(machine, next, actions);
  } catch {
    // The only thing that xstate refuses here is a step without end (a scenario whose reactions chase each other).
    return stepOf(machine, live, []);
  }
}

/** A snapshot is the state of each region by its authored name; nothing else of the machine outlives a step. */
function stateValue(machine: IncidentMachine, snapshot: unknown): Record<string, string> {
  const states = snapshot as Readonly<Record<string, string>>;
  return Object.fromEntries(machine.regions.map((region) => [inner(region), inner(states[region] ?? '')]));
}

function stepOf(machine: IncidentMachine, snapshot: LiveSnapshot, actions: readonly object[]): IncidentStep {
  const value = snapshot.value as Readonly<Record<string, string>>;
  const states: Record<string, string> = {};
  for (const region of machine.regions) {
    const state = value[inner(region)] ?? '';
    states[region] = machine.names.get(state) ?? state;
  }
  const schedule = new Map<string, number>();
  const cancel = new Set<string>();
  // In the order in which they came: a state passed through within the step leaves nothing behind.
  for (const { type, params = {} } of actions as readonly DelayAction[]) {
    if (type === 'xstate.cancel' && params.sendId !== undefined) {
      schedule.delete(params.sendId);
      cancel.add(params.sendId);
    } else if (type === 'xstate.raise' && params.id !== undefined && params.delay !== undefined) {
      schedule.set(params.id, params.delay);
    }
  }
  return {
    snapshot: states,
    states,
    schedule: [...schedule].map(([event, delay]) => ({ event, delay })),
    cancel: [...cancel],
  };
}
