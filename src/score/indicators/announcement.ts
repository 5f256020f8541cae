import { durationText } from '../../base/drill-time';
import { fallOff, judged, mean, minutesTarget, notApplicable } from '../measure';
import { clausesOf } from '../record/clauses-of';
import { filled, labelled } from '../record/fields';
import { gatesOf } from '../record/gates';
import { holdersAt, nameOf } from '../record/people';
import { clock, evidence } from '../record/say';
import { clockIn } from '../record/times';
import { mainChannel, postsToTeam, type Told } from '../record/updates';
import type { Indicator, ScoreInput } from '../types';

type Test = (told: Told, input: ScoreInput) => boolean;

/** Fields that can be told without their label, by the field's id. */
const SAID: Readonly<Record<string, Test>> = {
  // Whether it is the severity declared is a question of true claims.
  severity: (told, input) =>
    input.bundle.playbook.severities.some((row) =>
      [row.id, row.code].some((name) => told.text.toUpperCase().includes(name.toUpperCase())),
    ),
  start: (told) => clockIn(labelled(told.text, 'Start') ?? '') !== undefined,
  ic: (told, input) => holdersAt(input, 'ic', told.at).some((id) => told.text.includes(nameOf(input, id))),
  bridge: (told, input) => {
    const link = input.state.bridge?.link.trim() ?? '';
    return link !== '' && told.text.includes(link);
  },
};

/** What cannot be told because it was not there, by the field's id. */
const ABSENT: Readonly<Record<string, Test>> = {
  ic: (told, input) => holdersAt(input, 'ic', told.at).length === 0,
  bridge: (told, input) => input.state.bridge === undefined || input.state.bridge.at > told.at,
};

/** The initial announcement: in time, in the main channel, with every field of the playbook's template and the promise of updates. */
export const announcement: Indicator = {
  id: 'announcement',
  acts: ['post'],
  targets: ['full', 'zero'],
  role: 'comms',
  judge: (input, config) => {
    const gates = gatesOf(input);
    const clauses = clausesOf(input, 'announcement');
    const template = input.bundle.playbook.templates.find((t) => clauses.includes(t.clause));
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
    const rows = template.fields
      // That there was no bridge yet, or nobody in command, is counted there.
      .filter((f) => f.required && (ABSENT[f.id]?.(told, input) ?? false) === false)
      .map((f) => ({
        name: f.label,
        ok: (SAID[f.id]?.(told, input) ?? false) || (SAID[f.id] === undefined && filled(labelled(told.text, f.label))),
      }));
    const { minutes: every } = input.bundle.playbook.cadence;
    const promise = new RegExp(`\\bevery\\s+${every}\\s*min|next update`, 'i').test(told.text);
    const all = [...rows, { name: 'promise of updates', ok: promise }];
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
