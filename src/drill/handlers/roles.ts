import type { Drill } from '../drill';
import { beginHolding, endHolding, holdsRole } from '../roles';
import type { DrillState, Handoff, PersonId, Refusal } from '../state';
import { blank, type Handlers, refuse } from './types';

type Roles =
  | 'role.take'
  | 'role.release'
  | 'role.offer'
  | 'role.brief'
  | 'role.accept'
  | 'role.decline'
  | 'role.announce';

function unknownRole(drill: Drill, role: string): Refusal | undefined {
  return drill.bundle.playbook.roles.some((r) => r.id === role)
    ? undefined
    : refuse('unknown-role', `The playbook knows no role “${role}”.`);
}

function hasLeft(state: DrillState, role: string, person: PersonId): Refusal | undefined {
  return state.gone.some((g) => g.role === role && g.person === person)
    ? refuse('has-left', 'You were called away from this role and cannot take it up again in this drill.')
    : undefined;
}

/** The role that a person may hand over: one they hold, or one that falls to the role they hold by default. */
function mayHandOver(drill: Drill, state: DrillState, role: string, person: PersonId): boolean {
  if (holdsRole(state.roles, role, person)) return true;
  const fallsTo = drill.bundle.playbook.roles.find((r) => r.id === role)?.defaultTo;
  return (
    fallsTo !== undefined &&
    !state.roles.some((r) => r.role === role && r.to === undefined) &&
    holdsRole(state.roles, fallsTo, person)
  );
}

/** An offer that has been neither accepted nor declined. */
function openOffer(state: DrillState, match: (h: Handoff) => boolean): Handoff | undefined {
  return state.handoffs.findLast((h) => h.acceptedAt === undefined && h.declinedAt === undefined && match(h));
}

function changeHandoff(state: DrillState, id: string | undefined, change: Partial<Handoff>): DrillState {
  return id === undefined
    ? state
    : { ...state, handoffs: state.handoffs.map((h) => (h.id === id ? { ...h, ...change } : h)) };
}

/** The handoff that a briefing or an announcement belongs to: the last one of this role with this person in it. */
function lastHandoff(state: DrillState, role: string, match: (h: Handoff) => boolean): Handoff | undefined {
  return state.handoffs.findLast((h) => h.role === role && h.declinedAt === undefined && match(h));
}

export const roles: Handlers<Roles> = {
  'role.take': {
    decide: ({ drill, state, act, by }) => {
      if (holdsRole(state.roles, act.role, by)) return refuse('already-done', 'You hold this role already.');
      return unknownRole(drill, act.role) ?? hasLeft(state, act.role, by);
    },
    evolve: ({ state, act, at, by, seq }) => ({ ...state, roles: beginHolding(state.roles, act.role, by, at, seq) }),
  },
  'role.release': {
    decide: ({ state, act, by }) =>
      holdsRole(state.roles, act.role, by) ? undefined : refuse('not-yours', 'You do not hold this role.'),
    evolve: ({ state, act, at, by }) => ({ ...state, roles: endHolding(state.roles, act.role, by, at) }),
  },
  'role.offer': {
    decide: ({ drill, state, act, by }) => {
      const unknown = unknownRole(drill, act.role);
      if (unknown !== undefined) return unknown;
      if (!mayHandOver(drill, state, act.role, by))
        return refuse('not-yours', 'You can only hand over a role that you hold.');
      if (act.to === by) return refuse('unknown-person', 'Offer the role to somebody else.');
      if (!drill.header.participants.some((p) => p.id === act.to)) {
        return refuse('unknown-person', 'Only somebody who takes part in this drill can take a role.');
      }
      if (openOffer(state, (h) => h.role === act.role && h.to === act.to) !== undefined) {
        return refuse('already-done', 'This offer is already waiting for an answer.');
      }
      return undefined;
    },
    evolve: ({ state, act, at, by, seq }) => ({
      ...state,
      handoffs: [
        ...state.handoffs,
        { id: `handoff-${seq}`, role: act.role, from: by, to: act.to, offeredAt: at, offeredSeq: seq },
      ],
    }),
  },
  'role.brief': {
    decide: ({ state, act, by }) => {
      if (lastHandoff(state, act.role, (h) => h.from === by) === undefined)
        return refuse('unknown-thing', 'Offer the role to somebody first.');
      return Object.values(act.briefing).every(blank)
        ? refuse('empty', 'A briefing without a word helps nobody.')
        : undefined;
    },
    evolve: ({ state, act, at, by, seq }) =>
      changeHandoff(state, lastHandoff(state, act.role, (h) => h.from === by)?.id, {
        briefedAt: at,
        briefedSeq: seq,
        briefing: act.briefing,
      }),
  },
  'role.accept': {
    decide: ({ state, act, by }) => {
      if (openOffer(state, (h) => h.role === act.role && h.to === by) === undefined) {
        return refuse('unknown-thing', 'Nobody has offered you this role.');
      }
      return hasLeft(state, act.role, by);
    },
    evolve: ({ state, act, at, by, seq }) => {
      const offer = openOffer(state, (h) => h.role === act.role && h.to === by);
      if (offer === undefined) return state;
      const ended = endHolding(state.roles, act.role, offer.from, at);
      const begun = holdsRole(ended, act.role, by) ? ended : beginHolding(ended, act.role, by, at, seq);
      return changeHandoff({ ...state, roles: begun }, offer.id, { acceptedAt: at, acceptedSeq: seq });
    },
  },
  'role.decline': {
    decide: ({ state, act, by }) =>
      openOffer(state, (h) => h.role === act.role && h.to === by) === undefined
        ? refuse('unknown-thing', 'Nobody has offered you this role.')
        : undefined,
    evolve: ({ state, act, at, by }) =>
      changeHandoff(state, openOffer(state, (h) => h.role === act.role && h.to === by)?.id, { declinedAt: at }),
  },
  'role.announce': {
    decide: ({ drill, state, act, by }) => {
      const unknown = unknownRole(drill, act.role);
      if (unknown !== undefined) return unknown;
      if (blank(act.text)) return refuse('empty', 'Say who holds the role now.');
      return holdsRole(state.roles, act.role, by) || lastHandoff(state, act.role, (h) => h.from === by) !== undefined
        ? undefined
        : refuse('not-yours', 'Only who holds the role, or has just handed it over, announces it.');
    },
    evolve: ({ state, act, at, by, seq }) => {
      const handoff = lastHandoff(
        state,
        act.role,
        (h) => (h.from === by || h.to === by) && h.announcedAt === undefined,
      );
      const message = {
        id: `m${seq}`,
        at,
        from: by,
        channel: '#incidents',
        kind: 'message' as const,
        text: act.text,
        seq,
      };
      return changeHandoff({ ...state, messages: [...state.messages, message] }, handoff?.id, {
        announcedAt: at,
        announcedSeq: seq,
      });
    },
  },
};
