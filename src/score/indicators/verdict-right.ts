import { durationText } from '../../base/drill-time';
import { fallOff, judged, minutesTarget, notApplicable } from '../measure';
import { evidenceSeen, isKey } from '../record/evidence-seen';
import { gatesOf } from '../record/gates';
import { clock, evidence } from '../record/say';
import { neverIncident, standDownOf, verdictOfNothing } from '../record/verdict';
import type { Indicator } from '../types';

/** Share of a verdict that is right, but was given before anything that explains the report had been seen. */
const GUESSED = 0.6;
/** The most that is left once an incident was declared for nothing: for standing down soon, and saying why. */
const STOOD_DOWN = 0.5;

/** What is no incident is said to be none, on what was seen; and what was declared all the same is stood down soon. */
export const verdictRight: Indicator = {
  id: 'verdict-right',
  acts: ['assess', 'bug.open', 'resolve', 'severity.set'],
  targets: ['full', 'zero'],
  role: 'ic',
  judge: (input, config) => {
    if (!neverIncident(input)) return notApplicable('There was an incident.');
    const gates = gatesOf(input);
    const declared = input.state.severities[0];
    const good = 'Look first; then say that it is no incident, open a bug ticket, and keep an eye on it.';
    if (declared !== undefined) {
      const down = standDownOf(input);
      const proof = [evidence(declared.at, `Declared ${declared.severity}`, declared.seq)];
      if (down === undefined) {
        if (!gates.over) return notApplicable('It may still be stood down.');
        return judged(0, `${declared.severity} was declared for nothing, and never stood down.`, good, {
          evidence: proof,
        });
      }
      const took = down.at - declared.at;
      return judged(
        STOOD_DOWN * fallOff(took, minutesTarget(config, 'full'), minutesTarget(config, 'zero')),
        `${declared.severity} was declared for nothing, and stood down ${durationText(took)} later.`,
        good,
        { evidence: [...proof, evidence(down.at, `Stood down at ${clock(input, down.at)}`, down.seq)] },
      );
    }
    const verdict = verdictOfNothing(input);
    if (verdict === undefined) {
      if (!gates.over) return notApplicable('There is still time to look into it.');
      return judged(0, 'Nobody ever said that it was no incident.', good);
    }
    const key = evidenceSeen(input).find((s) => isKey(input, s.id) && s.at <= verdict.at);
    return judged(
      key === undefined ? GUESSED : 1,
      key === undefined
        ? 'It was said to be no incident before anything that explains it had been seen.'
        : 'It was said to be no incident, on what had been seen.',
      good,
      {
        evidence: [
          ...(key === undefined ? [] : [evidence(key.at, `Seen at ${clock(input, key.at)}: ${key.where}`, key.seq)]),
          evidence(verdict.at, `${verdict.how} at ${clock(input, verdict.at)}`, verdict.seq),
        ],
      },
    );
  },
};
