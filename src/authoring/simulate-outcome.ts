import { minutes } from '../base/drill-time';
import { showsSignals } from '../score/indicators/recovery-watched';
import { within } from '../score/measure';
import { severityPieces } from '../score/record/gates';
import { cameBackAt } from '../score/record/resolution';
import type { Scorecard, ScoreInput } from '../score/types';

/**
 * How a simulated drill ended, told from its record and the truth over time, never from its points:
 *
 * - `good`: an incident was declared, and declared resolved once nobody had been affected for the playbook's quiet time and the
 *   cause was gone for good; or what is no incident was judged so, got its ticket, and was watched.
 * - `harmed`: it would be good, had not a hard flag been raised: something was done that may never be done.
 * - `resolved-early`: declared resolved while people were affected, too soon after, or with the cause still there.
 * - `unresolved`: declared and mended, and nobody declared it resolved.
 * - `unmended`: declared, and the bleeding did not stop for good.
 * - `undeclared`: there was an incident, and nobody declared it.
 * - `over-called`: there was none (or nothing so grave), and one was declared.
 * - `unwatched`: there was none and none was declared, but it got no ticket, or nobody looked again.
 */
export const OUTCOMES = [
  'good',
  'harmed',
  'resolved-early',
  'unresolved',
  'unmended',
  'undeclared',
  'over-called',
  'unwatched',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Is there something that the playbook wants answered at once? What may wait for the next business day is a bug. */
function isIncident(input: ScoreInput): boolean {
  const { severities } = input.bundle.playbook;
  const pressing = (id: string): boolean => severities.find((s) => s.id === id)?.respondWithinMinutes !== null;
  const { truth } = input.bundle.scenario;
  return (
    truth.notIncident !== true &&
    input.truth.visibleAt !== undefined &&
    severityPieces(input).some((p) => pressing(p.is))
  );
}

/** Place of a severity in the playbook's table, the gravest first; what is not in it comes last. */
function place(input: ScoreInput, severity: string): number {
  const index = input.bundle.playbook.severities.findIndex((s) => s.id === severity);
  return index < 0 ? input.bundle.playbook.severities.length : index;
}

function endOfIncident(input: ScoreInput): Outcome {
  const { state, truth, endAt } = input;
  if (state.severities.length === 0) return 'undeclared';
  const [first] = state.resolutions;
  if (first === undefined) return truth.mitigatedAt === undefined ? 'unmended' : 'unresolved';
  const quietFrom = first.at - minutes(input.bundle.playbook.resolution.quietMinutes);
  const affected = truth.impact.some((i) => i.to > quietFrom && i.from < first.at);
  const lasted = cameBackAt(input, first.at) === undefined && within(truth.fixed, first.at);
  if (affected || !lasted || state.resolutions.some((r) => r.reopenedAt !== undefined)) return 'resolved-early';
  return truth.impact.some((i) => i.to >= endAt) ? 'unmended' : 'good';
}

function endOfNoIncident(input: ScoreInput): Outcome {
  const { state } = input;
  const gravest = Math.min(
    ...severityPieces(input).map((p) => place(input, p.is)),
    input.bundle.playbook.severities.length,
  );
  if (state.severities.some((s) => place(input, s.severity) < gravest)) return 'over-called';
  const judgedAt = state.assessments[0]?.at ?? state.bugs[0]?.at;
  const watched = state.looks.some((l) => l.seq !== undefined && l.at > (judgedAt ?? l.at) && showsSignals(l));
  return watched && (state.bugs.length > 0 || state.ticket !== undefined) ? 'good' : 'unwatched';
}

/** How the drill ended. `card` is its scorecard, for the hard flags alone. */
export function outcomeOf(input: ScoreInput, card: Scorecard): Outcome {
  const ended = isIncident(input) ? endOfIncident(input) : endOfNoIncident(input);
  const flagged = card.dimensions.some((d) => d.findings.some((f) => f.hardFlag !== undefined));
  return ended === 'good' && flagged ? 'harmed' : ended;
}
