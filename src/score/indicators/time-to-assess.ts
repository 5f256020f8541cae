import { durationText } from '../../base/drill-time';
import { fallOff, judged, minutesTarget, notApplicable } from '../measure';
import { gatesOf } from '../record/gates';
import { clock, evidence } from '../record/say';
import { neverIncident, verdictOfNothing } from '../record/verdict';
import type { Indicator } from '../types';

/** Where there is no incident: how long it took from the first report until somebody said what it is. */
export const timeToAssess: Indicator = {
  id: 'time-to-assess',
  acts: ['assess', 'bug.open'],
  targets: ['full', 'zero'],
  role: 'ic',
  byOmission: true,
  judge: (input, config) => {
    const { reportAt, over } = gatesOf(input);
    if (!neverIncident(input)) return notApplicable('There was an incident, so the declaration counts.');
    if (reportAt === undefined) return notApplicable('Nothing was reported.');
    const full = minutesTarget(config, 'full');
    const good = `Say within ${durationText(full)} whether it is an incident, so that people know what to do.`;
    const from = evidence(reportAt, `First report at ${clock(input, reportAt)}`);
    // Declaring it is an answer as well, if a wrong one; that it was wrong is counted as the verdict.
    const declared = input.state.severities[0];
    const answer = declared ?? verdictOfNothing(input);
    if (answer === undefined) {
      if (!over && input.endAt - reportAt < full) return notApplicable('There is still time to look into it.');
      return judged(0, 'Nobody ever said whether it was an incident.', good, { evidence: [from] });
    }
    const took = Math.max(0, answer.at - reportAt);
    return judged(
      fallOff(took, full, minutesTarget(config, 'zero')),
      `It was assessed ${durationText(took)} after the first report.`,
      good,
      { evidence: [from, evidence(answer.at, `Assessed at ${clock(input, answer.at)}`, answer.seq)] },
    );
  },
};
