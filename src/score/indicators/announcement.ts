import { durationText } from '../../base/drill-time';
import { fallOff, judged, mean, minutesTarget, notApplicable } from '../measure';
import { gatesOf } from '../record/gates';
import { clock, evidence } from '../record/say';
import { mainChannel, postsToTeam } from '../record/updates';
import type { Indicator } from '../types';
import { announcementRows, templateOf } from '../writing/updates/one/templates';

/** The initial announcement: in time, in the main channel, with every field of the playbook's template and the promise of updates. */
export const announcement: Indicator = {
  id: 'announcement',
  acts: ['post'],
  targets: ['full', 'zero'],
  role: 'comms',
  byOmission: true,
  judge: (input, config) => {
    const gates = gatesOf(input);
    const template = templateOf(input, 'announcement');
    if (template === undefined) return notApplicable('The playbook has no template for an announcement.');
    if (gates.ledFrom === undefined) return notApplicable('Nothing was to be announced.');
    const asked = template.severities ?? [];
    const reached =
      input.state.severities.find((s) => asked.includes(s.severity))?.at ??
      (gates.declaredAt === undefined ? gates.ledFrom : undefined);
    if (reached === undefined) return notApplicable(`Only ${asked.join(' and ')} are announced.`);
    const full = minutesTarget(config, 'full');
    const channel = mainChannel(input);
    const good = `Within ${durationText(full)}, announce in ${channel}: ${template.fields.map((f) => f.label).join(', ')}, and when updates come.`;
    const told = postsToTeam(input).find((m) => m.kind === 'announcement');
    if (told === undefined) {
      if (!gates.over && input.endAt - reached < full) return notApplicable('The announcement is not due yet.');
      return judged(0, `Nothing was announced in ${channel}.`, good, {
        evidence: [evidence(reached, `Announcement due from ${clock(input, reached)}`)],
      });
    }
    const all = announcementRows(input, told);
    const missing = all.filter((r) => !r.ok).map((r) => r.name);
    return judged(
      fallOff(told.at - reached, full, minutesTarget(config, 'zero')) * mean(all.map((r) => (r.ok ? 1 : 0))),
      missing.length === 0
        ? `Announced ${durationText(Math.max(0, told.at - reached))} after the declaration, complete.`
        : `The announcement lacks: ${missing.join(', ')}.`,
      good,
      { evidence: [evidence(told.at, `Announced at ${clock(input, told.at)}`, told.seq)] },
    );
  },
};
