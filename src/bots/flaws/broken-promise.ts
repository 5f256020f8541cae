import { MINUTE } from '../../base/drill-time';
import { tardy } from '../habits';
import { clock } from '../situation';
import type { Flaw } from './flaw';
import { updatesOtherwise } from './told';

export const brokenPromise: Flaw = {
  id: 'broken-promise',
  title: 'Broken promise',
  about: 'Promises the next update in ten minutes and lets twenty go by.',
  indicator: 'promise-kept',
  habits: [
    updatesOtherwise(({ text, fields }, then) => ({
      text: text.replace(/(Next update:? )\d\d:\d\d/gi, `$1${clock(then, then.view.t + 10 * MINUTE).slice(0, 5)}`),
      fields: { ...fields, nextUpdateAt: then.view.t + 10 * MINUTE },
    })),
    tardy(13 * MINUTE, 'update/due'),
  ],
};
