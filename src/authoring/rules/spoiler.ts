import { containment } from '../../base/text-similarity';
import type { DataPath } from '../../playbook/diagnostics';
import { giveaway } from '../giveaway';
import type { Rule } from './rule';

/** How much of a variant's own title a text may repeat. */
const REPEATED = 0.8;

export const spoiler: Rule = {
  code: 'scenario.spoiler',
  severity: 'error',
  title: 'A spoiler in title, summary, briefing or objectives',
  why: 'Everybody reads these before the drill begins. A cause named there need not be found any more.',
  mend: 'Say what people notice, and leave out what is behind it.',
  check: ({ scenario }, report) => {
    const texts: readonly (readonly [DataPath, string])[] = [
      [['title'], scenario.title],
      [['summary'], scenario.summary],
      [['briefing'], scenario.briefing],
      ...scenario.objectives.map(({ text }, i): [DataPath, string] => [['objectives', i, 'text'], text]),
    ];
    for (const [path, text] of texts) {
      for (const cause of scenario.truth.causes.filter((c) => !c.decoy)) {
        const words = giveaway(cause, text);
        const title = scenario.variants.find((v) => v.id === cause.variant)?.title ?? '';
        if (words.length === 0 && containment(title, text) < REPEATED) continue;
        const said = words.length === 0 ? 'the words of its title' : words.map((w) => `“${w}”`).join(', ');
        report({ path, message: `It gives the cause \`${cause.id}\` away: ${said}.` });
      }
    }
  },
  good: { change: [['summary', 'Customers get no mail. Find out why.']] },
  bad: { change: [['summary', 'The vendor refuses the mail because the mail key has expired.']] },
};
