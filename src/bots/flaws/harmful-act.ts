import { MINUTE } from '../../base/drill-time';
import { carryOut } from '../change';
import { also } from '../habits';
import { holds } from '../situation';
import type { Flaw } from './flaw';

export const harmfulAct: Flaw = {
  id: 'harmful-act',
  title: 'Harmful act',
  about: 'Builds an index that locks writes out, in the middle of the incident.',
  indicator: 'harmful-acts',
  scenarios: ['edge-outage'],
  habits: [
    also((now) => {
      const [decision] = now.view.decisions;
      if (!holds(now, 'ic') || decision === undefined) return [];
      const change = {
        op: 'indexes.create',
        table: 'public.readings',
        columns: 'entry_no',
        concurrently: false,
      } as const;
      return [{ key: 'harm', at: decision.at + MINUTE, acts: (then) => carryOut(then, change, 'harm').acts }];
    }),
  ],
};
