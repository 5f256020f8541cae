import { durationText } from '../../base/drill-time';
import { fallOff, judged, minutesTarget, notApplicable } from '../measure';
import { clock } from '../record/say';
import type { Indicator } from '../types';
import { judgePostmortem } from '../writing/postmortem-gate';
import { shown } from '../writing/shown';
import { timelineRows } from '../writing/timeline-rows';

/** The timeline begins when the fault began, not with the page. */
export const startsAtFault: Indicator = {
  id: 'starts-at-fault',
  acts: ['postmortem.submit'],
  targets: ['tolerance'],
  role: 'ic',
  judge: (input, config) => {
    const fault = input.truth.faultAt;
    if (fault === undefined) return notApplicable('Nothing went wrong.');
    const tolerance = minutesTarget(config, 'tolerance');
    const good = `Begin with the fault at ${clock(input, fault)}, which the signals show, and not with the page.`;
    return judgePostmortem(input, good, (pm) => {
      const rows = timelineRows(input, pm);
      const first = rows.toSorted((a, b) => a.at - b.at)[0];
      if (first === undefined) return judged(0, 'The timeline has no row with a time.', good);
      // What led up to it may stand before it.
      const nearest = rows.toSorted((a, b) => Math.abs(a.at - fault) - Math.abs(b.at - fault))[0] ?? first;
      const off = Math.abs(nearest.at - fault);
      const text =
        off <= tolerance
          ? 'The timeline begins with the fault.'
          : `The timeline begins ${durationText(Math.abs(first.at - fault))} ${first.at > fault ? 'after' : 'before'} the fault.`;
      return judged(
        fallOff(off, tolerance, tolerance * 2),
        text,
        good,
        shown(pm, [
          off <= tolerance
            ? nearest.span('is when the fault began')
            : first.span(
                'is not when the fault began',
                `Add a row for ${clock(input, fault)}, when the first signs show.`,
              ),
        ]),
      );
    });
  },
};
