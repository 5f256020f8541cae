import { judged, notApplicable } from '../measure';
import { causeSetOf, trueCause } from '../record/causes';
import { quote } from '../record/say';
import type { Indicator } from '../types';
import { contrast } from '../writing/contrast';
import { judgePostmortem } from '../writing/postmortem-gate';
import { shown } from '../writing/shown';
import { marksUnknown } from '../writing/unknowns';

/** What is left of the points for a whole cause that is only guessed at. */
const GUESSED = 0.7;
/** Of what a missing key fact costs, what is won back by saying that it is not known. */
const MARKED = 0.25;
/** A cause that is nearer to another one wins no more than this, and only by facts that both share. */
const BEATEN = 0.15;

/**
 * The root cause by its key facts and by contrast: it has to be nearer to the truth than to any decoy or cause of another
 * variant, since those share its words. What is denied ("the web deployment was not it") is not claimed.
 */
export const rootCauseFacts: Indicator = {
  id: 'root-cause-facts',
  acts: ['postmortem.submit'],
  role: 'ic',
  judge: (input) => {
    const cause = trueCause(input);
    if (cause === undefined) return notApplicable('The scenario names no cause for this variant.');
    const good = cause.sentence;
    return judgePostmortem(input, good, (pm) => {
      const phrases = pm.section('root-cause')?.phrases ?? [];
      if (phrases.length === 0) return judged(0, 'No root cause is stated.', good);
      const verdict = contrast(
        causeSetOf(input),
        cause,
        phrases.map((p) => p.text),
      );
      const all = cause.keyFacts.length;
      const facts = verdict.facts.length / all;
      const unknown = marksUnknown(phrases);
      const carrying = [...new Set(verdict.facts.map((f) => f.sentence))];
      const said = carrying.map((i) => {
        const ids = verdict.facts.filter((f) => f.sentence === i).map((f) => f.id);
        return phrases[i]?.span(
          `says ${ids.length === 1 ? 'a key fact' : `${ids.length} key facts`} of the cause (${ids.join(', ')})`,
        );
      });
      if (verdict.outcome === 'other') {
        const rival = verdict.rival;
        return judged(
          Math.min(BEATEN, facts * 0.3),
          `What is stated is nearer to another cause: ${quote(rival?.cause.sentence ?? '')}`,
          good,
          shown(pm, [
            phrases[rival?.sentence ?? 0]?.span(
              'is nearer to a cause that the evidence clears than to the true one',
              'Keep what was seen, say what cleared this suspect, and name the cause that the evidence points to.',
            ),
            ...said,
          ]),
        );
      }
      const whole = facts + (1 - facts) * (unknown !== undefined && facts > 0 ? MARKED : 0);
      const share = (verdict.outcome === 'none' ? Math.min(whole, 0.2) : whole) * (verdict.hedged ? GUESSED : 1);
      const missing = verdict.missing.length;
      return judged(
        share,
        missing === 0
          ? `The root cause is stated by its key facts${verdict.hedged ? ', but only as a guess' : ''}.`
          : `${missing} of ${all} key facts of the cause are missing${unknown === undefined ? '' : '; it says what is not known'}.`,
        good,
        shown(pm, [
          ...(said.length > 0
            ? said
            : [
                phrases[0]?.span(
                  'says no key fact of the cause',
                  'Say which part failed, by what change, and with what error.',
                ),
              ]),
          ...(verdict.hedged && carrying[0] !== undefined
            ? [
                phrases[carrying[0]]?.span(
                  'is said as a guess',
                  'Say what shows it, or what would still have to be shown.',
                ),
              ]
            : []),
          unknown?.span('marks what is not known'),
        ]),
      );
    });
  },
};
