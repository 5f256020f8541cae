import { MINUTE } from '../../base/drill-time';
import { carryOut } from '../change';
import { also } from '../habits';
import type { Situation } from '../intent';
import { recoveredAt } from '../knowledge';
import { holds } from '../situation';
import type { Flaw } from './flaw';

export const evidenceDeleted: Flaw = {
  id: 'evidence-deleted',
  title: 'Evidence deleted',
  about: 'Clears a log once it is over, because it is so long.',
  indicator: 'harmful-acts',
  habits: [
    also((now) => {
      const fine = recoveredAt(now);
      const stream = now.menu.streams.find((s) => s.kind === 'error-log')?.id;
      if (!holds(now, 'ic') || fine === undefined || stream === undefined) return [];
      const acts = (then: Situation) => carryOut(then, { op: 'logs.delete', stream }, 'delete').acts;
      return [{ key: 'delete', at: fine + 5 * MINUTE, acts }];
    }),
  ],
};
