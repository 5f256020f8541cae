import { type Drill, personName, roleTitle } from '../../../drill/drill';
import { answerableFor } from '../../../drill/roles';
import type { DrillState, PersonId } from '../../../drill/state';

/** Somebody or something that can be spoken as, or spoken to. */
export interface Named {
  readonly id: string;
  readonly label: string;
}

/** The name of whoever wrote: a person, a vendor, or a system such as monitoring. */
export function senderName(drill: Drill, id: PersonId): string {
  if (drill.people.has(id) || id === 'system' || id === 'facilitator') return personName(drill, id);
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Whom the facilitator can play: the company's people who take no part themselves, and vendors. */
export function castOf(drill: Drill): readonly Named[] {
  return [...drill.people.values()]
    .filter((p) => p.kind === 'cast')
    .map((p) => ({ id: p.id, label: p.title === '' ? p.name : `${p.name}, ${p.title}` }));
}

/** Who an improvised inject can come from: the cast, then the systems that the script speaks through. */
export function sendersOf(drill: Drill): readonly Named[] {
  const systems = [...new Set(drill.bundle.scenario.injects.map((i) => i.from))].filter((id) => !drill.people.has(id));
  return [...castOf(drill), ...systems.map((id) => ({ id, label: senderName(drill, id) }))];
}

/** Where an inject can go: roles and who answers for them now, participants, channels, the pager. */
export function addresseesOf(drill: Drill, state: DrillState): readonly Named[] {
  const roles = drill.bundle.playbook.roles.map((role) => {
    const holders = answerableFor(drill, state, role.id).map((id) => personName(drill, id));
    return { id: `role:${role.id}`, label: `${role.title} (${holders.length === 0 ? 'nobody' : holders.join(', ')})` };
  });
  const people = drill.header.participants.map((p) => ({ id: `person:${p.id}`, label: p.name }));
  const channels = [...drill.channels].map((id) => ({ id, label: id }));
  return [{ id: 'page', label: 'A page that rings' }, ...roles, ...people, ...channels];
}

/** Whom an inject goes to, in words. */
export function addresseeText(drill: Drill, to: string): string {
  if (to === 'page') return 'a page';
  if (to.startsWith('role:')) return roleTitle(drill, to.slice(5));
  if (to.startsWith('person:')) return personName(drill, to.slice(7));
  return channelName(drill, to);
}

/** A channel's name: `#support`, `to the team` for mail, a person's for direct messages. */
export function channelName(drill: Drill, channel: string): string {
  if (channel.startsWith('dm:')) return personName(drill, channel.slice(3));
  if (channel.startsWith('email:')) return `e-mail to ${channel.slice(6)}`;
  return channel;
}
