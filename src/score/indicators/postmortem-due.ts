import { HOUR } from '../../base/drill-time';
import { judged, notApplicable } from '../measure';
import { evidence } from '../record/say';
import type { Indicator } from '../types';
import { owesPostmortem } from '../writing/postmortem-gate';

/** The postmortem is submitted within the playbook's hours (of real time, since it is written after the drill). */
export const postmortemDue: Indicator = {
  id: 'postmortem-due',
  acts: ['postmortem.submit'],
  role: 'ic',
  judge: (input) => {
    if (!owesPostmortem(input)) return notApplicable('There was no incident to write up.');
    const hours = input.bundle.playbook.postmortem.dueHours;
    const good = `Submit the postmortem within ${hours} hours of the resolution.`;
    const { submitted } = input.state.postmortem;
    if (submitted === undefined)
      return input.state.phase === 'debrief'
        ? judged(0, 'No postmortem was submitted.', good)
        : notApplicable('The postmortem is still open.');
    const inTime = submitted.wallAfterEnd <= hours * HOUR;
    const took = Math.round(submitted.wallAfterEnd / HOUR);
    return judged(
      inTime ? 1 : 0.3,
      inTime ? 'The postmortem was submitted in time.' : `The postmortem was submitted after ${took} hours.`,
      good,
      {
        evidence: [evidence(submitted.at, 'Postmortem submitted', submitted.seq)],
        person: submitted.by,
      },
    );
  },
};
