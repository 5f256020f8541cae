import { keyedBetween } from '../../base/keyed';
import { appended } from '../../base/list';
import { type Drill, personName } from '../drill';
import type { DrillState } from '../state';
import { tell } from './tell';
import { blank, type Handlers, refuse } from './types';

type Detection = 'page.acknowledge' | 'assess' | 'bug.open';

/** Numbers of tickets go up by one from a start that the seed draws. */
export function nextIssueNumber(drill: Drill, state: DrillState): number {
  const first = keyedBetween(180, 640, drill.header.seed, 'issue-number');
  return first + state.bugs.length + (state.ticket === undefined ? 0 : 1);
}

export const detection: Handlers<Detection> = {
  'page.acknowledge': {
    decide: ({ drill, state, act, by }) => {
      const page = state.pages.find((p) => p.id === act.pageId);
      if (page === undefined) return refuse('unknown-thing', 'There is no such page.');
      if (page.to !== undefined && page.to !== by)
        return refuse('not-yours', `This page went to ${personName(drill, page.to)}.`);
      if (page.acknowledgedAt !== undefined) return refuse('already-done', 'This page has been acknowledged already.');
      return undefined;
    },
    evolve: (done) => {
      const { state, act, at, by } = done;
      const pages = state.pages.map((p) =>
        p.id === act.pageId ? { ...p, acknowledgedAt: at, acknowledgedBy: by } : p,
      );
      return tell({ ...state, pages }, done, 'Acknowledged the page.');
    },
  },
  assess: {
    evolve: ({ state, act, at, by, seq }) => ({
      ...state,
      assessments: appended(state.assessments, {
        at,
        by,
        seq,
        verdict: act.verdict,
        ...(act.severity === undefined ? {} : { severity: act.severity }),
      }),
    }),
  },
  'bug.open': {
    decide: ({ act }) => (blank(act.title) ? refuse('empty', 'A bug ticket needs a title.') : undefined),
    evolve: ({ drill, state, act, at, by, seq }) => ({
      ...state,
      bugs: appended(state.bugs, {
        number: nextIssueNumber(drill, state),
        at,
        by,
        seq,
        title: act.title,
        body: act.body,
      }),
    }),
  },
};
