import { dateUtc } from '../../base/drill-time';
import { contentWords, findPhrase } from '../../base/text-similarity';
import { judged, mean, unit } from '../measure';
import { filled } from '../record/fields';
import { rosterNames } from '../record/people';
import { quote } from '../record/say';
import type { Indicator, ScoreInput } from '../types';
import { inPostmortem, type Postmortem } from '../writing/postmortem';
import { judgePostmortem } from '../writing/postmortem-gate';

interface Item {
  readonly action: string;
  readonly owner: string;
  readonly due: string;
  readonly priority: string;
}

const PREVENT =
  /\b(?:prevent|guard|validate|limit|reject|block|test|pin|budget|quota|rotate|backup|fallback|fail ?over|retry|canary|gate|review|check before|pool|automat|enforce)/i;
const DETECT = /\b(?:alert|detect|monitor|alarm|dashboard|page on|notify|threshold|probe|health ?check|warn|metric)/i;
const RUNBOOK = /\b(?:runbook|playbook|document|procedure|guide|write down|instruction)/i;
const PEOPLE =
  /\b(?:be more careful|pay (?:more )?attention|remember to|try harder|remind (?:the team|everyone|people)|be careful|train (?:the team|people|everyone) to be)\b/i;
const VAGUE = /^(?:the|a|an|we|more|better|improvements?|issue|problem|monitoring|alerting|things?)\b/i;

/** The rows of the table of action items, by the template's columns. */
function itemsOf(input: ScoreInput, pm: Postmortem): readonly Item[] {
  const table = pm.section('action-items')?.tables[0];
  const columns = input.bundle.playbook.postmortem.sections.find((s) => s.id === 'action-items')?.columns ?? [];
  if (table === undefined) return [];
  const at = (name: string | undefined): number =>
    table.header.findIndex((h) => h.toLowerCase() === name?.toLowerCase());
  const [action, owner, due, priority] = columns.map(at);
  return table.rows
    .map((row) => {
      const cell = (i: number | undefined): string => (i === undefined || i < 0 ? '' : (row[i]?.text ?? ''));
      return { action: cell(action), owner: cell(owner), due: cell(due), priority: cell(priority) };
    })
    .filter((item) => filled(item.action));
}

function oneOwner(owner: string, names: readonly string[], roles: readonly string[]): boolean {
  if (!filled(owner) || /[,&/]|\band\b/i.test(owner)) return false;
  return [...names, ...names.map((n) => n.split(' ')[0] ?? n), ...roles].some(
    (n) => findPhrase(owner, n) !== undefined,
  );
}

/** Action items: one owner each, a due date after the drill, priorities that differ; prevent, detect, runbook. Twice the same item counts once. */
export const actionItems: Indicator = {
  id: 'action-items',
  acts: ['postmortem.submit'],
  role: 'ic',
  judge: (input) => {
    const { priorities } = input.bundle.playbook.postmortem;
    const good = `Action items with one owner, a due date and a priority (${priorities.join(', ')}), each a verb and a bounded change of a system; at least one prevents, one detects, one updates the runbook.`;
    return judgePostmortem(input, good, (pm) => {
      const items = [...new Map(itemsOf(input, pm).map((i) => [contentWords(i.action).join(' '), i])).values()];
      if (items.length === 0) return judged(0, 'There are no action items.', good);
      const names = rosterNames(input);
      const roles = input.bundle.playbook.roles.map((r) => r.title);
      const endDate = dateUtc(input.state.startEpoch + input.endAt);
      const own = (item: Item): number =>
        mean([
          oneOwner(item.owner, names, roles) ? 1 : 0,
          /^\d{4}-\d{2}-\d{2}$/.test(item.due) && item.due > endDate ? 1 : 0,
          priorities.includes(item.priority.trim()) ? 1 : 0,
          /^\p{L}+/u.test(item.action) && !VAGUE.test(item.action) && contentWords(item.action).length >= 3 ? 1 : 0,
          PEOPLE.test(item.action) ? 0 : 1,
        ]);
      const kinds: readonly [string, RegExp][] = [
        ['prevents', PREVENT],
        ['detects', DETECT],
        ['updates the runbook', RUNBOOK],
      ];
      const lacking = kinds.filter(([, pattern]) => !items.some((i) => pattern.test(i.action))).map(([name]) => name);
      const differ = items.length < 2 || new Set(items.map((i) => i.priority.trim())).size > 1;
      // The three best: a fourth item neither helps nor hurts, a second weak one does not dilute.
      const best = items
        .map(own)
        .toSorted((a, b) => b - a)
        .slice(0, 3);
      const quality = mean([...best, ...Array<number>(Math.max(0, 3 - best.length)).fill(0)]);
      const weak = items.filter((i) => own(i) < 1);
      return judged(
        unit(0.5 * quality + 0.4 * (1 - lacking.length / kinds.length) + (differ ? 0.1 : 0)),
        lacking.length === 0 && weak.length === 0 && differ
          ? 'The action items are complete, owned, dated, and of all three kinds.'
          : `${[
              ...(lacking.length > 0 ? [`none ${lacking.join(', none ')}`] : []),
              ...(weak.length > 0
                ? [`${weak.length} without a single owner, a due date after the drill, a priority or a bounded change`]
                : []),
              ...(differ ? [] : ['all of one priority']),
            ].join('; ')}.`,
        good,
        {
          evidence: (weak.length > 0 ? weak : items)
            .slice(0, 6)
            .map((i) =>
              inPostmortem(
                pm,
                `${quote(i.action)} – ${i.owner || 'no owner'}, ${i.due || 'no date'}, ${i.priority || 'no priority'}`,
              ),
            ),
        },
      );
    });
  },
};
