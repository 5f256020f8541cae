import { echo, judged, notApplicable } from '../measure';
import { evidence } from '../record/say';
import type { Indicator } from '../types';
import { owesPostmortem } from '../writing/postmortem-gate';

/** What is to follow is ticked off: items tracked, postmortem shared, runbooks updated, monitoring improved. */
export const followUps: Indicator = {
  id: 'follow-ups',
  acts: ['postmortem.tick'],
  role: 'ic',
  judge: (input) => {
    if (!owesPostmortem(input)) return notApplicable('There was no incident to follow up.');
    const items = input.bundle.playbook.postmortem.followUps;
    const good = `Follow up: ${items.map((i) => i.text).join('; ')}.`;
    const { submitted, ticks } = input.state.postmortem;
    if (submitted === undefined)
      return input.state.phase === 'debrief'
        ? echo('postmortem-due', 'Without a postmortem there is nothing to follow up.', good)
        : notApplicable('The postmortem is still open.');
    const done = items.filter((i) => ticks[i.id]?.done === true);
    const open = items.filter((i) => !done.includes(i));
    return judged(
      items.length === 0 ? 1 : done.length / items.length,
      open.length === 0 ? 'Everything was followed up.' : `Open: ${open.map((i) => i.text).join('; ')}.`,
      good,
      {
        evidence: done.map((i) => evidence(submitted.at, `Done: ${i.text}`, ticks[i.id]?.seq)),
      },
    );
  },
};
