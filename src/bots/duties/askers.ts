import { MINUTE } from '../../base/drill-time';
import type { Act } from '../../drill/acts';
import type { Message } from '../../drill/state';
import { breachAnswer, isBreach } from '../breach';
import { type Duty, later, phrase, type Situation } from '../intent';
import { impactText, isNoIncident, nextPromise } from '../knowledge';
import { clock, declaredAt, isCast, speaks, speaksSince } from '../situation';
import { statusNow } from './updates';

const STANDS: Readonly<Record<ReturnType<typeof statusNow>, readonly string[]>> = {
  Investigating: ['We are still looking for the reason', 'The reason is not known yet, we are on it'],
  Mitigating: ['A fix is on its way', 'We are putting a fix in place'],
  Monitoring: ['The fix is in and we are watching it', 'It is mended as far as we can see, and we keep watching'],
  Resolved: ['It is over', 'This is resolved'],
};

/** Where things stand and what comes next, for somebody outside of the response. */
function answerText(now: Situation, asked: Message): string {
  const eta = asked.asks === 'eta' ? 'I cannot give you a time for the end yet. ' : '';
  if (declaredAt(now) === undefined) {
    return isNoIncident(now)
      ? `It is no incident, as far as anything shows: ${impactText(now)}, and our charts are normal. There is a bug ticket for what was reported. ${eta}We keep watching it; I will write here if that changes.`
      : `${phrase(now, ['We have seen it and are looking into it', 'Thank you, we are on it'], asked.id)}. ${eta}I will say here what it is as soon as we know.`;
  }
  const due = now.view.cadence.dueAt;
  const when = due === undefined || due <= now.view.t ? clock(now, nextPromise(now)) : clock(now, due);
  const more = now.view.resolved ? 'The postmortem follows within two days.' : `The next update comes at ${when}.`;
  const answer = isBreach(now) ? breachAnswer(now, asked.text) : undefined;
  if (answer !== undefined) return `${answer}. ${eta}${more}`;
  return `${phrase(now, STANDS[statusNow(now)], asked.id)}. ${impactText(now)}. ${eta}${more}`;
}

function answer(then: Situation, m: Message): readonly Act[] {
  const channel = m.channel.startsWith('dm:') ? `dm:${m.from}` : m.channel;
  return [{ type: 'post', channel, kind: 'answer', text: answerText(then, m), replyTo: m.id }];
}

/** Is it the bot's to answer: in a direct message, or in a channel when it speaks for the team? */
function mineToAnswer(now: Situation, m: Message): boolean {
  const direct = m.channel === `dm:${now.me}`;
  return direct || (!m.channel.startsWith('dm:') && speaks(now));
}

/** Answers those outside the response who ask: what is known, no promise that nobody can keep, when more will be said. */
export const answerAskers: Duty = (now) =>
  now.view.messages
    .filter((m) => m.asks !== undefined && isCast(now, m.from) && mineToAnswer(now, m))
    .filter((m) => !now.view.messages.some((r) => r.replyTo === m.id))
    .map((m) => ({
      key: `answer/${m.id}`,
      at: later(now, Math.max(m.at, m.channel.startsWith('dm:') ? m.at : speaksSince(now)), 60, 150, 'answer', m.id),
      acts: (then) => answer(then, m),
    }));

/** Words of somebody who wonders whether the team knows; feeds and monitors wonder about nothing. */
const WONDERS = /\?(?:["\s]|$)/;
const MACHINES = ['monitoring', 'status-feed'];
/** What was asked so long before the bot began to speak is left alone. */
const STALE = 5 * MINUTE;

/** Answers colleagues who only wonder aloud in a channel: nobody wants an answer urgently, and silence helps nobody. */
export const answerWonderers: Duty = (now) =>
  now.view.messages
    .filter((m) => m.kind === 'inject' && m.asks === undefined && !m.channel.startsWith('dm:'))
    .filter((m) => isCast(now, m.from) && !MACHINES.includes(m.from) && WONDERS.test(m.text) && mineToAnswer(now, m))
    .filter((m) => m.at >= speaksSince(now) - STALE && !now.view.messages.some((r) => r.replyTo === m.id))
    .map((m) => ({
      key: `answer/${m.id}`,
      at: later(now, Math.max(m.at, speaksSince(now)), 90, 200, 'answer', m.id),
      acts: (then) => answer(then, m),
    }));
