import { echo, judged, notApplicable } from '../measure';
import { gatesOf } from '../record/gates';
import { cameBackAt, resolvableAt } from '../record/resolution';
import { clock, evidence } from '../record/say';
import type { Indicator } from '../types';

/** An incident that is declared resolved stays resolved. */
export const prematureResolution: Indicator = {
  id: 'premature-resolution',
  acts: ['resolve', 'incident.reopen'],
  role: 'ic',
  judge: (input) => {
    const gates = gatesOf(input);
    const good = 'Declare resolution once the cause is gone, not once the alarm is.';
    const first = input.state.resolutions[0];
    if (first === undefined) {
      if (gates.incident && gates.declaredAt === undefined)
        return echo('time-to-declare', 'What was never declared could not be resolved.', good);
      const possible = resolvableAt(input);
      if (gates.incident && possible !== undefined && possible <= input.endAt)
        return echo('criteria-held', 'No resolution was declared.', good);
      return notApplicable('No resolution was declared.');
    }
    if (!gates.incident) return notApplicable('There was nothing to resolve.');
    const back = cameBackAt(input, first.at);
    const reopened = input.state.resolutions.find((r) => r.reopenedAt !== undefined);
    if (back === undefined && reopened === undefined)
      return judged(1, 'The incident stayed resolved.', good, {
        evidence: [evidence(first.at, `Resolved at ${clock(input, first.at)}`, first.seq)],
      });
    // Owning up by reopening saves a little.
    return judged(
      reopened === undefined ? 0 : 0.3,
      reopened === undefined
        ? 'The incident was declared resolved before its cause was gone.'
        : 'The incident was declared resolved too soon, and was reopened.',
      good,
      {
        evidence: [
          evidence(first.at, `Resolved at ${clock(input, first.at)}`, first.seq),
          ...(back === undefined ? [] : [evidence(back, `Not over at ${clock(input, back)}`)]),
        ],
      },
    );
  },
};
