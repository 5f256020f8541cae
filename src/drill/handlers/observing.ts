import { appended } from '../../base/list';
import type { ObservingActType } from '../facilitation-acts';
import { type Handlers, refuse } from './types';

/** As many observations as one drill holds. */
const MOST_OBSERVATIONS = 2_000;

export const observing: Handlers<ObservingActType> = {
  observe: {
    decide: ({ drill, state, act }) => {
      const known = state.observations ?? [];
      if (known.some((o) => o.id === act.observationId))
        return refuse('duplicate', 'This observation has been noted already.');
      if (known.length >= MOST_OBSERVATIONS) return refuse('clock', 'This drill holds no more observations.');
      if (!drill.bundle.scenario.objectives.some((o) => o.id === act.objective))
        return refuse('unknown-thing', 'The scenario has no such objective.');
      if (act.person !== undefined && !drill.header.participants.some((p) => p.id === act.person))
        return refuse('unknown-person', 'Observe somebody who takes part, or the team.');
      return act.about === undefined || state.happenings.some((h) => h.seq === act.about)
        ? undefined
        : refuse('unknown-thing', 'The record has no such entry.');
    },
    evolve: ({ state, act, at, wall, seq }) => {
      const { observationId: id, evaluator, objective, rating, text, person, about } = act;
      const observation = {
        ...{ id, at, wall, seq, evaluator, objective, rating, text },
        ...(person === undefined ? {} : { person }),
        ...(about === undefined ? {} : { about }),
      };
      return { ...state, observations: appended(state.observations ?? [], observation) };
    },
  },
  'observe.withdraw': {
    decide: ({ state, act }) => {
      const known = state.observations?.find((o) => o.id === act.observationId);
      if (known === undefined) return refuse('unknown-thing', 'There is no such observation.');
      return known.evaluator.id === act.evaluator.id
        ? undefined
        : refuse('not-yours', `Only ${known.evaluator.name} can take this observation back.`);
    },
    evolve: ({ state, act }) => ({
      ...state,
      observations: (state.observations ?? []).filter((o) => o.id !== act.observationId),
    }),
  },
};
