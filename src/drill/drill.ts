import { MINUTE } from '../base/drill-time';
import { keyedInt, keyedPick } from '../base/keyed';
import { compileIncident, type IncidentMachine } from '../scenario/compile';
import type { Inject } from '../scenario/schema';
import type { Bundle } from './bundle';
import type { Header } from './record';
import type { PersonId } from './state';

/** What stays the same throughout one drill, computed once from bundle and header. */
export interface Drill {
  readonly bundle: Bundle;
  readonly header: Header;
  readonly variant: string;
  /** UTC epoch (ms) of drill time zero: the scenario's start, shifted by the seed in whole minutes. */
  readonly startEpoch: number;
  readonly machine: IncidentMachine;
  readonly injects: ReadonlyMap<string, Inject>;
  /** Who may act: participants, the facilitator and the system. */
  readonly actors: ReadonlySet<PersonId>;
  /** Everybody who can be spoken to: participants and the company's people. */
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly channels: ReadonlySet<string>;
}

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly title: string;
  readonly kind: 'player' | 'bot' | 'cast';
  /** Role handed out in the briefing. */
  readonly role?: string;
}

/** Groups that e-mail can go to. */
export const MAIL_GROUPS = ['email:team', 'email:stakeholders', 'email:customers'] as const;

/** Prepares a drill: draws the variant and the start, compiles the statechart. The same input gives the same drill. */
export function createDrill(bundle: Bundle, header: Header): Drill {
  const { scenario, playbook, company } = bundle;
  const { seed } = header;
  const chosen = scenario.variants.find((v) => v.id === header.variant);
  const variant = (chosen ?? keyedPick(scenario.variants, seed, 'variant')).id;
  const shift = keyedInt(Math.floor(scenario.startShift / MINUTE) + 1, seed, 'start') * MINUTE;
  const people = new Map<PersonId, Person>();
  for (const p of company.people) people.set(p.id, { id: p.id, name: p.name, title: p.title, kind: 'cast' });
  // A vendor's support can be paged too (role.external).
  for (const v of company.vendors) people.set(v.id, { id: v.id, name: v.title, title: v.provides, kind: 'cast' });
  for (const p of header.participants) {
    people.set(p.id, {
      id: p.id,
      name: p.name,
      title: people.get(p.id)?.title ?? '',
      kind: p.kind,
      ...(p.role === undefined ? {} : { role: p.role }),
    });
  }
  return {
    bundle,
    header,
    variant,
    startEpoch: Date.parse(scenario.start) + shift,
    machine: compileIncident(scenario, seed, variant),
    injects: new Map(scenario.injects.map((i) => [i.id, i])),
    actors: new Set([...header.participants.map((p) => p.id), 'facilitator', 'system']),
    people,
    channels: new Set([...playbook.channels.map((c) => c.id), ...company.channels.map((c) => c.id)]),
  };
}

/** The channel that the response runs in: the first channel of the playbook's update channels. */
export function incidentChannel(drill: Drill): string {
  return drill.bundle.playbook.updateChannels.find((c) => c.channel.startsWith('#'))?.channel ?? '#incidents';
}

/** A role's title for sentences. */
export function roleTitle(drill: Drill, role: string): string {
  return drill.bundle.playbook.roles.find((r) => r.id === role)?.title ?? role;
}

/** A person's name for sentences; unknown ids are shown as they are. */
export function personName(drill: Drill, id: PersonId): string {
  return drill.people.get(id)?.name ?? (id === 'system' ? 'Hotwash' : id === 'facilitator' ? 'Facilitator' : id);
}
