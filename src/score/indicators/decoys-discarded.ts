import type { Cause } from '../../scenario/schema-truth';
import { judged, mean, notApplicable } from '../measure';
import { factsSaid, otherCauses } from '../record/causes';
import { evidenceSeen } from '../record/evidence-seen';
import { evidence, quote } from '../record/say';
import type { Indicator, ScoreInput } from '../types';

/** Did a finding speak of this suspect: by evidence that clears it, or by its words? */
function speaksOf(cause: Cause, finding: ScoreInput['state']['findings'][number]): boolean {
  return finding.evidence.some((id) => cause.clearedBy.includes(id)) || factsSaid(cause, finding.text).length > 0;
}

/** A false suspect that came into view is discarded, and it is said by what. */
export const decoysDiscarded: Indicator = {
  id: 'decoys-discarded',
  acts: ['finding.note', 'look'],
  role: 'deputy',
  byOmission: true,
  judge: (input) => {
    const seen = new Map(evidenceSeen(input).map((s) => [s.id, s]));
    const { findings } = input.state;
    const good = 'Say which suspect is cleared, and what clears it.';
    const rows = otherCauses(input).flatMap((cause) => {
      const clearing = cause.clearedBy.flatMap((id) => seen.get(id) ?? [])[0];
      const suspected = findings.find((f) => f.claim === 'suspects' && speaksOf(cause, f));
      // Causes of other variants are suspects only when somebody suspected them.
      if (suspected === undefined && (!cause.decoy || clearing === undefined)) return [];
      const discarded = findings.find((f) => f.claim === 'discards' && speaksOf(cause, f));
      const reasoned =
        discarded?.evidence.some(
          (id) => seen.has(id) && (cause.clearedBy.length === 0 || cause.clearedBy.includes(id)),
        ) ?? false;
      return [
        {
          cause,
          suspected,
          discarded,
          clearing,
          share: discarded === undefined ? (suspected === undefined ? 0.4 : 0) : reasoned ? 1 : 0.7,
        },
      ];
    });
    if (rows.length === 0) return notApplicable('No false suspect came into view.');
    const open = rows.filter((r) => r.discarded === undefined);
    return judged(
      mean(rows.map((r) => r.share)),
      open.length === 0
        ? 'Every false suspect that came into view was discarded.'
        : `${open.length} false suspect(s) never discarded: ${open.map((r) => quote(r.cause.sentence)).join('; ')}`,
      good,
      {
        evidence: rows.flatMap((r) => {
          const at = r.discarded ?? r.suspected ?? r.clearing;
          return at === undefined
            ? []
            : [
                evidence(
                  at.at,
                  r.discarded === undefined ? `In view: ${r.cause.sentence}` : `Discarded: ${r.discarded.text}`,
                  at.seq,
                ),
              ];
        }),
      },
    );
  },
};
