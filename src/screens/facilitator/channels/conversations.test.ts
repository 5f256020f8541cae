import { describe, expect, it } from 'vitest';
import { headerFor, tinyBundle } from '../../../../test/support/tiny-scenario';
import { createDrill } from '../../../drill/drill';
import type { Message } from '../../../drill/state';
import { conversationOf, conversations, messagesFor, waitingForCast } from './conversations';

const drill = createDrill(tinyBundle, headerFor(tinyBundle));
const message = (from: string, channel: string, id = `${from} ${channel}`): Message => ({
  id,
  at: 0,
  from,
  channel,
  kind: 'message',
  text: 'x',
});

describe('conversations as the facilitator sees them', () => {
  it('puts both directions of direct messages together, and all mail', () => {
    expect(conversationOf(message('codex', 'dm:priya-nair'))).toBe(conversationOf(message('priya-nair', 'dm:codex')));
    expect(conversationOf(message('codex', 'email:team'))).toBe('email');
    expect(conversationOf(message('codex', '#incidents'))).toBe('#incidents');
  });

  it('answers in a conversation with the cast as the cast, to the player', () => {
    const list = conversations(drill, [message('codex', 'dm:priya-nair'), message('codex', 'dm:claude')]);
    expect(list.find((c) => c.as === 'priya-nair')).toMatchObject({ channel: 'dm:codex', count: 1 });
    // Nobody speaks for a player, so what two of them write is only read.
    const between = list.find((c) => c.id === conversationOf(message('codex', 'dm:claude')));
    expect(between?.as).toBeUndefined();
    expect(between?.channel).toBeUndefined();
  });

  it('waits for the cast until the cast has answered', () => {
    const asked = message('codex', 'dm:priya-nair', '1');
    expect(waitingForCast(drill, [asked])).toEqual([asked]);
    expect(waitingForCast(drill, [asked, message('priya-nair', 'dm:codex', '2')])).toEqual([]);
    expect(waitingForCast(drill, [message('priya-nair', 'dm:codex')])).toEqual([]);
    expect(waitingForCast(drill, [message('codex', 'dm:claude')])).toEqual([]);
  });

  it('shows no direct message to those who may not read them', () => {
    const all = [message('codex', 'dm:claude'), message('codex', '#incidents')];
    expect(messagesFor(all, false)).toEqual([all[1]]);
    expect(messagesFor(all, true)).toBe(all);
  });
});
