import { echo, notApplicable } from '../measure';
import { gatesOf } from '../record/gates';
import type { IndicatorResult, Judgement, ScoreInput } from '../types';
import { type Postmortem, postmortemOf } from './postmortem';

/** Is there an incident that is to be written up? */
export function owesPostmortem(input: ScoreInput): boolean {
  return gatesOf(input).incident && !input.state.stoppedForReal;
}

/**
 * Judges the postmortem if there is one. That none was submitted is one lapse, charged to `postmortem-due`; while it may
 * still be written there is nothing to judge.
 */
export function judgePostmortem(
  input: ScoreInput,
  good: string,
  judge: (postmortem: Postmortem) => IndicatorResult,
): IndicatorResult {
  if (!owesPostmortem(input)) return notApplicable('There was no incident to write up.');
  const postmortem = postmortemOf(input);
  if (postmortem === undefined) {
    return input.state.phase === 'debrief'
      ? echo('postmortem-due', 'No postmortem was submitted.', good)
      : notApplicable('The postmortem is still open.');
  }
  const result = judge(postmortem);
  return result.applicable ? ({ ...result, person: result.person ?? postmortem.by } satisfies Judgement) : result;
}
