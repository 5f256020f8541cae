import { durationText } from '../../base/drill-time';
import { fallOff, judged, minutesTarget, notApplicable } from '../measure';
import { gatesOf } from '../record/gates';
import { evidence } from '../record/say';
import { mainChannel, postsToTeam } from '../record/updates';
import type { Indicator } from '../types';

/** What a call to everybody on the channel looks like. */
const CALL = /(^|\s)@(?:here|channel|everyone)\b/i;

/** The bridge is opened soon after the declaration, and everybody is called to it with the link. */
export const bridgeOpened: Indicator = {
  id: 'bridge-opened',
  acts: ['bridge.open', 'post'],
  targets: ['full', 'zero'],
  role: 'ic',
  byOmission: true,
  judge: (input, config) => {
    const gates = gatesOf(input);
    const gate = gates.ledFrom ?? (gates.incident && gates.over ? input.endAt : undefined);
    if (gate === undefined) return notApplicable('No incident was to be led.');
    const full = minutesTarget(config, 'full');
    const channel = mainChannel(input);
    const good = `Open the bridge within ${durationText(full)} of the declaration, and post the link to @here in ${channel}.`;
    const { bridge } = input.state;
    if (bridge === undefined) {
      if (!gates.over && input.endAt - gate < full) return notApplicable('The bridge is not due yet.');
      return judged(0, 'No bridge was opened.', good);
    }
    const zero = minutesTarget(config, 'zero');
    const link = bridge.link.trim();
    const posts = postsToTeam(input).filter((m) => link !== '' && m.text.includes(link));
    const call = posts.find((m) => CALL.test(m.text)) ?? posts[0];
    const opened = fallOff(bridge.at - gate, full, zero);
    const called = call === undefined ? 0 : fallOff(call.at - gate, full, zero) * (CALL.test(call.text) ? 1 : 0.6);
    return judged(
      0.5 * opened + 0.5 * called,
      call === undefined
        ? `The bridge was opened, but its link was never posted in ${channel}.`
        : `The bridge was opened ${durationText(Math.max(0, bridge.at - gate))} after the declaration${CALL.test(call.text) ? '' : '; the link was posted without calling everybody'}.`,
      good,
      {
        evidence: [
          evidence(bridge.at, 'Bridge opened', bridge.seq),
          ...(call === undefined ? [] : [evidence(call.at, `Link posted in ${channel}`, call.seq)]),
        ],
      },
    );
  },
};
