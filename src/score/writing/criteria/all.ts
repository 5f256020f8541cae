import { actions } from './actions';
import { blameless } from './blameless';
import { cause } from './cause';
import { clarity } from './clarity';
import { detection } from './detection';
import { impact } from './impact';
import { lessons } from './lessons';
import { response } from './response';
import { summary } from './summary';
import { timeline } from './timeline';
import type { Criterion } from './types';

/** What any postmortem is judged by, with or without a record. Points are out of 100 together. */
export const CRITERIA: readonly Criterion[] = [
  summary,
  timeline,
  impact,
  cause,
  detection,
  response,
  lessons,
  actions,
  blameless,
  clarity,
];

/**
 * What falls with what: a criterion whose text is taken away may bring these down too, because they read the same words. A
 * summary tells impact, length and cause in short; a row of the timeline also tells how it was noticed and what ended it.
 */
export const CRITERIA_DEPENDENTS: Readonly<Record<string, readonly string[]>> = {
  summary: ['impact', 'root-cause', 'detection', 'response', 'clarity', 'action-items'],
  timeline: ['summary', 'detection', 'response', 'clarity', 'root-cause', 'lessons', 'impact', 'action-items'],
  impact: ['summary', 'clarity', 'root-cause', 'detection', 'response', 'action-items'],
  'root-cause': ['summary', 'lessons', 'detection', 'response', 'action-items', 'impact', 'clarity'],
  detection: ['lessons', 'root-cause', 'response', 'clarity', 'action-items'],
  response: ['timeline', 'lessons', 'root-cause', 'clarity', 'action-items', 'summary', 'detection', 'impact'],
  lessons: ['root-cause', 'detection', 'response', 'clarity', 'action-items'],
  'action-items': ['detection', 'clarity', 'root-cause', 'lessons', 'response'],
  blameless: [],
  clarity: [],
};
