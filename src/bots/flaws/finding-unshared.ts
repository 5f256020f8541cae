import { MINUTE } from '../../base/drill-time';
import type { Act } from '../../drill/acts';
import { also, otherwise } from '../habits';
import type { Flaw } from './flaw';

const LONG = 20 * MINUTE;
const WHY = /(?:Decided to|Discarding)[^.\n]*/g;

export const findingUnshared: Flaw = {
  id: 'finding-unshared',
  title: 'Findings not shared',
  about: 'Keeps to itself what it reads, and tells it when all is long over.',
  indicator: 'findings-shared',
  scenarios: ['edge-outage'],
  habits: [
    otherwise((act) => {
      if (act.type === 'finding.note') return { ...act, share: false };
      // What is done is told; why, and what was seen, is not.
      return act.type === 'post' && act.kind === 'update'
        ? { ...act, text: act.text.replace(WHY, 'Working on it') }
        : act;
    }),
    also((now) => {
      const mine = now.view.findings.filter((f) => f.by === now.me && !f.shared && f.claim === 'observation');
      const [first] = mine;
      if (first === undefined) return [];
      const evidence = [...new Set(mine.flatMap((f) => f.evidence))].slice(0, 60);
      const acts = (): readonly Act[] =>
        mine
          .slice(0, 6)
          .map((f) => ({ type: 'finding.note', text: f.text, evidence, claim: 'observation', share: true }));
      return [{ key: 'share-at-last', at: first.at + LONG, acts }];
    }),
  ],
};
