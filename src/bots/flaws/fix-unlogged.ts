import { SECOND } from '../../base/drill-time';
import { carryOut } from '../change';
import { emergencyName } from '../data-words';
import { also } from '../habits';
import { declaredAt, holds } from '../situation';
import type { Flaw } from './flaw';

export const fixUnlogged: Flaw = {
  id: 'fix-unlogged',
  title: 'Data fix not logged',
  about: 'Changes rows by hand without the line in the error log that the playbook wants.',
  indicator: 'database-changes-logged',
  scenarios: ['data-loss'],
  temper: { safety: 'none' },
  habits: [
    // The backup is taken all the same.
    also((now) => {
      const declared = declaredAt(now);
      if (!holds(now, 'ic') || declared === undefined || now.view.handoffs.length > 0) return [];
      return [
        {
          key: 'backup',
          at: declared + 50 * SECOND,
          acts: (then) => carryOut(then, { op: 'backups.take', backup: emergencyName(then) }, 'backup').acts,
        },
      ];
    }),
  ],
};
