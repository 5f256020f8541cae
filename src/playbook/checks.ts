import { checkReferences } from './check-references';
import type { Company } from './company';
import type { DataPath, Reporter } from './diagnostics';
import { type Playbook, STAGE_IDS } from './schema';
import { slotsOf } from './template';

/** The cross checks of a playbook: what a schema cannot say because it looks at two places. */
export const PLAYBOOK_CODES = [
  'playbook.duplicate-id',
  'playbook.unknown-clause',
  'playbook.unknown-practice',
  'playbook.unknown-role',
  'playbook.unknown-severity',
  'playbook.unknown-channel',
  'playbook.unknown-prohibition',
  'playbook.unknown-cause',
  'playbook.unknown-dimension',
  'playbook.empty-dimension',
  'playbook.weights',
  'playbook.ratings-order',
  'playbook.no-rule',
  'playbook.severity-order',
  'playbook.stage-order',
  'playbook.precedence',
  'playbook.template-slot',
  'playbook.template-choices',
] as const;

export const COMPANY_CODES = ['company.duplicate-id'] as const;

/** Reports everything in a well-formed playbook that does not fit together. */
export function checkPlaybook(playbook: Playbook, report: Reporter): void {
  checkDuplicates(playbook, report);
  checkReferences(playbook, report);
  checkOrder(playbook, report);
  checkTemplates(playbook, report);
  checkScoring(playbook, report);
}

/** Reports duplicate ids and names in a company file. */
export function checkCompany(company: Company, report: Reporter): void {
  const lists: readonly [string, string, readonly string[]][] = [
    ['people', 'id', company.people.map((person) => person.id)],
    ['people', 'name', company.people.map((person) => person.name)],
    ['functions', 'id', company.functions.map((it) => it.id)],
    ['services', 'id', company.services.map((it) => it.id)],
    ['channels', 'id', company.channels.map((it) => it.id)],
    ['vendors', 'id', company.vendors.map((it) => it.id)],
    ['secrets', 'name', company.secrets.map((it) => it.name)],
  ];
  for (const [list, key, ids] of lists) {
    eachRepeated(ids, (id, index) =>
      report('company.duplicate-id', [list, index, key], `\`${id}\` is there twice.`, 'Give each one its own.'),
    );
  }
}

function eachRepeated(ids: readonly string[], tell: (id: string, index: number) => void): void {
  const seen = new Set<string>();
  for (const [index, id] of ids.entries()) {
    if (seen.has(id)) tell(id, index);
    seen.add(id);
  }
}

function checkDuplicates(playbook: Playbook, report: Reporter): void {
  const check = (path: DataPath, items: readonly { readonly id: string }[]): void =>
    eachRepeated(
      items.map((item) => item.id),
      (id, index) =>
        report(
          'playbook.duplicate-id',
          [...path, index, 'id'],
          `The id \`${id}\` is used twice.`,
          'Give each its own id.',
        ),
    );
  check(['roles'], playbook.roles);
  check(['severities'], playbook.severities);
  check(['channels'], playbook.channels);
  check(['mitigation', 'preference'], playbook.mitigation.preference);
  check(['updates', 'fields'], playbook.updates.fields);
  check(['ticket', 'fields'], playbook.ticket.fields);
  check(['resolution', 'criteria'], playbook.resolution.criteria);
  check(['resolution', 'actions'], playbook.resolution.actions);
  check(['postmortem', 'sections'], playbook.postmortem.sections);
  check(['postmortem', 'followUps'], playbook.postmortem.followUps);
  check(['externalContacts'], playbook.externalContacts);
  check(['templates'], playbook.templates);
  check(['prohibitions'], playbook.prohibitions);
  check(['scenarioNotes'], playbook.scenarioNotes);
  check(['gaps'], playbook.gaps);
  check(['clauses'], playbook.clauses);
  check(['practices'], playbook.practices);
  check(['scoring', 'dimensions'], playbook.scoring.dimensions);
  check(['scoring', 'indicators'], playbook.scoring.indicators);
  for (const [index, stage] of playbook.lifecycle.entries()) check(['lifecycle', index, 'steps'], stage.steps);
  for (const [index, template] of playbook.templates.entries()) check(['templates', index, 'fields'], template.fields);
}

function checkOrder(playbook: Playbook, report: Reporter): void {
  for (const [index, severity] of playbook.severities.entries()) {
    const before = playbook.severities[index - 1];
    if (before === undefined) continue;
    const slower = (severity.respondWithinMinutes ?? Infinity) >= (before.respondWithinMinutes ?? Infinity);
    if (severity.n > before.n && slower) continue;
    const message = `\`${severity.id}\` stands after \`${before.id}\`, but is not the less severe of the two.`;
    report(
      'playbook.severity-order',
      ['severities', index, 'id'],
      message,
      'Put the most severe first; response times grow.',
    );
  }
  for (const [index, stage] of playbook.lifecycle.entries()) {
    const due = STAGE_IDS[index];
    if (stage.id === due) continue;
    report(
      'playbook.stage-order',
      ['lifecycle', index, 'id'],
      `\`${due}\` is due here.`,
      `The order is ${STAGE_IDS.join(', ')}.`,
    );
  }
  eachRepeated(playbook.precedence, (id, index) =>
    report('playbook.precedence', ['precedence', index], `\`${id}\` is there twice.`, 'Name each of the three once.'),
  );
}

function checkTemplates(playbook: Playbook, report: Reporter): void {
  for (const [index, template] of playbook.templates.entries()) {
    const slots = slotsOf(template.body);
    const fields = template.fields.map((field) => field.id);
    for (const slot of slots.filter((it) => !fields.includes(it))) {
      report(
        'playbook.template-slot',
        ['templates', index, 'body'],
        `The slot \`{${slot}}\` has no field.`,
        'Add the field.',
      );
    }
    for (const [at, field] of template.fields.entries()) {
      const path = ['templates', index, 'fields', at, 'id'];
      if (!slots.includes(field.id)) {
        report(
          'playbook.template-slot',
          path,
          `The field \`${field.id}\` has no slot in the body.`,
          `Write {${field.id}}.`,
        );
      }
      if ((field.kind === 'choice') !== (field.choices !== undefined)) {
        const message = `\`${field.id}\` must have \`choices\` if its kind is \`choice\`, and only then.`;
        report('playbook.template-choices', path, message, 'Add the choices, or change the kind.');
      }
    }
  }
}

function checkScoring({ scoring }: Playbook, report: Reporter): void {
  const sum = scoring.dimensions.reduce((total, dimension) => total + dimension.weight, 0);
  if (sum !== 100) {
    report('playbook.weights', ['scoring', 'dimensions'], `The weights sum to ${sum}.`, 'They must sum to 100.');
  }
  const { P, S, M } = scoring.ratings;
  if (!(P > S && S > M)) {
    report(
      'playbook.ratings-order',
      ['scoring', 'ratings'],
      'The ratings are out of order.',
      'P is above S, and S above M.',
    );
  }
  for (const [index, indicator] of scoring.indicators.entries()) {
    const path = ['scoring', 'indicators', index];
    if (!scoring.dimensions.some((dimension) => dimension.id === indicator.dimension)) {
      const hint = `The dimensions are: ${scoring.dimensions.map((dimension) => dimension.id).join(', ')}.`;
      report(
        'playbook.unknown-dimension',
        [...path, 'dimension'],
        `There is no dimension \`${indicator.dimension}\`.`,
        hint,
      );
    }
    if (indicator.clauses.length + indicator.practices.length === 0) {
      const message = `\`${indicator.id}\` rests on no clause and no practice.`;
      report('playbook.no-rule', [...path, 'id'], message, 'Every point names the rule that it rests on.');
    }
  }
  for (const [index, { id }] of scoring.dimensions.entries()) {
    if (scoring.indicators.some((indicator) => indicator.dimension === id)) continue;
    report(
      'playbook.empty-dimension',
      ['scoring', 'dimensions', index, 'id'],
      `\`${id}\` has no indicator.`,
      'Add one.',
    );
  }
}
