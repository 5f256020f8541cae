import { otherwise } from '../habits';
import type { Situation } from '../intent';
import { nameOf } from '../situation';
import type { Flaw } from './flaw';

const sentence = (now: Situation): string =>
  `The real reason is human error: ${nameOf(now, now.me)} should have known better and was careless.`;

export const blame: Flaw = {
  id: 'blame',
  title: 'Blame',
  about: 'Writes down who should have known better.',
  indicator: 'blameless',
  habits: [
    otherwise((act, then) =>
      act.type === 'postmortem.submit'
        ? { ...act, markdown: act.markdown.replace('## Resolution', `${sentence(then)}\n\n## Resolution`) }
        : act,
    ),
  ],
};
