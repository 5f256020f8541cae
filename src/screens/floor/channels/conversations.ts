import type { Drill, MAIL_GROUPS } from '../../../drill/drill';
import type { Message, PersonId } from '../../../drill/state';
import type { View } from '../../../drill/view';

/** What can be opened in the centre: a channel, the e-mails, or the messages with one person. */
export interface Conversation {
  /** `#incidents`, `email`, or `dm:<person>`. */
  readonly id: string;
  readonly kind: 'channel' | 'mail' | 'direct';
  readonly label: string;
  readonly about: string;
}

export const MAIL = 'email';
export const BRIDGE_CHANNEL = '#incidents';
/** Channels that stand first: where most is said. */
const FIRST: readonly string[] = [BRIDGE_CHANNEL, '#support'];

/** Who can be written to by e-mail. */
export const MAIL_LABELS: Readonly<Record<(typeof MAIL_GROUPS)[number], string>> = {
  'email:team': 'the team',
  'email:stakeholders': 'stakeholders',
  'email:customers': 'customers',
};

/** Where a message belongs for this person. */
export function conversationOf(message: Pick<Message, 'channel' | 'from'>, me: PersonId): string {
  if (message.channel.startsWith('email:')) return MAIL;
  if (!message.channel.startsWith('dm:')) return message.channel;
  return message.channel === `dm:${me}` ? `dm:${message.from}` : message.channel;
}

/** The name of whoever wrote: a person, or a system such as monitoring. */
export function senderOf(drill: Drill, id: PersonId): { readonly name: string; readonly title: string } {
  const person = drill.people.get(id);
  if (person !== undefined) return { name: person.name, title: person.title };
  const words = id.replaceAll('-', ' ');
  return { name: words.charAt(0).toUpperCase() + words.slice(1), title: 'app' };
}

/** All conversations: the bridge and what customers write, people one has written with (and `open`), e-mail, the rest. */
export function conversations(drill: Drill, view: View, open: string): readonly Conversation[] {
  const channels = drill.bundle.playbook.channels.map(
    (c): Conversation => ({ id: c.id, kind: 'channel', label: c.id, about: c.purpose }),
  );
  const partners = new Set<string>();
  for (const message of view.messages) {
    const id = conversationOf(message, view.me);
    if (id.startsWith('dm:')) partners.add(id);
  }
  if (open.startsWith('dm:')) partners.add(open);
  const direct = [...partners].map((id): Conversation => {
    const { name, title } = senderOf(drill, id.slice(3));
    return { id, kind: 'direct', label: name, about: title };
  });
  const mail: Conversation = {
    id: MAIL,
    kind: 'mail',
    label: 'E-mail',
    about: 'To the team, stakeholders, customers',
  };
  const first = FIRST.flatMap((id) => channels.filter((c) => c.id === id));
  return [...first, ...direct, mail, ...channels.filter((c) => !FIRST.includes(c.id))];
}

/** How many messages of others there are in each conversation. */
export function countsOf(view: View): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const message of view.messages) {
    if (message.from === view.me) continue;
    const id = conversationOf(message, view.me);
    counts[id] = (counts[id] ?? 0) + 1;
  }
  return counts;
}

/** The last question in a conversation with one person that the acting person has not answered. */
export function openQuestion(messages: readonly Message[], me: PersonId): Message | undefined {
  const last = messages.findLast((m) => m.asks !== undefined && m.from !== me);
  if (last === undefined) return undefined;
  return messages.some((m) => m.from === me && (m.replyTo === last.id || m.at > last.at)) ? undefined : last;
}
