import { durationText } from '../../base/drill-time';
import { echo, fallOff, judged, notApplicable, target } from '../measure';
import { changesOf } from '../record/changes';
import { gatesOf } from '../record/gates';
import { clock, evidence } from '../record/say';
import type { Indicator } from '../types';

/** From the declaration to the moment at which the bleeding stopped, against par. Not mitigated at all is nothing. */
export const timeToMitigate: Indicator = {
  id: 'time-to-mitigate',
  acts: ['tool.run', 'decide'],
  targets: ['zeroFactor'],
  role: 'deputy',
  byOmission: true,
  judge: (input, config) => {
    const gates = gatesOf(input);
    const gate = gates.ledFrom ?? (gates.incident && gates.over ? gates.visibleAt : undefined);
    if (gate === undefined || !gates.incident) return notApplicable('There was nothing to mitigate.');
    const par = input.par?.variants[input.truth.variant]?.mitigate;
    const good = `Stop the bleeding first${par === undefined ? '' : `; a good team took ${durationText(par)} from the declaration`}.`;
    const at = input.truth.mitigatedAt;
    const from = evidence(
      gate,
      `Clock starts at ${clock(input, gate)}`,
      input.state.severities.find((s) => s.at === gate)?.seq,
    );
    if (at === undefined) {
      if (!gates.over && (par === undefined || input.endAt - gate <= par))
        return notApplicable('The response is still under way.');
      const { stopped, credentials } = input.truth;
      const text = 'The bleeding was never stopped.';
      if (stopped?.length === 0) return echo('writes-stopped', text, good, [from]);
      if (credentials.some((c) => !c.revoked.some((i) => i.to >= gates.end)))
        return echo('credentials-revoked', text, good, [from]);
      return judged(0, text, good, { evidence: [from] });
    }
    const took = Math.max(0, at - gate);
    const cause = changesOf(input).findLast((c) => c.at <= at);
    const share = par === undefined ? 1 : fallOff(took, par, Math.max(1, par) * target(config, 'zeroFactor'));
    return judged(
      share,
      `Mitigated ${durationText(took)} after the declaration${par === undefined ? '; there is no par for this scenario, so that it was done counts' : ''}.`,
      good,
      {
        evidence: [
          from,
          evidence(at, `Mitigated at ${clock(input, at)}${cause === undefined ? '' : `: ${cause.title}`}`, cause?.seq),
        ],
      },
    );
  },
};
