import { durationText } from '../../base/drill-time';
import { fallOff, judged, minutesTarget, notApplicable } from '../measure';
import { gatesOf } from '../record/gates';
import { holdings, nameOf } from '../record/people';
import { coverage } from '../record/presence';
import { clock, evidence } from '../record/say';
import type { Indicator } from '../types';

/** From the first commander to the end of the response there is exactly one. How long it took to get one is counted elsewhere. */
export const singleCommand: Indicator = {
  id: 'single-command',
  acts: ['role.take', 'role.release', 'role.accept', 'role.offer'],
  targets: ['full', 'zero'],
  judge: (input, config) => {
    const gates = gatesOf(input);
    const first = holdings(input, 'ic').toSorted((a, b) => a.from - b.from)[0];
    if (first === undefined || !gates.incident)
      return notApplicable('Nobody took command, so it could not be lost or doubled.');
    const from = Math.max(first.from, gates.visibleAt ?? first.from);
    if (gates.end <= from) return notApplicable('Command began only after the response had ended.');
    const { empty, double, gaps, overlaps } = coverage(input, 'ic', from, gates.end);
    const away = [...new Set(gaps.flatMap((g) => g.away ?? []))];
    const cutOff = away.length === 0 ? '' : ` (${away.map((p) => nameOf(input, p)).join(' and ')} had dropped out)`;
    return judged(
      fallOff(empty + double, minutesTarget(config, 'full'), minutesTarget(config, 'zero')),
      empty + double === 0
        ? 'There was exactly one commander all the time.'
        : `Without a commander for ${durationText(empty)}${cutOff}, with more than one for ${durationText(double)}.`,
      away.length === 0
        ? 'Hand command over while both are there: one accepts in the moment in which the other lets go.'
        : 'When the commander drops out, somebody takes command at once, says so, and hands it back in the open.',
      {
        evidence: [
          ...gaps.map((g) =>
            evidence(
              g.from,
              g.away === undefined
                ? `Nobody commanded from ${clock(input, g.from)} for ${durationText(g.to - g.from)}`
                : `${nameOf(input, g.away)} had command and had dropped out from ${clock(input, g.from)} for ${durationText(g.to - g.from)}`,
            ),
          ),
          ...overlaps.map((o) =>
            evidence(o.from, `Two commanders from ${clock(input, o.from)} for ${durationText(o.to - o.from)}`),
          ),
        ],
      },
    );
  },
};
