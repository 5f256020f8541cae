import { SECOND } from '../../base/drill-time';
import type { Act } from '../../drill/acts';
import { also } from '../habits';
import { declaredAt, holds } from '../situation';
import type { Flaw } from './flaw';

export const publicBeforeLegal: Flaw = {
  id: 'public-before-legal',
  title: 'Public before legal',
  about: 'Publishes what happened before legal has been asked.',
  indicator: 'public-after-legal',
  scenarios: ['security-breach'],
  habits: [
    also((now) => {
      const declared = declaredAt(now);
      if (!holds(now, 'ic') || declared === undefined) return [];
      const text = 'We have seen access to customer data by somebody who has no right to it, and are looking into it.';
      const acts = (): readonly Act[] => [
        { type: 'statuspage.publish', status: 'investigating', title: 'Security incident', text },
      ];
      return [{ key: 'publish-early', at: declared + 15 * SECOND, acts }];
    }),
  ],
};
