import { judged, notApplicable } from '../measure';
import { changesOf } from '../record/changes';
import { evidenceSeen, evidenceTitle, isKey } from '../record/evidence-seen';
import { gatesOf } from '../record/gates';
import { clock, evidence } from '../record/say';
import type { Indicator } from '../types';

/** Production is changed only after something was seen that points to the cause. One such thing is enough. */
export const evidenceBeforeFix: Indicator = {
  id: 'evidence-before-fix',
  acts: ['look', 'tool.run'],
  role: 'deputy',
  judge: (input) => {
    const gates = gatesOf(input);
    if (!gates.incident) return notApplicable('There was no incident to investigate.');
    const good = 'See something that points to the cause before production is changed.';
    // Stopping the bleeding with what is merely acceptable needs no cause: that is what a maintenance notice is for.
    const fix = changesOf(input).find((c) => c.verdict !== 'acceptable');
    const seen = evidenceSeen(input);
    const key = seen.find((s) => isKey(input, s.id));
    const proof = [
      ...(key === undefined
        ? []
        : [evidence(key.at, `Seen at ${clock(input, key.at)}: ${evidenceTitle(input, key.id)}`, key.seq)]),
      ...(fix === undefined
        ? []
        : [evidence(fix.at, `First change at ${clock(input, fix.at)}: ${fix.title}`, fix.seq)]),
    ];
    if (fix === undefined && key === undefined) {
      if (!gates.over) return notApplicable('The investigation is still under way.');
      return judged(0, 'Nothing that points to the cause was ever looked at.', good, { evidence: proof });
    }
    if (key !== undefined && (fix === undefined || key.at <= fix.at))
      return judged(
        1,
        fix === undefined
          ? 'What points to the cause was seen.'
          : 'What points to the cause was seen before production was changed.',
        good,
        { evidence: proof },
      );
    const symptom = seen.some((s) => s.at <= (fix?.at ?? 0) && s.seq !== undefined);
    return judged(
      symptom ? 0.25 : 0,
      symptom
        ? 'Production was changed when only symptoms had been seen.'
        : 'Production was changed before anything had been looked at.',
      good,
      { evidence: proof },
    );
  },
};
