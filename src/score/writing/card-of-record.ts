import { tokens } from '../../base/text-similarity';
import { oneDecimal } from '../rating';
import { findingsOf } from '../scorecard';
import type { Finding, ScoreInput } from '../types';
import { owesPostmortem } from './postmortem-gate';
import type { CriterionResult, WritingCard } from './types';

/** The dimension of the playbook whose indicators are about the postmortem, and those of it that are not about its text. */
const DIMENSION = 'postmortem';
const NOT_OF_THE_TEXT: ReadonlySet<string> = new Set(['postmortem-due', 'follow-ups']);

/**
 * The drill as if another text had been submitted: the same people at the same time. Where none was submitted, as if the
 * team's commander had handed it in at the end.
 */
export function withPostmortem(input: ScoreInput, markdown: string): ScoreInput {
  const { postmortem, roles } = input.state;
  const author = postmortem.pen ?? roles.findLast((r) => r.role === 'ic')?.person ?? input.header.participants[0]?.id;
  const submitted = postmortem.submitted ?? {
    at: input.endAt,
    wallAfterEnd: 0,
    by: author ?? '',
    seq: input.entries.at(-1)?.seq ?? 0,
  };
  return {
    ...input,
    state: { ...input.state, postmortem: { ...postmortem, submitted: { ...submitted, markdown } } },
  };
}

function row(finding: Finding): CriterionResult {
  const full = finding.points >= finding.possible;
  return {
    id: finding.indicator,
    title: finding.title,
    points: oneDecimal(finding.points),
    of: finding.possible,
    spans: finding.spans ?? [],
    reason: finding.text,
    source: finding.clauses.join(', '),
    ...(full ? {} : { hint: finding.good }),
  };
}

/**
 * A postmortem judged against what the record says really happened: the one that was submitted, or another text put in its
 * place. The playbook's points for it, without those for being in time and for what was followed up.
 */
export function postmortemCard(input: ScoreInput, markdown?: string): WritingCard {
  const judged = markdown === undefined ? input : withPostmortem(input, markdown);
  const text = judged.state.postmortem.submitted?.markdown;
  if (!owesPostmortem(judged)) return empty('There was no incident to write up, so there is nothing to judge.');
  if (text === undefined) return empty('No postmortem was submitted.');
  const { findings, notApplicable } = findingsOf(
    judged,
    (config) => config.dimension === DIMENSION && !NOT_OF_THE_TEXT.has(config.id),
  );
  const counted = findings.filter((f) => f.possible > 0);
  const points = counted.reduce((sum, f) => sum + f.points, 0);
  const possible = counted.reduce((sum, f) => sum + f.possible, 0);
  return {
    score: possible === 0 ? 0 : oneDecimal((100 * points) / possible),
    words: tokens(text).length,
    criteria: counted.map(row),
    notes: [
      ...findings.filter((f) => f.possible === 0).map((f) => `${f.title}: ${f.text} It is charged elsewhere.`),
      ...notApplicable.map((n) => `${titleOf(judged, n.indicator)}: not judged. ${n.reason}`),
    ],
  };
}

function titleOf(input: ScoreInput, indicator: string): string {
  return input.bundle.playbook.scoring.indicators.find((i) => i.id === indicator)?.title ?? indicator;
}

function empty(note: string): WritingCard {
  return { score: 0, words: 0, criteria: [], notes: [note] };
}
