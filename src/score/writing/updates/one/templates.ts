import { clausesOf } from '../../../record/clauses-of';
import { filled, labelled } from '../../../record/fields';
import { holdersAt, nameOf } from '../../../record/people';
import { clockIn } from '../../../record/times';
import type { Told } from '../../../record/updates';
import type { ScoreInput } from '../../../types';

/** One thing that the playbook's template asks for, and whether a text has it. */
export interface TemplateRow {
  readonly name: string;
  readonly ok: boolean;
}

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

/** The template that an indicator rests on. */
export function templateOf(input: ScoreInput, indicator: string) {
  const clauses = clausesOf(input, indicator);
  return input.bundle.playbook.templates.find((t) => clauses.includes(t.clause));
}

/** What an initial announcement has of its template, and whether it promises updates. */
export function announcementRows(input: ScoreInput, told: Told): readonly TemplateRow[] {
  const rows = (templateOf(input, 'announcement')?.fields ?? [])
    // That there was no bridge yet, or nobody in command, is counted there.
    .filter((f) => f.required && (ABSENT[f.id]?.(told, input) ?? false) === false)
    .map((f) => ({
      name: f.label,
      ok: (SAID[f.id]?.(told, input) ?? false) || (SAID[f.id] === undefined && filled(labelled(told.text, f.label))),
    }));
  const { minutes: every } = input.bundle.playbook.cadence;
  const promise = new RegExp(`\\bevery\\s+${every}\\s*min|next update`, 'i').test(told.text);
  return [...rows, { name: 'promise of updates', ok: promise }];
}

/** What an announcement of the resolution has of its template. */
export function resolutionRows(input: ScoreInput, told: Told): readonly TemplateRow[] {
  return (templateOf(input, 'resolution-actions')?.fields ?? [])
    .filter((f) => f.required)
    .map((f) => ({
      name: f.label,
      ok: filled(labelled(told.text, f.label)) || (f.kind === 'time' && clockIn(told.text) !== undefined),
    }));
}
