import type { Act, UpdateFields } from '../../../drill/acts';
import { type Field, type FormContext, type FormSpec, isTicked, textOf, type Values, valueOr } from './form-spec';
import { printTemplate, templateFields, templateOf } from './template-fields';
import { minuteText, readDrillTime, TIME_HELP } from './utc-time';
import { whereFields, whereOf } from './where';

/** Back this far at most, a typed time is read as a past one; anything else lies ahead. */
const BEHIND = 60 * 60_000;
const STATUSES = ['Investigating', 'Mitigating', 'Monitoring', 'Resolved'] as const;
const PUBLIC = {
  Investigating: 'investigating',
  Mitigating: 'identified',
  Monitoring: 'monitoring',
  Resolved: 'resolved',
} as const;

/** ETA as one of three: free to say that one does not know. */
function etaFields(typed: Values): readonly Field[] {
  const kind = valueOr(typed, 'etaKind', 'unknown');
  const times: readonly Field[] =
    kind === 'range'
      ? [
          { kind: 'time', id: 'etaFrom', label: 'Between', required: true },
          { kind: 'time', id: 'etaTo', label: 'and', required: true },
        ]
      : kind === 'precise'
        ? [{ kind: 'time', id: 'etaAt', label: 'At', required: true }]
        : [];
  return [
    {
      kind: 'radio',
      id: 'etaKind',
      label: 'ETA',
      suggest: 'unknown',
      options: [
        { value: 'unknown', label: 'Unknown' },
        { value: 'range', label: 'A range' },
        { value: 'precise', label: 'One time' },
      ],
    },
    ...times,
  ];
}

type Eta = NonNullable<UpdateFields['eta']>;

/** The ETA as data (drill times) and as the template prints it. */
function readEta(values: Values, ctx: FormContext): { readonly eta: Eta; readonly text: string } {
  const { view } = ctx;
  const at = (id: string) => readDrillTime(textOf(values, id), view, BEHIND);
  const say = (t: number) => minuteText(view.startEpoch + t);
  const from = at('etaFrom');
  const to = at('etaTo');
  const precise = at('etaAt');
  if (values.etaKind === 'range' && from !== undefined && to !== undefined) {
    return { eta: { kind: 'range', from, to }, text: `between ${say(from)} and ${say(to)}` };
  }
  if (values.etaKind === 'precise' && precise !== undefined) {
    return { eta: { kind: 'precise', at: precise }, text: say(precise) };
  }
  return { eta: { kind: 'unknown' }, text: '' };
}

/** What the record keeps of an update, as far as it was filled in. */
export function updateFields(values: Values, ctx: FormContext): UpdateFields {
  const status = STATUSES.find((s) => s === values.status);
  const nextUpdateAt = readDrillTime(textOf(values, 'nextUpdate'), ctx.view, BEHIND);
  const given = (id: string) => (textOf(values, id) === '' ? {} : { [id]: textOf(values, id) });
  return {
    ...(status === undefined ? {} : { status }),
    ...given('impact'),
    ...given('actions'),
    ...given('next'),
    eta: readEta(values, ctx).eta,
    ...(nextUpdateAt === undefined ? {} : { nextUpdateAt }),
  };
}

/** The text of the update: the template, and a line for each field of the playbook that the template has no slot for. */
export function updateText(values: Values, ctx: FormContext): string {
  const template = templateOf(ctx, 'update');
  const { updates } = ctx.drill.bundle.playbook;
  const eta = readEta(values, ctx).text;
  const now = minuteText(ctx.view.startEpoch + ctx.view.t);
  if (template === undefined) return updates.fields.map((f) => `${f.label}: ${textOf(values, f.id)}`).join('\n');
  const printed = printTemplate(template, { ...values, eta, time: now }, ctx);
  const more = updates.fields
    .filter((f) => !template.fields.some((slot) => slot.id === f.id) && textOf(values, f.id) !== '')
    .map((f) => `${f.label}: ${textOf(values, f.id)}`);
  if (more.length === 0) return printed;
  const rows = printed.split('\n');
  const afterStatus = rows.findIndex((row) => row.startsWith('Status:')) + 1;
  return [...rows.slice(0, afterStatus), ...more, ...rows.slice(afterStatus)].join('\n');
}

function alsoFields(typed: Values, ctx: FormContext): readonly Field[] {
  const { view, drill } = ctx;
  const last = view.statusPage.at(-1);
  return drill.bundle.playbook.updateChannels.flatMap((row): readonly Field[] => {
    const due = `The playbook asks for it at ${row.severities.join(', ')}.`;
    if (row.channel === 'ticket') {
      const none = view.ticket === undefined;
      const help = none ? 'No ticket is open yet.' : due;
      return [{ kind: 'check', id: 'alsoTicket', label: 'Also: into the ticket', help, disabled: none }];
    }
    if (row.channel !== 'status-page') return [];
    const fields: Field[] = [{ kind: 'check', id: 'alsoPublic', label: 'Also: onto the status page', help: due }];
    if (isTicked(typed, 'alsoPublic')) {
      fields.push(
        {
          kind: 'line',
          id: 'publicTitle',
          label: 'Title for the public',
          required: true,
          ...(last === undefined ? {} : { suggest: last.title }),
        },
        {
          kind: 'text',
          id: 'publicText',
          label: 'Text for the public',
          required: true,
          hint: 'In the words of those affected',
        },
      );
    }
    return fields;
  });
}

const times = ['etaFrom', 'etaTo', 'etaAt', 'nextUpdate'] as const;

/** Posts an update to the channel of the response and, as ticked, into the ticket and onto the status page. */
export const updateForm: FormSpec = {
  title: 'Post an update',
  submit: 'Post the update',
  fields: (typed, ctx) => {
    const template = templateOf(ctx, 'update');
    const own = template === undefined ? [] : templateFields(template, ctx, ['time', 'eta', 'nextUpdate']);
    const promised = template === undefined ? [] : templateFields(template, ctx).filter((f) => f.id === 'nextUpdate');
    const [first, ...rest] = own;
    return [
      ...(first === undefined ? [] : [first]),
      { kind: 'text', id: 'impact', label: 'Impact', hint: 'What do the people affected notice now?', wanted: true },
      ...rest,
      ...etaFields(typed),
      ...promised,
      ...whereFields(ctx),
      ...alsoFields(typed, ctx),
    ];
  },
  problems: (values, ctx) => {
    const wrong: Record<string, string> = {};
    for (const id of times) {
      const typed = textOf(values, id);
      if (typed !== '' && readDrillTime(typed, ctx.view, BEHIND) === undefined) wrong[id] = TIME_HELP;
    }
    const { eta } = readEta(values, ctx);
    if (eta.kind === 'range' && eta.to <= eta.from) wrong.etaTo = 'The range ends before it begins.';
    if (['impact', 'actions', 'next'].every((id) => textOf(values, id) === '')) {
      wrong.actions = 'Say at least what was done, what comes next or who is affected.';
    }
    return wrong;
  },
  acts: (values, ctx) => {
    const fields = updateFields(values, ctx);
    const text = updateText(values, ctx);
    const channel = whereOf(values, ctx);
    const acts: Act[] = [{ type: 'post', channel, kind: 'update', text, fields, template: 'update' }];
    if (isTicked(values, 'alsoTicket')) acts.push({ type: 'ticket.update', kind: 'status', text });
    if (isTicked(values, 'alsoPublic')) {
      acts.push({
        type: 'statuspage.publish',
        status: PUBLIC[fields.status ?? 'Investigating'],
        title: textOf(values, 'publicTitle'),
        text: textOf(values, 'publicText'),
        fields,
      });
    }
    return acts;
  },
  refusedAt: { post: 'actions', 'ticket.update': 'alsoTicket', 'statuspage.publish': 'publicText' },
  fromArgs: (args) => ({ actions: args }),
};
