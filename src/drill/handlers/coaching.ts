import { appended } from '../../base/list';
import { type Handlers, refuse } from './types';

/** Help that somebody asked for. It is written down, and changes nothing else. */
export const coaching: Handlers<'hint.take'> = {
  'hint.take': {
    decide: ({ state, act, by }) =>
      state.hints?.some((h) => h.by === by && h.rule === act.rule && h.step === act.step) === true
        ? refuse('already-done', 'You have had this help already; it is still shown.')
        : undefined,
    evolve: ({ state, act, at, by, seq }) => ({
      ...state,
      hints: appended(state.hints ?? [], { at, by, seq, rule: act.rule, step: act.step }),
    }),
  },
};
