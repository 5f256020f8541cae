import { durationText } from '../../base/drill-time';
import { fallOff, judged, minutesTarget, notApplicable } from '../measure';
import { gatesOf } from '../record/gates';
import { holdings, nameOf } from '../record/people';
import { evidence } from '../record/say';
import type { Indicator } from '../types';

/** Somebody takes command within minutes of the first sign. */
export const timeToIc: Indicator = {
  id: 'time-to-ic',
  acts: ['role.take', 'role.accept'],
  targets: ['full', 'zero'],
  judge: (input, config) => {
    const gates = gatesOf(input);
    if (!gates.incident || gates.visibleAt === undefined) return notApplicable('No incident was to be commanded.');
    const full = minutesTarget(config, 'full');
    const good = `Take command within ${durationText(full)} of the first sign.`;
    const first = holdings(input, 'ic').toSorted((a, b) => a.from - b.from)[0];
    if (first === undefined) {
      if (!gates.over && input.endAt - gates.visibleAt < full) return notApplicable('Command is not due yet.');
      return judged(0, 'Nobody ever took command.', good);
    }
    const took = Math.max(0, first.from - gates.visibleAt);
    const given = input.state.roles.some((r) => r.seq === first.seq && r.assigned === true);
    // Given in time, it cannot be told whether somebody would have taken it; what was late until then was the team's.
    if (given && took <= full) return notApplicable('The facilitator gave command before it was late.');
    return judged(
      fallOff(took, full, minutesTarget(config, 'zero')),
      given
        ? `Nobody had taken command ${durationText(took)} after the first sign, when the facilitator gave it to ${nameOf(input, first.person)}.`
        : `${nameOf(input, first.person)} took command ${durationText(took)} after the first sign.`,
      good,
      {
        evidence: [
          evidence(first.from, `${nameOf(input, first.person)} ${given ? 'was given' : 'took'} command`, first.seq),
        ],
      },
    );
  },
};
