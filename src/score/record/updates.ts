import type { DrillTime } from '../../base/drill-time';
import type { UpdateFields } from '../../drill/acts';
import type { Message, PersonId, StatusPost } from '../../drill/state';
import type { ScoreInput } from '../types';
import { filled, labelled } from './fields';
import { noteOf, updateChannelsOf } from './kind';
import { perInput } from './per-input';
import { clockIn, drillTimeOfClock } from './times';

/** Something that was told: an update, an announcement, a post on the status page. */
export interface Told {
  readonly at: DrillTime;
  readonly by: PersonId;
  readonly seq: number;
  readonly channel: string;
  readonly text: string;
  readonly fields?: UpdateFields;
  readonly kind: Message['kind'] | 'status-page';
}

function ofMessage(m: Message): Told {
  return {
    at: m.at,
    by: m.from,
    seq: m.seq ?? 0,
    channel: m.channel,
    text: m.text,
    kind: m.kind,
    ...(m.fields === undefined ? {} : { fields: m.fields }),
  };
}

/** A status-page post as something told. */
export function ofStatusPost(p: StatusPost): Told {
  return {
    at: p.at,
    by: p.by,
    seq: p.seq,
    channel: 'status-page',
    text: p.text,
    kind: 'status-page',
    ...(p.fields === undefined ? {} : { fields: p.fields }),
  };
}

function identity(t: Told): string {
  return `${t.channel}\n${t.text.replace(/\s+/g, ' ').trim().toLowerCase()}\n${JSON.stringify(t.fields ?? null)}`;
}

/** Takes out what says to the letter what was said before in the same place: it tells nobody anything. */
export function withoutRepeats(list: readonly Told[]): readonly Told[] {
  const seen = new Set<string>();
  return list.filter((t) => {
    const id = identity(t);
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

/** Every update to the team, repeats included, in order. An incident with channels of its own is told in those. */
export const allUpdates = perInput((input): readonly Told[] => {
  const rows = updateChannelsOf(input);
  const closed = rows === noteOf(input)?.updateChannels ? new Set(rows.map((r) => r.channel as string)) : undefined;
  return input.state.messages
    .filter((m) => m.kind === 'update' && !m.channel.startsWith('dm:') && m.seq !== undefined && m.at <= input.endAt)
    .filter((m) => closed?.has(m.channel) ?? true)
    .map(ofMessage);
});

/** The updates that told something: those that are no repeat of an earlier one. */
export const updatesOf = perInput((input): readonly Told[] => {
  return withoutRepeats(allUpdates(input));
});

/** Everything that was told beyond the people at work: updates, announcements, resolutions, answers, the status page. */
export const toldOf = perInput((input): readonly Told[] => {
  const kinds = new Set(['update', 'announcement', 'resolution', 'answer']);
  const posts = input.state.messages.filter((m) => kinds.has(m.kind) && m.seq !== undefined).map(ofMessage);
  const all = [...posts, ...input.state.statusPage.map(ofStatusPost)].filter((t) => t.at <= input.endAt);
  return withoutRepeats(all.sort((a, b) => a.at - b.at || a.seq - b.seq));
});

/** What players posted into a channel, in order; lines by which the channel tells of acts are no posts. */
export function postsIn(input: ScoreInput, channel: string): readonly Told[] {
  return input.state.messages
    .filter((m) => m.channel === channel && m.kind !== 'system' && m.seq !== undefined && m.at <= input.endAt)
    .map(ofMessage);
}

const firstChannel = (rows: ScoreInput['bundle']['playbook']['updateChannels']): string | undefined =>
  rows.find((c) => c.channel.startsWith('#'))?.channel;

/** The channel that the response runs in: the first channel in which this incident is to be told. */
export function mainChannel(input: ScoreInput): string {
  return firstChannel(updateChannelsOf(input)) ?? '#incidents';
}

/** What was posted where the team works: in the channel of this incident, or in the one that every incident has. */
export const postsToTeam = perInput((input): readonly Told[] => {
  const general = firstChannel(input.bundle.playbook.updateChannels);
  const channels = [...new Set([mainChannel(input), ...(general === undefined ? [] : [general])])];
  return channels.flatMap((c) => postsIn(input, c)).toSorted((a, b) => a.at - b.at || a.seq - b.seq);
});

/** Updates that were written into the ticket: comments that name a status, and when the next one comes. */
export function ticketUpdates(input: ScoreInput): readonly Told[] {
  const { ticket } = input.state;
  if (ticket === undefined) return [];
  return ticket.comments
    .map((c): Told => ({ at: c.at, by: c.by, seq: c.seq, channel: 'ticket', text: c.text, kind: 'update' }))
    .filter(
      (t) => t.at <= input.endAt && fieldOf(input, t, 'status') !== undefined && promisedAt(input, t) !== undefined,
    );
}

/** What the fields of the structured form are called in the playbook. */
function structured(fields: UpdateFields | undefined, id: string): string | undefined {
  if (fields === undefined) return undefined;
  if (id === 'nextUpdate') return fields.nextUpdateAt === undefined ? undefined : 'given';
  if (id === 'eta') return fields.eta === undefined ? undefined : fields.eta.kind;
  const texts: Readonly<Record<string, string | undefined>> = {
    status: fields.status,
    impact: fields.impact,
    actions: fields.actions,
    next: fields.next,
  };
  return texts[id];
}

/** The value of one of the playbook's update fields in something told: from the form, or read from the text. */
export function fieldOf(input: ScoreInput, told: Told, id: string): string | undefined {
  const form = structured(told.fields, id);
  if (form !== undefined && form.trim() !== '') return form;
  const field = input.bundle.playbook.updates.fields.find((f) => f.id === id);
  if (field === undefined) return undefined;
  for (const label of [field.label, ...field.aliases]) {
    const value = labelled(told.text, label);
    if (filled(value)) return value;
  }
  return undefined;
}

/** Which required fields are missing; one of a group stands for the others of its group. */
export function missingFields(input: ScoreInput, told: Told): readonly string[] {
  const { fields } = input.bundle.playbook.updates;
  const given = new Set(fields.filter((f) => fieldOf(input, told, f.id) !== undefined).map((f) => f.id));
  const groups = new Set(fields.filter((f) => given.has(f.id)).flatMap((f) => f.oneOfGroups ?? []));
  return fields
    .filter((f) => f.required && !given.has(f.id) && !(f.oneOfGroups ?? []).some((g) => groups.has(g)))
    .map((f) => f.id);
}

/** When the next update is promised for, from the form or from `Next update: 14:30 UTC`. */
export function promisedAt(input: ScoreInput, told: Told): DrillTime | undefined {
  if (told.fields?.nextUpdateAt !== undefined) return told.fields.nextUpdateAt;
  const value = fieldOf(input, told, 'nextUpdate');
  const ofDay = value === undefined ? undefined : clockIn(value);
  return ofDay === undefined ? undefined : drillTimeOfClock(ofDay, told.at, input.state.startEpoch);
}

/** The impact as it was told: the field of the form, the labelled line, or for the status page the whole text. */
export function impactOf(input: ScoreInput, told: Told): string | undefined {
  return fieldOf(input, told, 'impact') ?? (told.kind === 'status-page' ? told.text : undefined);
}
