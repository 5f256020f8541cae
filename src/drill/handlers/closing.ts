import { appended } from '../../base/list';
import { LONGEST_WAIT, postmortemVersions, skippedHours } from '../postmortem';
import { type DrillState, declaredSeverity, isResolved } from '../state';
import { because, tell } from './tell';
import { blank, type Handlers, refuse } from './types';

type Closing =
  | 'resolve'
  | 'incident.reopen'
  | 'postmortem.schedule'
  | 'postmortem.take-pen'
  | 'postmortem.save'
  | 'postmortem.submit'
  | 'postmortem.skip'
  | 'postmortem.tick';

/** In the debrief a postmortem can be revised; one that was never handed in cannot be handed in once the truth is told. */
function nothingToRevise(state: DrillState) {
  return state.phase === 'debrief' && state.postmortem.submitted === undefined
    ? refuse('unknown-thing', 'No postmortem was submitted, so there is none to revise.')
    : undefined;
}

/** Nobody writes while another holds the pen; without a holder, writing takes it. */
function penElsewhere(state: DrillState, by: string) {
  return state.postmortem.pen !== undefined && state.postmortem.pen !== by
    ? refuse('not-yours', 'Somebody else holds the pen. Take it first.')
    : undefined;
}

export const closing: Handlers<Closing> = {
  resolve: {
    decide: ({ state, act }) => {
      if (declaredSeverity(state) === undefined)
        return refuse('not-declared', 'No incident is declared, so there is nothing to resolve.');
      if (isResolved(state)) return refuse('already-done', 'The incident is declared resolved already.');
      return blank(act.summary) ? refuse('empty', 'Say what fixed it.') : undefined;
    },
    evolve: (done) => {
      const { state, act, at, by, seq } = done;
      const { summary, rootCause, criteria } = act;
      const resolutions = appended(state.resolutions, { at, by, seq, summary, rootCause, criteria });
      return tell({ ...state, resolutions }, done, `Declared the incident resolved${because(summary)}`);
    },
  },
  'incident.reopen': {
    decide: ({ state }) =>
      isResolved(state)
        ? undefined
        : refuse('unknown-thing', 'The incident is not resolved, so it need not be reopened.'),
    evolve: (done) => {
      const { state, act, at } = done;
      const last = state.resolutions.length - 1;
      const resolutions = state.resolutions.map((r, i) => (i === last ? { ...r, reopenedAt: at } : r));
      return tell({ ...state, resolutions }, done, `Reopened the incident${because(act.reason)}`);
    },
  },
  'postmortem.schedule': {
    decide: ({ state }) =>
      isResolved(state)
        ? undefined
        : refuse('not-declared', 'Resolve the incident first; the postmortem is due after that.'),
    evolve: ({ state, act, at, by, seq }) => ({
      ...state,
      postmortem: { ...state.postmortem, scheduled: { at, by, seq, inHours: act.inHours, text: act.text } },
    }),
  },
  'postmortem.take-pen': {
    decide: ({ state, by }) =>
      nothingToRevise(state) ??
      (state.postmortem.pen === by ? refuse('already-done', 'You hold the pen already.') : undefined),
    evolve: ({ state, by }) => ({ ...state, postmortem: { ...state.postmortem, pen: by } }),
  },
  'postmortem.save': {
    decide: ({ state, by }) => nothingToRevise(state) ?? penElsewhere(state, by),
    evolve: ({ state, act, by }) => ({
      ...state,
      postmortem: { ...state.postmortem, pen: by, draft: act.markdown, draftBy: by },
    }),
  },
  'postmortem.submit': {
    decide: ({ state, act, by }) => {
      if (blank(act.markdown)) return refuse('empty', 'The postmortem is empty.');
      const last = postmortemVersions(state).at(-1);
      return (
        nothingToRevise(state) ??
        penElsewhere(state, by) ??
        (last?.markdown === act.markdown
          ? refuse('already-done', 'This is the text that was submitted last. Change something first.')
          : undefined)
      );
    },
    evolve: ({ state, act, at, by, seq, wall }) => {
      const wallAfterEnd = Math.max(0, wall - (state.endedWall ?? wall));
      const version = { at, wallAfterEnd, by, markdown: act.markdown, seq };
      const before = postmortemVersions(state);
      const { submitted = version } = state.postmortem;
      return {
        ...state,
        phase: 'debrief',
        postmortem: {
          ...state.postmortem,
          submitted,
          ...(before.length === 0 ? {} : { versions: appended(before, version) }),
        },
      };
    },
  },
  'postmortem.skip': {
    decide: ({ state, act, by }) => {
      if (skippedHours(state) + act.hours > LONGEST_WAIT)
        return refuse('clock', `No postmortem waits longer than ${LONGEST_WAIT / 24} days. Write it now.`);
      // A facilitator moves everybody on, whoever is writing.
      return by === 'facilitator' ? undefined : penElsewhere(state, by);
    },
    evolve: ({ state, act, at, by, seq }) => ({
      ...state,
      postmortem: {
        ...state.postmortem,
        skips: appended(state.postmortem.skips ?? [], { at, by, seq, hours: act.hours }),
      },
    }),
  },
  'postmortem.tick': {
    decide: ({ drill, act }) =>
      drill.bundle.playbook.postmortem.followUps.some((f) => f.id === act.item)
        ? undefined
        : refuse('unknown-thing', 'The playbook has no such follow-up.'),
    evolve: ({ state, act, by, seq }) => ({
      ...state,
      postmortem: {
        ...state.postmortem,
        ticks: { ...state.postmortem.ticks, [act.item]: { done: act.done, by, seq } },
      },
    }),
  },
};
