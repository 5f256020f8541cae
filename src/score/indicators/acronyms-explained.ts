import { contentWords } from '../../base/text-similarity';
import { echo, judged } from '../measure';
import type { Indicator } from '../types';
import { unexplained } from '../writing/acronyms';
import { judgePostmortem } from '../writing/postmortem-gate';
import { shown } from '../writing/shown';

/** What one unexplained acronym costs, as a share of the points. */
const COST = 0.34;

/** Acronyms that are not common in the field are explained where they first stand. */
export const acronymsExplained: Indicator = {
  id: 'acronyms-explained',
  acts: ['postmortem.submit'],
  role: 'ic',
  judge: (input) => {
    const good = 'Spell an acronym out where it first stands.';
    return judgePostmortem(input, good, (pm) => {
      // Rows of the timeline quote logs and pages as they were.
      const told = pm.reading.sentences.filter((s) => pm.reading.parts[s.part]?.roles.includes('timeline') !== true);
      const words = pm.reading.sentences.reduce((n, s) => n + contentWords(s.text).length, 0);
      if (words < 30) return echo('sections-filled', 'There is too little text to judge.', good);
      const { playbook, company } = input.bundle;
      // What the playbook and the product call their own is known to whoever reads its postmortems.
      const house = [
        ...playbook.roles.map((r) => r.title),
        ...playbook.severities.map((s) => s.code),
        ...company.stack.map((s) => s.title),
      ].join(' ');
      const found = unexplained(told, house);
      return judged(
        1 - COST * found.length,
        found.length === 0 ? 'No acronym stands unexplained.' : `Unexplained: ${found.map((f) => f.text).join(', ')}.`,
        good,
        shown(pm, found),
      );
    });
  },
};
