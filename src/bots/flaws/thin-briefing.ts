import type { Flaw } from './flaw';

export const thinBriefing: Flaw = {
  id: 'thin-briefing',
  title: 'Thin briefing',
  about: 'Briefs in some sentences: no objectives, no people, nothing about communications and constraints.',
  indicator: 'handoff-briefing',
  temper: { briefing: 'thin' },
};
