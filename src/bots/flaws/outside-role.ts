import { MINUTE } from '../../base/drill-time';
import { brokenFunction } from '../broken';
import { carryOut } from '../change';
import { also } from '../habits';
import type { Intent } from '../intent';
import { declaredAt, holders, holds } from '../situation';
import type { Flaw } from './flaw';

export const outsideRole: Flaw = {
  id: 'outside-role',
  title: 'Acts outside its role',
  about: 'The commander works in the terminal although somebody else is deputy.',
  indicator: 'acts-in-role',
  cast: 'team',
  habits: [
    also((now) => {
      const declared = declaredAt(now);
      const name = brokenFunction(now);
      if (!holds(now, 'ic') || declared === undefined || holders(now, 'deputy').length === 0) return [];
      if (name === undefined || now.view.resolved) return [];
      return [3, 6].map((after): Intent => {
        const key = `own-hands/${after}`;
        const change = { op: 'functions.invoke', name, nonce: key } as const;
        return { key, at: declared + after * MINUTE, acts: (then) => carryOut(then, change, key).acts };
      });
    }),
  ],
};
