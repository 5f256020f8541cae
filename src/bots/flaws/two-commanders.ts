import { MINUTE } from '../../base/drill-time';
import type { Intent } from '../intent';
import { declaredAt, heldSince, holders } from '../situation';
import type { Flaw } from './flaw';

export const twoCommanders: Flaw = {
  id: 'two-commanders',
  title: 'Two commanders',
  about: 'The second in line takes command as well, and lets go of it only minutes later.',
  indicator: 'single-command',
  habits: [
    {
      wishes: (wishes, now) => {
        const [first] = holders(now, 'ic');
        const declared = declaredAt(now);
        if (declared === undefined || first === undefined) return wishes;
        const since = heldSince(now, 'ic');
        if (first === now.me || since === undefined) {
          // Nobody has handed over yet: the one without command takes it up.
          const alone = holders(now, 'ic').length === 1 && now.view.handoffs.length === 0 && first !== now.me;
          const take: Intent = {
            key: 'take-too',
            at: declared + MINUTE,
            acts: () => [{ type: 'role.take', role: 'ic' }],
          };
          return alone ? [...wishes, take] : wishes;
        }
        const release: Intent = {
          key: 'let-go-again',
          at: since + 6 * MINUTE,
          acts: () => [{ type: 'role.release', role: 'ic' }],
        };
        return [release];
      },
    },
  ],
};
