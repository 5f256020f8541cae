import type { DrillTime } from '../base/drill-time';
import { keyedBetween } from '../base/keyed';
import { holds } from '../scenario/guard';
import type { Inject } from '../scenario/schema';
import type { Span } from '../scenario/schema-parts';
import { schedule } from './agenda';
import { type Drill, incidentChannel, roleTitle } from './drill';
import { guardContext } from './guard-context';
import { answerableFor, endHolding, holdsRole } from './roles';
import { type DrillState, holdersOf, type PersonId } from './state';

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

/** What is going to be delivered: the script's inject with what the facilitator changed. */
export function injectNow(state: DrillState, inject: Inject): Pick<Inject, 'text' | 'to'> {
  const edit = state.editedInjects?.find((e) => e.injectId === inject.id);
  return { text: edit?.text ?? inject.text, to: edit?.to ?? inject.to };
}

/** Takes an inject off the agenda and the list of those that wait. */
export function unplanned(state: DrillState, injectId: string): DrillState {
  return {
    ...state,
    agenda: state.agenda.filter((item) => item.what.kind !== 'inject' || item.what.injectId !== injectId),
    waitingInjects: state.waitingInjects.filter((id) => id !== injectId),
  };
}

/**
 * Delivers an inject that is due, or withholds it when its condition does not hold (any more). One that the facilitator
 * keeps back only notes that its time has come.
 */
export function deliverInject(drill: Drill, state: DrillState, injectId: string, at: DrillTime): DrillState {
  const inject = drill.injects.get(injectId);
  if (inject === undefined) return state;
  if (state.heldInjects?.some((h) => h.injectId === injectId)) {
    const heldInjects = state.heldInjects.map((h) => (h.injectId === injectId ? { ...h, cameAt: h.cameAt ?? at } : h));
    return { ...state, heldInjects };
  }
  const ctx = guardContext(drill, state);
  const withheld = !holds(inject.onlyIf, ctx) || ('unless' in inject.trigger && holds(inject.trigger.unless, ctx));
  if (withheld) return { ...state, injects: [...state.injects, { injectId, at, outcome: 'withheld' }] };
  return sendInject(drill, state, inject, at);
}

/** Sends an inject of the script, whatever its conditions say. `fired`: by the facilitator. */
export function sendInject(drill: Drill, state: DrillState, inject: Inject, at: DrillTime, fired = false): DrillState {
  const { id: injectId } = inject;
  const { text, to } = injectNow(state, inject);
  const row = { injectId, at, outcome: 'delivered' as const, ...(fired ? { fired: true as const } : {}) };
  const { addressee, channel } = destination(drill, state, to);
  let next: DrillState = { ...state, injects: [...state.injects, row] };
  if (channel === undefined) {
    next = { ...next, pages: [...next.pages, { id: `page-${injectId}`, at, from: inject.from, text, injectId }] };
  } else {
    const message = {
      id: `inject-${injectId}`,
      at,
      from: inject.from,
      channel,
      kind: 'inject' as const,
      text,
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

/**
 * Where `page`, `role:<id>`, `person:<participant>` or a channel leads now. Without a channel it is a page; what is sent to a
 * role that nobody answers for goes to the incident's channel.
 */
export function destination(
  drill: Drill,
  state: DrillState,
  to: string,
): { readonly addressee?: PersonId; readonly channel?: string } {
  if (to === 'page') return {};
  const addressee = to.startsWith('person:')
    ? to.slice('person:'.length)
    : to.startsWith('role:')
      ? answerableFor(drill, state, to.slice('role:'.length))[0]
      : undefined;
  if (addressee !== undefined) return { addressee, channel: `dm:${addressee}` };
  return { channel: to.startsWith('role:') ? incidentChannel(drill) : to };
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
