import { contentWords } from '../../base/text-similarity';
import { echo, judged } from '../measure';
import { rosterNames } from '../record/people';
import { quote } from '../record/say';
import type { Indicator } from '../types';
import { blameHits } from '../writing/blame';
import { inPostmortem, ownText } from '../writing/postmortem';
import { judgePostmortem } from '../writing/postmortem-gate';

/** No named blame, no "human error", no story of what somebody should have done. Each costs half of the points. */
export const blameless: Indicator = {
  id: 'blameless',
  acts: ['postmortem.submit'],
  role: 'ic',
  judge: (input) => {
    const good = 'Tell what the system allowed and what was known at the time, not who was wrong.';
    return judgePostmortem(input, good, (pm) => {
      const text = pm.document.sections
        .filter((s) => s.depth === 2)
        .map(ownText)
        .join('\n');
      if (contentWords(text).length < 10) return echo('sections-filled', 'There is too little text to judge.', good);
      const hits = blameHits(text, rosterNames(input));
      return judged(
        1 - 0.5 * hits.length,
        hits.length === 0
          ? 'The postmortem blames nobody.'
          : `${hits.length} passage(s) of blame or of what should have been.`,
        good,
        {
          evidence: hits.map((h) => inPostmortem(pm, `${quote(h.text)}: ${h.why}`)),
        },
      );
    });
  },
};
