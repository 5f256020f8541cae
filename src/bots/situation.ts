import { clockMinuteUtc, type DrillTime } from '../base/drill-time';
import type { PersonId } from '../drill/state';
import type { Severity } from '../playbook/schema';
import { agreedWords, isBreach, securityNote } from './breach';
import type { Situation } from './intent';

/** Who holds a role now, by the record. */
export function holders({ view }: Situation, role: string): readonly PersonId[] {
  return view.roles.filter((r) => r.role === role && r.to === undefined).map((r) => r.person);
}

/** Does the bot hold this role now? */
export function holds(now: Situation, role: string): boolean {
  return holders(now, role).includes(now.me);
}

/** Since when the bot has held the role without a break. */
export function heldSince(now: Situation, role: string): DrillTime | undefined {
  return now.view.roles.findLast((r) => r.role === role && r.person === now.me && r.to === undefined)?.from;
}

/** Does the bot speak for the team: as communications lead, or as the one who holds that role by default? */
export function speaks(now: Situation): boolean {
  if (holds(now, 'comms')) return true;
  const standIn = now.playbook.roles.find((r) => r.id === 'comms')?.defaultTo ?? 'ic';
  return holders(now, 'comms').length === 0 && holds(now, standIn);
}

/** Since when it has been the bot's to speak. */
export function speaksSince(now: Situation): DrillTime {
  return heldSince(now, 'comms') ?? heldSince(now, 'ic') ?? 0;
}

/** The role that the briefing handed to the bot. */
export function assignedRole(now: Situation): string | undefined {
  return now.view.roster.find((p) => p.id === now.me)?.role;
}

export function declaredAt({ view }: Situation): DrillTime | undefined {
  return view.severities[0]?.at;
}

/** The severity declared now, as the playbook describes it. */
export function severityNow({ view, playbook }: Situation): Severity | undefined {
  return playbook.severities.find((s) => s.id === view.declared);
}

/** `14:23 UTC` */
export function clock({ view }: Situation, t: DrillTime): string {
  return `${clockMinuteUtc(view.startEpoch + t)} UTC`;
}

export function nameOf({ view }: Situation, person: PersonId): string {
  return view.roster.find((p) => p.id === person)?.name ?? person;
}

export function firstName(now: Situation, person: PersonId): string {
  return nameOf(now, person).split(' ')[0] ?? person;
}

/** People who take part and are still here, the bot left out. */
export function othersHere(now: Situation): readonly PersonId[] {
  return now.view.roster.filter((p) => p.kind !== 'cast' && p.id !== now.me && p.gone.length === 0).map((p) => p.id);
}

/** Was this person of the cast (and does not take part)? */
export function isCast({ view }: Situation, person: PersonId): boolean {
  const row = view.roster.find((p) => p.id === person);
  return row === undefined || row.kind === 'cast';
}

/** When the first page came. */
export function firstPageAt({ view }: Situation): DrillTime | undefined {
  return view.pages[0]?.at;
}

/** Has the bot been called away from this role? It cannot take it up again then. */
export function wasCalledAway({ view, me }: Situation, role: string): boolean {
  return view.gone.some((g) => g.person === me && g.role === role);
}

/** The channel in which the team works: the first of the playbook's update channels that is a channel. */
export function bridgeChannel(now: Situation): string {
  return channelsOf(now).find((c) => c.channel.startsWith('#'))?.channel ?? '#incidents';
}

/** Where updates go: what the playbook says of a breach counts before what it says of everything. */
function channelsOf(now: Situation): Situation['playbook']['updateChannels'] {
  const note = isBreach(now) ? securityNote(now) : undefined;
  return note?.updateChannels ?? now.playbook.updateChannels;
}

/** Must updates at the declared severity go to this place (`ticket`, `status-page`, a channel)? */
export function channelDue(now: Situation, channel: string): boolean {
  const severity = severityNow(now)?.id;
  return (
    severity !== undefined &&
    // Nothing about a breach is public before legal has agreed to the words.
    (channel !== 'status-page' || !isBreach(now) || agreedWords(now) !== undefined) &&
    channelsOf(now).some((c) => c.channel === channel && c.severities.includes(severity))
  );
}
