import { contentWords } from '../../base/text-similarity';
import { judged, mean } from '../measure';
import { residue } from '../record/fields';
import { quote } from '../record/say';
import type { Indicator } from '../types';
import { fieldIn } from '../writing/markdown';
import { inPostmortem, ownText } from '../writing/postmortem';
import { judgePostmortem } from '../writing/postmortem-gate';

/** Every section of the template is there and says something of its own; nothing of the template is left. */
export const sectionsFilled: Indicator = {
  id: 'sections-filled',
  acts: ['postmortem.submit', 'postmortem.save'],
  role: 'ic',
  judge: (input) => {
    const rules = input.bundle.playbook.postmortem.sections.filter((s) => s.required);
    const good = `Fill every section: ${rules.map((s) => s.title).join(', ')}; leave nothing of the template.`;
    return judgePostmortem(input, good, (pm) => {
      const rows = rules.map((rule) => {
        const section = pm.section(rule.id);
        if (section === undefined) return { title: rule.title, share: 0, left: [] as readonly string[] };
        const left = residue(section.text);
        const fields = rule.fields ?? [];
        // The date's own form is a field like any other; a field counts when something of the writer's stands there.
        const given = fields.filter(
          (f) => fieldIn(section, f.label) !== undefined && pm.field(rule.id, f.id) !== undefined,
        ).length;
        const words = contentWords(ownText(section)).length;
        const filledShare =
          fields.length > 0
            ? given / fields.length
            : words >= 2 || section.items.some((i) => i.checked !== undefined)
              ? 1
              : 0;
        return { title: rule.title, share: left.length > 0 ? Math.min(0.5, filledShare) : filledShare, left };
      });
      const weak = rows.filter((r) => r.share < 0.995);
      return judged(
        mean(rows.map((r) => r.share)),
        weak.length === 0
          ? 'Every section is filled.'
          : `Missing, incomplete or left as in the template: ${weak.map((r) => r.title).join(', ')}.`,
        good,
        {
          evidence: rows
            .filter((r) => r.left.length > 0)
            .slice(0, 8)
            .map((r) => inPostmortem(pm, `${r.title}: ${quote(r.left[0] ?? '')} is left of the template`)),
        },
      );
    });
  },
};
