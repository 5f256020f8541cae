import type { Flaw } from './flaw';

export const earlyResolve: Flaw = {
  id: 'early-resolve',
  title: 'Early resolution',
  about: 'Declares it resolved at half of the quiet time after the errors have stopped.',
  indicator: 'criteria-held',
  temper: { quietShare: 0.5 },
};
