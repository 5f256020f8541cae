import type { DrillTime } from '../../base/drill-time';
import type { PersonId } from '../../drill/state';
import type { ScoreInput } from '../types';
import { gatesOf } from './gates';

/** Where there is no incident: when somebody said so, and how. */
export interface Verdict {
  readonly at: DrillTime;
  readonly seq: number;
  readonly by: PersonId;
  readonly how: 'assessed' | 'bug ticket' | 'stood down';
}

/** Is nothing an incident in this scenario, and have players made none of it? */
export function neverIncident(input: ScoreInput): boolean {
  return input.bundle.scenario.truth.notIncident === true && !gatesOf(input).incident;
}

/** The end of an incident that was declared for nothing: resolved, or lowered to the least severe, each with a reason. */
export function standDownOf(input: ScoreInput): Verdict | undefined {
  const { resolutions, severities } = input.state;
  const least = input.bundle.playbook.severities.at(-1)?.id;
  const rows = [
    ...resolutions.filter((r) => r.summary.trim() !== ''),
    ...severities.slice(1).filter((s) => s.severity === least && s.reason.trim() !== ''),
  ]
    .filter((r) => r.at <= input.endAt)
    .toSorted((a, b) => a.at - b.at)[0];
  return rows === undefined ? undefined : { at: rows.at, seq: rows.seq, by: rows.by, how: 'stood down' };
}

/** The first time that somebody took what was reported for no incident; after a declaration only standing down says so. */
export function verdictOfNothing(input: ScoreInput): Verdict | undefined {
  if (input.state.severities.length > 0) return standDownOf(input);
  const said = input.state.assessments.find((a) => a.verdict === 'not-incident' && a.at <= input.endAt);
  if (said !== undefined) return { at: said.at, seq: said.seq, by: said.by, how: 'assessed' };
  const bug = input.state.bugs.find((b) => b.at <= input.endAt);
  return bug === undefined ? undefined : { at: bug.at, seq: bug.seq, by: bug.by, how: 'bug ticket' };
}
