import { contentWords } from '../../base/text-similarity';
import { echo, judged } from '../measure';
import { rosterNames } from '../record/people';
import type { Indicator } from '../types';
import { blameInSentence } from '../writing/find/blame';
import { judgePostmortem } from '../writing/postmortem-gate';
import { shown } from '../writing/shown';

/** What one passage costs, as a share of the points. */
const COST = { strong: 0.5, mild: 0.15 } as const;

/** No named blame, no "human error", no story of what somebody should have done. Each costs half of the points. */
export const blameless: Indicator = {
  id: 'blameless',
  acts: ['postmortem.submit'],
  role: 'ic',
  judge: (input) => {
    const good = 'Tell what the system allowed and what was known at the time, not who was wrong.';
    return judgePostmortem(input, good, (pm) => {
      const { sentences, parts } = pm.reading;
      const words = sentences.reduce((n, s) => n + contentWords(s.text).length, 0);
      if (words < 10) return echo('sections-filled', 'There is too little text to judge.', good);
      const names = rosterNames(input);
      const hits = sentences.flatMap((s) => {
        if (s.quoted) return [];
        const action = parts[s.part]?.roles.includes('actions') === true;
        const faster = pm.field('detection', 'faster');
        const instruction = faster?.text.includes(s.text) === true;
        return blameInSentence(s.text, { names, action, instruction }).map((h) => ({
          severity: h.severity,
          span: s.within(h.from, h.to, h.why, h.hint),
        }));
      });
      return judged(
        1 - hits.reduce((n, h) => n + COST[h.severity], 0),
        hits.length === 0
          ? 'The postmortem blames nobody.'
          : `${hits.length} passage(s) of blame or of what should have been.`,
        good,
        shown(
          pm,
          hits.map((h) => h.span),
        ),
      );
    });
  },
};
