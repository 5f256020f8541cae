import type { Drill } from '../../../drill/drill';
import type { Message } from '../../../drill/state';
import { channelName, senderName } from '../parts/names';

/** A place that messages are in, as those who run the exercise see it: every channel, and the messages of any two people. */
export interface Conversation {
  /** `all`, a channel, `email`, or `dm:<one>:<other>` with the two in order. */
  readonly id: string;
  readonly label: string;
  readonly count: number;
  /** Where something written here goes: a channel, a mail group, or `dm:<participant>`. Absent: choose. */
  readonly channel?: string;
  /** Cast member who is written to here, and so is answered as. */
  readonly as?: string;
}

/** Where a message belongs. Direct messages of two people are one conversation, whoever wrote first. */
export function conversationOf(message: Pick<Message, 'channel' | 'from'>): string {
  if (message.channel.startsWith('email:')) return 'email';
  if (!message.channel.startsWith('dm:')) return message.channel;
  return `dm:${[message.from, message.channel.slice(3)].toSorted().join(':')}`;
}

/** What is shown of the messages: all that everybody can read, or direct messages too. */
export function messagesFor(messages: readonly Message[], canSeeDirect: boolean): readonly Message[] {
  return canSeeDirect ? messages : messages.filter((m) => !m.channel.startsWith('dm:'));
}

/** Every channel of the exercise and whatever direct messages there are, most recently used first after the channels. */
export function conversations(drill: Drill, messages: readonly Message[]): readonly Conversation[] {
  const counts = new Map<string, number>();
  for (const m of messages) {
    const id = conversationOf(m);
    // Taken out first, so that the order is that of the latest message.
    const count = counts.get(id) ?? 0;
    counts.delete(id);
    counts.set(id, count + 1);
  }
  const channels = [...drill.channels].map(
    (id): Conversation => ({ id, label: id, count: counts.get(id) ?? 0, channel: id }),
  );
  const mail = counts.get('email');
  const direct = [...counts]
    .toReversed()
    .filter(([id]) => id.startsWith('dm:'))
    .map(([id, count]): Conversation => {
      const [one = '', other = ''] = id.slice(3).split(':');
      const isCast = (person: string) => !drill.header.participants.some((p) => p.id === person);
      const cast = isCast(one) ? one : isCast(other) ? other : undefined;
      const player = cast === undefined ? undefined : cast === one ? other : one;
      return {
        id,
        label: `${senderName(drill, one)} and ${senderName(drill, other)}`,
        count,
        ...(player === undefined || isCast(player) ? {} : { channel: `dm:${player}` }),
        ...(cast === undefined ? {} : { as: cast }),
      };
    });
  return [
    { id: 'all', label: 'Everything', count: messages.length },
    ...channels,
    ...(mail === undefined ? [] : [{ id: 'email', label: 'E-mail', count: mail }]),
    ...direct,
  ];
}

/**
 * Direct messages from participants to the cast that nobody has answered: in a facilitated drill the cast does not answer
 * by itself.
 */
export function waitingForCast(drill: Drill, messages: readonly Message[]): readonly Message[] {
  const players = new Set(drill.header.participants.map((p) => p.id));
  const last = new Map<string, Message>();
  for (const m of messages) {
    if (!m.channel.startsWith('dm:')) continue;
    const isToCast = players.has(m.from) && !players.has(m.channel.slice(3));
    const id = conversationOf(m);
    last.delete(id);
    if (isToCast) last.set(id, m);
  }
  return [...last.values()];
}

/** Where a message was written, in words. */
export function placeText(drill: Drill, message: Message): string {
  return message.channel.startsWith('dm:')
    ? `to ${channelName(drill, message.channel)}`
    : channelName(drill, message.channel);
}
