import { contentWords } from '../../base/text-similarity';
import { judged } from '../measure';
import type { Indicator } from '../types';
import { isLeftOver } from '../writing/left-over';
import type { Postmortem, Section } from '../writing/postmortem';
import { judgePostmortem } from '../writing/postmortem-gate';
import { sentenceRanges } from '../writing/read/sentences';
import { type Point, shown, summed } from '../writing/shown';
import type { TextSpan } from '../writing/types';

/** What a template left in a section: brackets to be filled in, `HH:MM`, words to the writer. */
function leftOvers(section: Section): readonly TextSpan[] {
  return section.parts.flatMap((part) =>
    part.blocks.flatMap((block) =>
      block.kind === 'code'
        ? []
        : (block.cells ?? [block]).flatMap((cell) =>
            sentenceRanges(cell.text).flatMap(({ from, to }) => {
              const text = cell.text.slice(from, to);
              // A question of the template that is answered beside it is its label.
              const answered =
                text.endsWith('?') && /[\p{L}\p{N}]/u.test(block.text.slice(block.text.indexOf(text) + text.length));
              return !answered && isLeftOver(text)
                ? [cell.span(from, to, 'is left of the template', 'Put in what was so in this incident, or "unknown".')]
                : [];
            }),
          ),
    ),
  );
}

interface Rule {
  readonly id: string;
  readonly title: string;
  readonly fields?: readonly { readonly id: string; readonly label: string }[] | undefined;
}

function pointOf(postmortem: Postmortem, rule: Rule): Point {
  const section = postmortem.section(rule.id);
  const fields = (rule.fields ?? []).map((f) => ({ ...f, found: postmortem.field(rule.id, f.id) }));
  const given = fields.filter((f) => f.found !== undefined);
  if (section === undefined && given.length === 0) return { name: rule.title, share: 0, spans: [] };
  const left = section === undefined ? [] : leftOvers(section);
  const words = section === undefined ? 0 : contentWords(section.text).length;
  const ticked = section?.parts.some((p) => p.blocks.some((b) => b.checked !== undefined)) === true;
  const share = fields.length > 0 ? given.length / fields.length : words >= 2 || ticked ? 1 : 0;
  const absent = fields.filter((f) => f.found === undefined).map((f) => f.label);
  const head =
    absent.length > 0
      ? section?.span(`does not say: ${absent.join(', ')}`, `Add what is known of: ${absent.join(', ')}.`)
      : share === 0
        ? section?.span('says nothing of its own')
        : section?.span('is filled');
  return {
    name: rule.title,
    share: left.length > 0 ? Math.min(0.5, share) : share,
    spans: [head, ...left.slice(0, 6)],
  };
}

/** Every section of the template is there, whatever it is called, and says something of its own; nothing of the template is left. */
export const sectionsFilled: Indicator = {
  id: 'sections-filled',
  acts: ['postmortem.submit', 'postmortem.save'],
  role: 'ic',
  judge: (input) => {
    const rules = input.bundle.playbook.postmortem.sections.filter((s) => s.required);
    const good = `Fill every section: ${rules.map((s) => s.title).join(', ')}; leave nothing of the template.`;
    return judgePostmortem(input, good, (pm) => {
      const points = rules.map((rule) => pointOf(pm, rule));
      const { share, lacking } = summed(points);
      const weak = points.filter((p) => p.share < 0.995);
      return judged(
        share,
        lacking.length === 0
          ? 'Every section is filled.'
          : `Missing, incomplete or left as in the template: ${lacking.join(', ')}.`,
        good,
        shown(
          pm,
          [...weak, ...points.filter((p) => p.share >= 0.995)].flatMap((p) => p.spans),
        ),
      );
    });
  },
};
