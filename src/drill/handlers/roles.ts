import { appended } from '../../base/list';
import type { ActType, Briefing } from '../acts';
import { type Drill, personName, roleTitle } from '../drill';
import { beginHolding, endHolding, holdsRole } from '../roles';
import type { DrillState, Handoff, PersonId, Refusal } from '../state';
import { said, tell } from './tell';
import { blank, type Done, type Handlers, refuse } from './types';

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

/** Has this offer been neither accepted nor declined nor taken back? */
function isOpen(h: Handoff): boolean {
  return h.acceptedAt === undefined && h.declinedAt === undefined;
}

function openOffer(state: DrillState, match: (h: Handoff) => boolean): Handoff | undefined {
  return state.handoffs.findLast((h) => isOpen(h) && match(h));
}

/** The role moves from who offered it, who may have been called away since, to who accepts. */
function takeOver(done: Omit<Done<ActType>, 'act'>, offer: Handoff): DrillState {
  const { drill, state, at, by, seq } = done;
  const ended = endHolding(state.roles, offer.role, offer.from, at);
  const begun = holdsRole(ended, offer.role, by) ? ended : beginHolding(ended, offer.role, by, at, seq);
  const moved = changeHandoff({ ...state, roles: begun }, offer.id, { acceptedAt: at, acceptedSeq: seq });
  return tell(moved, done, `Took over as ${roleTitle(drill, offer.role)} from ${personName(drill, offer.from)}.`);
}

/** A briefing with what is added to it; what was said before stays where nothing new is said. */
function added(before: Briefing | undefined, now: Briefing): Briefing {
  if (before === undefined) return now;
  const parts = Object.entries(now).map(([key, text]) => [key, blank(text) ? before[key as keyof Briefing] : text]);
  return Object.fromEntries(parts) as Briefing;
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
    evolve: (done) => {
      const { drill, state, act, at, by, seq } = done;
      // Whoever was offered the role and takes it has accepted.
      const offer = openOffer(state, (h) => h.role === act.role && h.to === by);
      if (offer !== undefined) return takeOver(done, offer);
      const taken = { ...state, roles: beginHolding(state.roles, act.role, by, at, seq) };
      return tell(taken, done, `Took the role ${roleTitle(drill, act.role)}.`);
    },
  },
  'role.release': {
    decide: ({ state, act, by }) =>
      holdsRole(state.roles, act.role, by) ? undefined : refuse('not-yours', 'You do not hold this role.'),
    evolve: (done) => {
      const { drill, state, act, at, by } = done;
      const given = { ...state, roles: endHolding(state.roles, act.role, by, at) };
      return tell(given, done, `Gave up the role ${roleTitle(drill, act.role)}.`);
    },
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
      return state.gone.some((g) => g.role === act.role && g.person === act.to)
        ? refuse('has-left', `${personName(drill, act.to)} was called away and cannot take this role again.`)
        : undefined;
    },
    evolve: ({ state, act, at, by, seq }) => ({
      ...state,
      handoffs: [
        // One role, one successor: an earlier offer that is still open is taken back.
        ...state.handoffs.map((h) =>
          isOpen(h) && h.role === act.role && h.from === by ? { ...h, declinedAt: at, withdrawn: true as const } : h,
        ),
        { id: `handoff-${seq}`, role: act.role, from: by, to: act.to, offeredAt: at, offeredSeq: seq },
      ],
    }),
  },
  'role.brief': {
    decide: ({ state, act, by }) => {
      const handoff = lastHandoff(state, act.role, (h) => h.from === by);
      if (handoff === undefined) return refuse('unknown-thing', 'Offer the role to somebody first.');
      if (handoff.acceptedAt !== undefined && handoff.briefedAt !== undefined)
        return refuse(
          'already-done',
          'You have handed this role over. Tell your successor in a message what is missing.',
        );
      return Object.values(act.briefing).every(blank)
        ? refuse('empty', 'A briefing without a word helps nobody.')
        : undefined;
    },
    evolve: ({ state, act, at, by, seq }) => {
      const handoff = lastHandoff(state, act.role, (h) => h.from === by);
      const briefing = added(handoff?.briefing, act.briefing);
      return changeHandoff(state, handoff?.id, { briefedAt: at, briefedSeq: seq, briefing });
    },
  },
  'role.accept': {
    decide: ({ state, act, by }) => {
      if (openOffer(state, (h) => h.role === act.role && h.to === by) === undefined) {
        return refuse('unknown-thing', 'Nobody has offered you this role.');
      }
      return hasLeft(state, act.role, by);
    },
    evolve: (done) => {
      const offer = openOffer(done.state, (h) => h.role === done.act.role && h.to === done.by);
      return offer === undefined ? done.state : takeOver(done, offer);
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
    evolve: (done) => {
      const { state, act, at, by, seq } = done;
      const mine = (h: Handoff) => (h.from === by || h.to === by) && h.announcedAt === undefined;
      const told = { ...state, messages: appended(state.messages, said(done, act.text)) };
      return changeHandoff(told, lastHandoff(state, act.role, mine)?.id, { announcedAt: at, announcedSeq: seq });
    },
  },
};
