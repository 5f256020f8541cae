import { appended } from '../../base/list';
import type { Inject } from '../../scenario/schema';
import { schedule } from '../agenda';
import { type Drill, MAIL_GROUPS, personName, roleTitle } from '../drill';
import type { SteeringActType } from '../facilitation-acts';
import { destination, sendInject, unplanned } from '../injects';
import { beginHolding, holdsRole } from '../roles';
import { type DrillState, holdersOf, type Message, type PersonId, type Refusal } from '../state';
import { tell } from './tell';
import { blank, type Handlers, refuse } from './types';

const unknownInject: Refusal = refuse('unknown-thing', 'The script has no such inject.');

function wasDelivered(state: DrillState, injectId: string): boolean {
  return state.injects.some((i) => i.injectId === injectId && i.outcome === 'delivered');
}

function isHeld(state: DrillState, injectId: string): boolean {
  return state.heldInjects?.some((h) => h.injectId === injectId) ?? false;
}

/** The state in which nobody keeps this inject back. */
function unheld(state: DrillState, injectId: string): DrillState {
  return isHeld(state, injectId)
    ? { ...state, heldInjects: (state.heldInjects ?? []).filter((h) => h.injectId !== injectId) }
    : state;
}

function takesPart(drill: Drill, person: PersonId): boolean {
  return drill.header.participants.some((p) => p.id === person);
}

function isChannel(drill: Drill, to: string): boolean {
  return drill.channels.has(to) || MAIL_GROUPS.some((group) => group === to);
}

/** Can an inject be sent there? */
function unknownAddressee(drill: Drill, to: string): Refusal | undefined {
  const known = to.startsWith('role:')
    ? drill.bundle.playbook.roles.some((r) => r.id === to.slice('role:'.length))
    : to.startsWith('person:')
      ? takesPart(drill, to.slice('person:'.length))
      : to === 'page' || isChannel(drill, to);
  return known ? undefined : refuse('unknown-thing', `Nothing can be sent to “${to}”.`);
}

/** Somebody whom the facilitator can speak for: of the cast, or a system that the script lets speak. Never a player. */
function isVoice(drill: Drill, from: PersonId): boolean {
  if (takesPart(drill, from)) return false;
  return drill.people.has(from) || drill.bundle.scenario.injects.some((i) => i.from === from);
}

function improvised(
  drill: Drill,
  state: DrillState,
  message: Omit<Message, 'channel' | 'kind'>,
  to: string,
): DrillState {
  const { channel } = destination(drill, state, to);
  if (channel !== undefined)
    return { ...state, messages: appended(state.messages, { ...message, channel, kind: 'inject' }) };
  // It rings as any page does, but is none of the script's, which are counted.
  const { id, at, from, text } = message;
  return { ...state, pages: appended(state.pages, { id, at, from, text }) };
}

export const steering: Handlers<SteeringActType> = {
  'inject.fire': {
    decide: ({ drill, state, act }) => {
      if (!drill.injects.has(act.inject)) return unknownInject;
      return wasDelivered(state, act.inject)
        ? refuse('already-done', 'This inject has been delivered already.')
        : undefined;
    },
    evolve: ({ drill, state, act, at }) => {
      const inject = drill.injects.get(act.inject) as Inject;
      return sendInject(drill, unheld(unplanned(state, inject.id), inject.id), inject, at, true);
    },
  },
  'inject.hold': {
    decide: ({ drill, state, act }) => {
      if (!drill.injects.has(act.inject)) return unknownInject;
      if (state.injects.some((i) => i.injectId === act.inject))
        return refuse('already-done', 'The time of this inject has passed; there is nothing to keep back.');
      return isHeld(state, act.inject) ? refuse('already-done', 'This inject is kept back already.') : undefined;
    },
    evolve: ({ state, act, at, seq }) => ({
      ...state,
      heldInjects: appended(state.heldInjects ?? [], { injectId: act.inject, at, seq }),
    }),
  },
  'inject.release': {
    decide: ({ state, act }) =>
      isHeld(state, act.inject) ? undefined : refuse('unknown-thing', 'This inject is not kept back.'),
    evolve: ({ state, act, at }) => {
      const came = state.heldInjects?.find((h) => h.injectId === act.inject)?.cameAt !== undefined;
      const free = unheld(state, act.inject);
      if (!came) return free;
      // Its time has come: it is due at once, and its conditions are asked now.
      const what = { kind: 'inject' as const, injectId: act.inject };
      return { ...free, agenda: schedule(free.agenda, { at, id: `inject:${act.inject}`, what }) };
    },
  },
  'inject.edit': {
    decide: ({ drill, state, act }) => {
      if (!drill.injects.has(act.inject)) return unknownInject;
      if (wasDelivered(state, act.inject))
        return refuse('already-done', 'This inject has been delivered; what was read cannot be changed.');
      if (blank(act.text)) return refuse('empty', 'An inject needs a text.');
      return act.to === undefined ? undefined : unknownAddressee(drill, act.to);
    },
    evolve: ({ state, act, at, seq }) => ({
      ...state,
      editedInjects: [
        ...(state.editedInjects ?? []).filter((e) => e.injectId !== act.inject),
        { injectId: act.inject, at, seq, text: act.text, ...(act.to === undefined ? {} : { to: act.to }) },
      ],
    }),
  },
  'inject.improvise': {
    decide: ({ drill, state, act }) => {
      if (drill.injects.has(act.injectId) || state.improvised?.some((i) => i.injectId === act.injectId))
        return refuse('duplicate', 'There is an inject with this id already.');
      if (!isVoice(drill, act.from))
        return refuse('unknown-person', `“${act.from}” is nobody of the cast whom you can speak for.`);
      if (blank(act.text)) return refuse('empty', 'An inject needs a text.');
      if (act.objective !== undefined && !drill.bundle.scenario.objectives.some((o) => o.id === act.objective))
        return refuse('unknown-thing', 'The scenario has no such objective.');
      return unknownAddressee(drill, act.to);
    },
    evolve: ({ drill, state, act, at, seq }) => {
      const { injectId, from, to, text, asks, objective } = act;
      const asking = asks === undefined ? {} : { asks };
      const row = { injectId, at, seq, from, to, text, ...asking, ...(objective === undefined ? {} : { objective }) };
      const listed = { ...state, improvised: appended(state.improvised ?? [], row) };
      return improvised(drill, listed, { id: `improvised-${seq}`, at, from, text, injectId, ...asking }, to);
    },
  },
  'cast.say': {
    decide: ({ drill, act }) => {
      if (drill.people.get(act.as)?.kind !== 'cast')
        return refuse('unknown-person', `“${act.as}” is nobody of the cast whom you can speak for.`);
      if (blank(act.text)) return refuse('empty', 'Write something first.');
      const { channel } = act;
      return (channel.startsWith('dm:') ? takesPart(drill, channel.slice('dm:'.length)) : isChannel(drill, channel))
        ? undefined
        : refuse('unknown-thing', `Nobody of the cast can write to “${channel}”.`);
    },
    // Without `seq`, as whatever comes from outside the team: it is nobody's answer or update.
    evolve: ({ state, act, at, seq }) => ({
      ...state,
      messages: appended(state.messages, {
        id: `m${seq}`,
        at,
        from: act.as,
        channel: act.channel,
        kind: 'inject',
        text: act.text,
        ...(act.replyTo === undefined ? {} : { replyTo: act.replyTo }),
      }),
    }),
  },
  'role.assign': {
    decide: ({ drill, state, act }) => {
      if (!drill.bundle.playbook.roles.some((r) => r.id === act.role))
        return refuse('unknown-role', `The playbook knows no role “${act.role}”.`);
      if (!takesPart(drill, act.to))
        return refuse('unknown-person', 'Only somebody who takes part in this drill can take a role.');
      const holders = holdersOf(state, act.role);
      if (holders.length === 1 && holders[0] === act.to)
        return refuse('already-done', `${personName(drill, act.to)} holds this role already, and nobody else does.`);
      return state.gone.some((g) => g.role === act.role && g.person === act.to)
        ? refuse('has-left', `${personName(drill, act.to)} was called away and cannot take this role again.`)
        : undefined;
    },
    evolve: (done) => {
      const { drill, state, act, at, seq } = done;
      const ended = state.roles.map((r) =>
        r.role === act.role && r.to === undefined && r.person !== act.to ? { ...r, to: at } : r,
      );
      const roles = holdsRole(ended, act.role, act.to)
        ? ended
        : beginHolding(ended, act.role, act.to, at, seq).map((r) =>
            r.seq === seq ? { ...r, assigned: true as const } : r,
          );
      // What was still being offered is settled by this.
      const handoffs = state.handoffs.map((h) =>
        h.role === act.role && h.acceptedAt === undefined && h.declinedAt === undefined
          ? { ...h, declinedAt: at, withdrawn: true as const }
          : h,
      );
      return tell(
        { ...state, roles, handoffs },
        done,
        `Gave the role ${roleTitle(drill, act.role)} to ${personName(drill, act.to)}.`,
      );
    },
  },
};
