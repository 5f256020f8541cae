import { MINUTE } from '../../base/drill-time';
import { carryOut } from '../change';
import { also } from '../habits';
import { holds } from '../situation';
import type { Flaw } from './flaw';

export const writesRunning: Flaw = {
  id: 'writes-running',
  title: 'Writes not kept stopped',
  about: 'Stops the writes, and lets them go on again a minute later because people complain.',
  indicator: 'writes-stopped',
  scenarios: ['data-loss'],
  // There it is the job that does the damage, and it is stopped for itself.
  except: ['purge'],
  habits: [
    also((now) => {
      const stop = now.view.changes.find(({ fact }) => fact.type === 'flag.set' && !fact.value);
      if (!holds(now, 'ic') || stop?.fact.type !== 'flag.set') return [];
      const { name, environment } = stop.fact;
      const change = { op: 'flags.set', name, environment, value: true } as const;
      return [{ key: 'let-on', at: stop.at + MINUTE, acts: (then) => carryOut(then, change, 'let-on').acts }];
    }),
  ],
};
