import { HOUR } from '../../base/drill-time';
import { postmortemTime } from '../../drill/postmortem';
import { judged, notApplicable } from '../measure';
import { evidence } from '../record/say';
import type { Indicator } from '../types';
import { owesPostmortem } from '../writing/postmortem-gate';

/** The postmortem is submitted within the playbook's hours of drill time: what was worked on it, and what was skipped ahead. */
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
    const time = postmortemTime(input, input.state);
    const inTime = time === undefined || time.left >= 0;
    const took = time === undefined ? 0 : Math.ceil((time.now - time.from) / HOUR);
    return judged(
      inTime ? 1 : 0.3,
      inTime
        ? 'The postmortem was submitted in time.'
        : `The postmortem was submitted ${took} hours after the resolution, by the drill’s own time.`,
      good,
      {
        evidence: [
          evidence(submitted.at, 'Postmortem submitted', submitted.seq),
          ...(input.state.postmortem.skips ?? []).map((s) => evidence(s.at, `Skipped ahead ${s.hours} h`, s.seq)),
        ],
        person: submitted.by,
      },
    );
  },
};
