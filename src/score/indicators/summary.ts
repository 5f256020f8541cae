import { findAny, sentences } from '../../base/text-similarity';
import { judged, mean, target } from '../measure';
import { trueCause, wordsOf } from '../record/causes';
import { quote } from '../record/say';
import { durationsIn } from '../record/times';
import type { Indicator } from '../types';
import { inPostmortem, ownText } from '../writing/postmortem';
import { judgePostmortem } from '../writing/postmortem-gate';
import { namesCause } from '../writing/wording';

/** Two or three sentences that say what, impact, duration, cause. */
export const summary: Indicator = {
  id: 'summary',
  acts: ['postmortem.submit'],
  targets: ['minSentences', 'maxSentences'],
  role: 'ic',
  judge: (input, config) => {
    const [min, max] = [target(config, 'minSentences'), target(config, 'maxSentences')];
    const { impact } = input.bundle.scenario.truth;
    const good = `${min} to ${max} sentences that say what happened, whom it hit, how long, and why.`;
    return judgePostmortem(input, good, (pm) => {
      const text = ownText(pm.section('summary'));
      if (text === '') return judged(0, 'There is no summary.', good);
      const cause = trueCause(input);
      const n = sentences(text).length;
      const rows: readonly [string, boolean][] = [
        [`${min} to ${max} sentences`, n >= min && n <= max],
        ['what', findAny(text, [impact.function, ...impact.userWords]) !== undefined],
        ['impact', findAny(text, impact.userWords) !== undefined || /\d+\s*%/.test(text)],
        ['duration', durationsIn(text).length > 0],
        ['cause', namesCause(text) || (cause !== undefined && findAny(text, wordsOf(cause)) !== undefined)],
      ];
      const missing = rows.filter(([, ok]) => !ok).map(([name]) => name);
      return judged(
        mean(rows.map(([, ok]) => (ok ? 1 : 0))),
        missing.length === 0
          ? 'The summary says what, impact, duration and cause.'
          : `The summary lacks: ${missing.join(', ')}${missing[0]?.includes('sentences') ? ` (it has ${n})` : ''}.`,
        good,
        {
          evidence: [inPostmortem(pm, quote(text))],
        },
      );
    });
  },
};
