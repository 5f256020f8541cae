import { MINUTE } from '../../base/drill-time';
import { clock } from '../situation';
import type { Flaw } from './flaw';
import { updatesOtherwise } from './told';

export const overconfidentEta: Flaw = {
  id: 'overconfident-eta',
  title: 'Overconfident ETA',
  about: 'Promises the end to the minute, in every update anew.',
  indicator: 'eta',
  habits: [
    updatesOtherwise(({ text, fields }, then) => {
      const at = then.view.t + 8 * MINUTE;
      return {
        text: text.replace(/ETA:[^\n]*/, `ETA: ${clock(then, at)}`),
        fields: { ...fields, eta: { kind: 'precise', at } },
      };
    }),
  ],
};
