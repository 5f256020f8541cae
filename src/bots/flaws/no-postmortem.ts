import { never, otherwise } from '../habits';
import type { Flaw } from './flaw';

export const noPostmortem: Flaw = {
  id: 'no-postmortem',
  title: 'No postmortem',
  about: 'Goes home after the resolution.',
  indicator: 'postmortem-due',
  habits: [
    otherwise((act) => (act.type === 'postmortem.submit' ? { type: 'drill.close-postmortem' } : act)),
    never('postmortem.tick'),
  ],
};
