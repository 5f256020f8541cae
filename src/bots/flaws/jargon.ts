import { impactText } from '../knowledge';
import type { Flaw } from './flaw';

const JARGON = 'Elevated 5xx ratio on the upstream edge invocations, p95 and p99 degraded';

export const jargon: Flaw = {
  id: 'jargon',
  title: 'Jargon instead of people',
  about: 'Tells the impact as components and codes, never as what people cannot do.',
  indicator: 'users-words',
  habits: [
    {
      acts: (acts, then) => {
        const words = impactText(then);
        const plain = (text: string): string => text.split(words).join(JARGON);
        return acts.map((act) => {
          if (act.type === 'post' || act.type === 'statuspage.publish') {
            const told = { ...act, text: plain(act.text) };
            if (told.type === 'statuspage.publish') told.title = 'Elevated 5xx';
            return act.fields?.impact === undefined ? told : { ...told, fields: { ...act.fields, impact: JARGON } };
          }
          return act.type === 'ticket.update' && act.kind === 'status' ? { ...act, text: plain(act.text) } : act;
        });
      },
    },
  ],
};
