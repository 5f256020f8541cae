import { durationText } from '../../base/drill-time';
import { fallOff, judged, minutesTarget, notApplicable } from '../measure';
import { gatesOf } from '../record/gates';
import { isKind, updateChannelsOf } from '../record/kind';
import { clock, evidence } from '../record/say';
import { postsIn } from '../record/updates';
import type { Indicator } from '../types';

/** In a breach those who deal with security are told at once, in their own closed channel. */
export const securityNotified: Indicator = {
  id: 'security-notified',
  acts: ['post'],
  targets: ['full', 'zero'],
  role: 'comms',
  byOmission: true,
  judge: (input, config) => {
    const gates = gatesOf(input);
    const channel = updateChannelsOf(input).find((c) => c.channel.startsWith('#'))?.channel;
    if (!isKind(input, 'security') || !gates.incident || channel === undefined)
      return notApplicable('This was no security incident.');
    // What was declared late is charged there.
    const gate = gates.ledFrom ?? (gates.over ? gates.visibleAt : undefined);
    if (gate === undefined) return notApplicable('The response has not begun.');
    const full = minutesTarget(config, 'full');
    const good = `Post in ${channel} at once, within ${durationText(full)} of the declaration.`;
    const told = postsIn(input, channel).find((m) => m.at >= (gates.visibleAt ?? gate));
    if (told === undefined) {
      if (!gates.over && input.endAt - gate < full) return notApplicable('The notice is not due yet.');
      return judged(0, `Nothing was posted in ${channel}.`, good, {
        evidence: [evidence(gate, `Due from ${clock(input, gate)}`)],
      });
    }
    const took = Math.max(0, told.at - gate);
    return judged(
      fallOff(took, full, minutesTarget(config, 'zero')),
      `${channel} was told ${durationText(took)} after the declaration.`,
      good,
      { evidence: [evidence(told.at, `Posted in ${channel} at ${clock(input, told.at)}`, told.seq)] },
    );
  },
};
