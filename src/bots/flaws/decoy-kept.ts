import type { Flaw } from './flaw';

export const decoyKept: Flaw = {
  id: 'decoy-kept',
  title: 'Decoy not discarded',
  about: 'Finds the cause and never says what is not the cause.',
  indicator: 'decoys-discarded',
  temper: { discards: false },
};
