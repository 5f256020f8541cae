import type { Drill } from '../drill';
import type { SeatActType } from '../facilitation-acts';
import { drillTimeAt, isAway, kindNow, namesNow, withAbsence, withReturn } from '../seats';
import type { Refusal } from '../state';
import { type Handlers, refuse } from './types';

function noSeat(drill: Drill, seat: string): Refusal | undefined {
  return drill.header.participants.some((p) => p.id === seat)
    ? undefined
    : refuse('unknown-person', 'This drill has no such seat.');
}

export const seating: Handlers<SeatActType> = {
  'seat.person': {
    decide: ({ drill, state, act }) => {
      const unknown = noSeat(drill, act.seat);
      if (unknown !== undefined) return unknown;
      const known = state.seats?.some((s) => s.seat === act.seat) ?? false;
      const names = act.kind === 'bot' ? [] : act.names;
      const same = names.join('\n') === namesNow(state, act.seat).join('\n');
      return kindNow(drill, state, act.seat) === act.kind && same && (known || act.kind === 'bot')
        ? refuse('already-done', 'That is who plays this seat.')
        : undefined;
    },
    evolve: ({ state, act, at, seq }) => {
      const { seat, kind } = act;
      const names = kind === 'bot' ? [] : act.names;
      const before = namesNow(state, seat);
      const seats = [...(state.seats ?? []).filter((s) => s.seat !== seat), { seat, kind, names, at, seq }];
      const next = { ...state, seats };
      // Whoever sits down is there; when the last one gets up, nobody is.
      if (kind === 'bot' || names.some((name) => !before.includes(name))) return withReturn(next, seat, at);
      return names.length === 0 ? withAbsence(next, seat, at) : next;
    },
  },
  'seat.away': {
    decide: ({ drill, state, act }) => {
      const unknown = noSeat(drill, act.seat);
      if (unknown !== undefined) return unknown;
      if (kindNow(drill, state, act.seat) === 'bot')
        return refuse('unknown-thing', 'A colleague made of code plays this seat and does not drop out.');
      return isAway(state, act.seat) ? refuse('already-done', 'This seat is empty already.') : undefined;
    },
    evolve: ({ state, act, at, wall }) =>
      withAbsence(state, act.seat, act.asOf === undefined ? at : drillTimeAt(state, act.asOf, { at, wall })),
  },
  'seat.back': {
    decide: ({ drill, state, act }) =>
      noSeat(drill, act.seat) ??
      (isAway(state, act.seat) ? undefined : refuse('already-done', 'Nobody of this seat has dropped out.')),
    evolve: ({ state, act, at }) => withReturn(state, act.seat, at),
  },
};
