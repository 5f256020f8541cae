import type { Flaw } from './flaw';

export const noBriefing: Flaw = {
  id: 'no-briefing',
  title: 'No briefing',
  about: 'Hands over command without a word about where things stand.',
  indicator: 'handoff-briefing',
  temper: { briefing: 'none' },
};
