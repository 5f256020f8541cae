import { MINUTE } from '../../base/drill-time';
import { also, otherwise } from '../habits';
import { lookAtHealth, readHealth } from '../health';
import type { Intent, Situation } from '../intent';
import { unaffectedText } from '../knowledge';
import { declaredAt, holds } from '../situation';
import type { Flaw } from './flaw';

/** What may be the matter, in the words of those who would notice. */
const feared = (now: Situation): string =>
  unaffectedText(now).replace(' can ', ' may not be able to ').replace(' as usual', '');

export const falseAlarm: Flaw = {
  id: 'false-alarm',
  title: 'False alarm',
  about: 'Declares an incident where there is none.',
  indicator: 'verdict-right',
  scenarios: ['not-an-incident'],
  habits: [
    otherwise((act, then) => {
      if (act.type !== 'assess' || act.verdict !== 'not-incident') return act;
      const severity = then.playbook.severities[1]?.id ?? 'SEV2';
      return [
        { ...act, verdict: 'incident', severity },
        { type: 'declare', severity, summary: 'The app may be down', impact: feared(then) },
      ];
    }),
    also((now) => {
      const declared = declaredAt(now);
      if (!holds(now, 'ic') || declared === undefined) return [];
      return [10, 20, 31].map((after): Intent => {
        const at = declared + after * MINUTE;
        return { key: `look/again/${after}`, at, acts: (then) => [lookAtHealth(readHealth(then))] };
      });
    }),
  ],
};
