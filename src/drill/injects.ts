import type { DrillTime } from '../base/drill-time';
import { keyedBetween } from '../base/keyed';
import { holds } from '../scenario/guard';
import type { Inject } from '../scenario/schema';
import type { Span } from '../scenario/schema-parts';
import { schedule } from './agenda';
import { type Drill, incidentChannel, roleTitle } from './drill';
import { guardContext } from './guard-context';
import { answerableFor, endHolding, holdsRole } from './roles';
import { type DrillState, holdersOf } from './state';

/** What a seed draws from an inject's span (ms): its time, or its delay. */
export function drawnInject(span: Span, seed: string, injectId: string): number {
  return keyedBetween(span[0], span[1], seed, 'inject', injectId);
}

function drawn(drill: Drill, span: Span, injectId: string): number {
  return drawnInject(span, drill.header.seed, injectId);
}

function planned(state: DrillState, inject: Inject, at: DrillTime): DrillState {
  return {
    ...state,
    agenda: schedule(state.agenda, { at, id: `inject:${inject.id}`, what: { kind: 'inject', injectId: inject.id } }),
    waitingInjects: state.waitingInjects.filter((id) => id !== inject.id),
  };
}

/** At StartEx: timed and not-done-by injects go onto the agenda, the others wait for their condition. */
export function planInjects(drill: Drill, state: DrillState): DrillState {
  let next: DrillState = { ...state, waitingInjects: drill.bundle.scenario.injects.map((i) => i.id) };
  for (const inject of drill.bundle.scenario.injects) {
    const { trigger } = inject;
    if ('at' in trigger) next = planned(next, inject, drawn(drill, trigger.at, inject.id));
    else if ('by' in trigger) next = planned(next, inject, drawn(drill, trigger.by, inject.id));
  }
  return next;
}

/** After every change: conditions that have come to hold put their inject onto the agenda. */
export function triggerInjects(drill: Drill, state: DrillState, at: DrillTime): DrillState {
  if (state.waitingInjects.length === 0 || state.phase !== 'live') return state;
  const ctx = guardContext(drill, state);
  let next = state;
  for (const id of state.waitingInjects) {
    const inject = drill.injects.get(id);
    if (inject === undefined || !('when' in inject.trigger) || !holds(inject.trigger.when, ctx)) continue;
    next = planned(
      next,
      inject,
      at + (inject.trigger.delay === undefined ? 0 : drawn(drill, inject.trigger.delay, id)),
    );
  }
  return next;
}

/** Delivers an inject that is due, or withholds it when its condition does not hold (any more). */
export function deliverInject(drill: Drill, state: DrillState, injectId: string, at: DrillTime): DrillState {
  const inject = drill.injects.get(injectId);
  if (inject === undefined) return state;
  const ctx = guardContext(drill, state);
  const withheld = !holds(inject.onlyIf, ctx) || ('unless' in inject.trigger && holds(inject.trigger.unless, ctx));
  const rows = [...state.injects, { injectId, at, outcome: withheld ? ('withheld' as const) : ('delivered' as const) }];
  if (withheld) return { ...state, injects: rows };

  let next: DrillState = { ...state, injects: rows };
  const addressee = inject.to.startsWith('role:') ? answerableFor(drill, state, inject.to.slice(5))[0] : undefined;
  if (inject.to === 'page') {
    next = {
      ...next,
      pages: [...next.pages, { id: `page-${injectId}`, at, from: inject.from, text: inject.text, injectId }],
    };
  } else {
    const channel = inject.to.startsWith('role:')
      ? addressee === undefined
        ? incidentChannel(drill)
        : `dm:${addressee}`
      : inject.to;
    const message = {
      id: `inject-${injectId}`,
      at,
      from: inject.from,
      channel,
      kind: 'inject' as const,
      text: inject.text,
      injectId,
    };
    next = {
      ...next,
      messages: [...next.messages, inject.asks === undefined ? message : { ...message, asks: inject.asks }],
    };
  }
  if (inject.evidence.length > 0) {
    next = {
      ...next,
      looks: [
        ...next.looks,
        { at, by: addressee ?? 'everyone', console: 'messages', query: injectId, evidence: inject.evidence },
      ],
    };
  }
  if (inject.leaves !== undefined) {
    const person = addressee ?? holdersOf(state, inject.leaves.role)[0];
    if (person !== undefined) {
      const { role, after } = inject.leaves;
      next = {
        ...next,
        agenda: schedule(next.agenda, {
          at: at + after,
          id: `leave:${injectId}`,
          what: { kind: 'leave', person, role },
        }),
      };
    }
  }
  return next;
}

/** Somebody who was called away leaves the role now, handed over or not. */
export function leaveRole(drill: Drill, state: DrillState, person: string, role: string, at: DrillTime): DrillState {
  const left = {
    ...state,
    roles: endHolding(state.roles, role, person, at),
    gone: [...state.gone, { person, role, at }],
  };
  if (!holdsRole(state.roles, role, person)) return left;
  const message = {
    id: `left-${role}-${person}-${at}`,
    at,
    from: person,
    channel: incidentChannel(drill),
    kind: 'system' as const,
    text: `Was called away and no longer is ${roleTitle(drill, role)}.`,
  };
  return { ...left, messages: [...state.messages, message] };
}
