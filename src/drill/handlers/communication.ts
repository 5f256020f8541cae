import { appended } from '../../base/list';
import { type Drill, MAIL_GROUPS, personName } from '../drill';
import type { Message } from '../state';
import { tell } from './tell';
import { blank, type Handlers, refuse } from './types';

type Communication = 'post' | 'statuspage.publish' | 'escalate';

/** Can a message go there? A channel of the company, a mail group, or a person. */
export function knownChannel(drill: Drill, channel: string): boolean {
  if (channel.startsWith('dm:')) return drill.people.has(channel.slice(3));
  return drill.channels.has(channel) || MAIL_GROUPS.some((group) => group === channel);
}

export const communication: Handlers<Communication> = {
  post: {
    decide: ({ drill, act }) => {
      if (!knownChannel(drill, act.channel)) return refuse('unknown-thing', `There is no channel “${act.channel}”.`);
      return blank(act.text) ? refuse('empty', 'Write something first.') : undefined;
    },
    evolve: ({ state, act, at, by, seq }) => {
      const message: Message = {
        id: `m${seq}`,
        at,
        from: by,
        channel: act.channel,
        kind: act.kind,
        text: act.text,
        seq,
        ...(act.fields === undefined ? {} : { fields: act.fields }),
        ...(act.replyTo === undefined ? {} : { replyTo: act.replyTo }),
        ...(act.template === undefined ? {} : { template: act.template }),
      };
      return { ...state, messages: appended(state.messages, message) };
    },
  },
  'statuspage.publish': {
    decide: ({ act }) =>
      blank(act.title) || blank(act.text) ? refuse('empty', 'A public post needs a title and a text.') : undefined,
    evolve: ({ state, act, at, by, seq }) => ({
      ...state,
      statusPage: appended(state.statusPage, {
        at,
        by,
        seq,
        status: act.status,
        title: act.title,
        text: act.text,
        ...(act.fields === undefined ? {} : { fields: act.fields }),
      }),
    }),
  },
  escalate: {
    decide: ({ drill, act, by }) => {
      if (!drill.people.has(act.to)) return refuse('unknown-person', `There is nobody called “${act.to}”.`);
      if (act.to === by) return refuse('unknown-person', 'You cannot page yourself.');
      return blank(act.reason) ? refuse('empty', 'Say why you page them.') : undefined;
    },
    evolve: (done) => {
      const { drill, state, act, at, by, seq } = done;
      const paged = {
        ...state,
        escalations: appended(state.escalations, { at, by, to: act.to, reason: act.reason, seq }),
        pages: appended(state.pages, { id: `page-${seq}`, at, from: by, to: act.to, text: act.reason }),
      };
      return tell(paged, done, `Paged ${personName(drill, act.to)}: ${act.reason}`);
    },
  },
};
