import { clockMinuteUtc, dateUtc } from '../../../base/drill-time';
import type { Act } from '../../../drill/acts';
import { type Field, type FormContext, type FormSpec, textOf, type Values, valueOr } from './form-spec';
import { severityCode } from './known';

/** A link that leads nowhere (`.example` is reserved for that), told apart by its time. */
function suggestedLink({ drill, view }: FormContext): string {
  const now = view.startEpoch + view.t;
  const stamp = `${dateUtc(now).replaceAll('-', '')}-${clockMinuteUtc(now).replace(':', '')}`;
  return `https://meet.${drill.bundle.company.id}.example/incident-${stamp}`;
}

/** The call to the bridge as the playbook words it, with severity and link filled in. */
function suggestedCall(ctx: FormContext, severity: string | undefined, link: string): string {
  const steps = ctx.drill.bundle.playbook.lifecycle.flatMap((stage) => stage.steps);
  const pattern = steps.find((s) => s.clause === 'declare.bridge')?.commands?.[0] ?? '@here Join bridge: <link>';
  const code = severityCode(ctx, severity);
  return pattern.replace(/<[^>]*>/, link).replace('SEV-X', code === '' ? 'SEV-X' : code);
}

/** Link and call; used by the bridge's own form and by the declaration. */
export function bridgeFields(typed: Values, ctx: FormContext, severity: string | undefined): readonly Field[] {
  const link = suggestedLink(ctx);
  const chosen = valueOr(typed, 'link', link);
  return [
    { kind: 'line', id: 'link', label: 'Join link', required: true, suggest: link, mono: true },
    {
      kind: 'line',
      id: 'call',
      label: 'Call in #incidents',
      wanted: true,
      suggest: suggestedCall(ctx, severity, chosen),
      help: 'Left empty, nothing is posted.',
    },
  ];
}

/** Opens the bridge and calls people to it. */
export function bridgeActs(values: Values): readonly Act[] {
  const call = textOf(values, 'call');
  return [
    { type: 'bridge.open', link: textOf(values, 'link') },
    ...(call === '' ? [] : [{ type: 'post' as const, channel: '#incidents', kind: 'message' as const, text: call }]),
  ];
}

export const bridgeForm: FormSpec = {
  title: 'Open the bridge',
  submit: 'Open the bridge',
  fields: (typed, ctx) => bridgeFields(typed, ctx, ctx.view.declared),
  acts: (values) => bridgeActs(values),
  refusedAt: { 'bridge.open': 'link', post: 'call' },
};
