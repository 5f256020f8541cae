import { durationText } from '../../base/drill-time';
import { containment, findAny } from '../../base/text-similarity';
import { echo, fallOff, judged, minutesTarget, notApplicable } from '../measure';
import { trueCause, wordsOf } from '../record/causes';
import { evidenceSeen, evidenceTitle, isKey, type Seen } from '../record/evidence-seen';
import { gatesOf } from '../record/gates';
import { clock, evidence } from '../record/say';
import { postsToTeam } from '../record/updates';
import type { Indicator, ScoreInput } from '../types';

/** When the first of what was seen was told on the bridge: as a finding with the evidence, or in words that name it. */
function firstShared(input: ScoreInput, seen: readonly Seen[]): { at: number; seq: number } | undefined {
  const cause = trueCause(input);
  const words = cause === undefined ? [] : wordsOf(cause);
  const rows = [
    ...input.state.findings.flatMap((f) =>
      f.shared ? [{ at: f.at, seq: f.seq, text: f.text, found: f.evidence }] : [],
    ),
    ...postsToTeam(input).map(({ at, seq, text }) => ({ at, seq, text, found: undefined })),
  ].toSorted((a, b) => a.at - b.at);
  return rows.find((row) =>
    seen.some((s) => {
      if (row.at < s.at) return false;
      if (row.found?.includes(s.id) === true || containment(evidenceTitle(input, s.id), row.text) >= 0.5) return true;
      return row.found === undefined && isKey(input, s.id) && findAny(row.text, words) !== undefined;
    }),
  );
}

/** What was found is shared on the bridge, soon: the first thing that points to the cause, else the first that shows trouble. */
export const findingsShared: Indicator = {
  id: 'findings-shared',
  acts: ['finding.note', 'post', 'task.report'],
  targets: ['full', 'zero'],
  role: 'deputy',
  byOmission: true,
  judge: (input, config) => {
    const gates = gatesOf(input);
    if (!gates.incident) return notApplicable('There was no incident to investigate.');
    const full = minutesTarget(config, 'full');
    const good = `Share what you find on the bridge within ${durationText(full)}.`;
    const found = evidenceSeen(input).filter((s) => s.seq !== undefined);
    const first = found.find((s) => isKey(input, s.id)) ?? found[0];
    if (first === undefined)
      return gates.over
        ? echo('evidence-before-fix', 'Nothing was found that could be shared.', good)
        : notApplicable('Nothing has been found yet.');
    // Once something points to the cause, to tell of symptoms that everybody knows is not sharing it.
    const toShare = isKey(input, first.id)
      ? found.filter((s) => isKey(input, s.id))
      : found.filter((s) => s.at >= first.at);
    const shared = firstShared(input, toShare);
    const saw = evidence(first.at, `Seen at ${clock(input, first.at)}: ${evidenceTitle(input, first.id)}`, first.seq);
    if (shared === undefined) {
      if (!gates.over && input.endAt - first.at < full) return notApplicable('The first finding is fresh.');
      return judged(0, 'What was found was never shared.', good, { evidence: [saw] });
    }
    return judged(
      fallOff(shared.at - first.at, full, minutesTarget(config, 'zero')),
      `Shared ${durationText(Math.max(0, shared.at - first.at))} after it was found.`,
      good,
      {
        evidence: [saw, evidence(shared.at, 'Shared on the bridge', shared.seq)],
      },
    );
  },
};
