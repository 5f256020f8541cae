import { minutes } from '../../../base/drill-time';
import { personName } from '../../../drill/drill';
import type { KnownValues } from '../../../playbook/template';
import type { FormContext } from './form-spec';
import { minuteText } from './utc-time';

type Known = Pick<FormContext, 'drill' | 'view'>;

/** Names of who holds a role now, joined; empty when nobody does. */
export function holderNames({ drill, view }: Known, role: string): string {
  return view.roster
    .filter((person) => person.holds.includes(role))
    .map((person) => personName(drill, person.id))
    .join(', ');
}

/** The playbook's name of a role. */
export function roleTitle({ drill }: Pick<Known, 'drill'>, role: string): string {
  return drill.bundle.playbook.roles.find((r) => r.id === role)?.title ?? role;
}

/** A severity as titles and announcements write it (`SEV-2`); empty when there is none. */
export function severityCode({ drill }: Pick<Known, 'drill'>, id: string | undefined): string {
  return drill.bundle.playbook.severities.find((s) => s.id === id)?.code ?? '';
}

/** The team's status in the playbook's words, as far as its own word goes. */
export function statusWord({ drill, view }: Known): string {
  return drill.bundle.playbook.updates.statuses.find((s) => s.toLowerCase() === view.status) ?? '';
}

/** When the next update is going to be due if one is sent now: drill time in ms. */
export function nextDue({ drill, view }: Known): number {
  return view.t + minutes(drill.bundle.playbook.cadence.minutes);
}

/** Everybody who takes part and holds or held a role, or has spoken: who there is to thank. */
export function involvedNames({ drill, view }: Known): string {
  return view.roster
    .filter((p) => p.kind !== 'cast' && (p.holds.length > 0 || view.roles.some((r) => r.person === p.id)))
    .map((p) => personName(drill, p.id))
    .join(', ');
}

/** What a template may fill in by itself: time, severity, people. Never what the player has to find out. */
export function knownValues(ctx: Known): KnownValues {
  const { view } = ctx;
  return {
    time: minuteText(view.startEpoch + view.t),
    severity: severityCode(ctx, view.declared),
    ic: holderNames(ctx, 'ic'),
    bridge: view.bridge?.link ?? '',
    status: statusWord(ctx),
    nextUpdate: minuteText(view.startEpoch + nextDue(ctx)),
    people: involvedNames(ctx),
  };
}
