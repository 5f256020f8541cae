import { MINUTE } from '../../base/drill-time';
import { judge } from '../duties/judge';
import { also, tardy } from '../habits';
import { later } from '../intent';
import { assignedRole, firstPageAt, holders } from '../situation';
import type { Flaw } from './flaw';

export const lateCommand: Flaw = {
  id: 'late-command',
  title: 'Late to take command',
  about: 'Declares in time, and takes command only minutes later: nobody knows who leads.',
  indicator: 'time-to-ic',
  habits: [
    tardy(6 * MINUTE, 'take/ic'),
    also((now) => {
      const page = firstPageAt(now);
      if (page === undefined || assignedRole(now) !== 'ic' || holders(now, 'ic').length > 0) return [];
      if (now.view.severities.length > 0 || now.view.assessments.length > 0) return [];
      return [{ key: 'assess', at: later(now, page, 110, 170, 'assess'), acts: judge }];
    }),
  ],
};
