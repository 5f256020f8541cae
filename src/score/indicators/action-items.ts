import { dateUtc } from '../../base/drill-time';
import { contentWords, findPhrase } from '../../base/text-similarity';
import { judged, mean, unit } from '../measure';
import { trueCause } from '../record/causes';
import { filled } from '../record/fields';
import { rosterNames } from '../record/people';
import type { Indicator } from '../types';
import { featuresOf } from '../writing/features';
import { type ListedAction, listedActions } from '../writing/listed-actions';
import { judgePostmortem } from '../writing/postmortem-gate';
import { shown } from '../writing/shown';

const PREVENT =
  /\b(?:prevent|guard|validate|limit|reject|block|test|pin|budget|quota|rotate|backup|fallback|fail ?over|retry|canary|gate|review|check before|pool|automat|enforce)/i;
const DETECT = /\b(?:alert|detect|monitor|alarm|dashboard|page on|notify|threshold|probe|health ?check|warn|metric)/i;
const RUNBOOK = /\b(?:runbook|playbook|document|procedure|guide|write down|instruction)/i;
const PEOPLE =
  /\b(?:be more careful|pay (?:more )?attention|remember to|try harder|remind (?:the team|everyone|people)|be careful|train (?:the team|people|everyone) to be)\b/i;
const VAGUE = /^(?:the|a|an|we|more|better|improvements?|issue|problem|monitoring|alerting|things?)\b/i;

const KINDS: readonly (readonly [string, RegExp])[] = [
  ['prevents', PREVENT],
  ['detects', DETECT],
  ['updates the runbook', RUNBOOK],
];
/** So many good items are a plan: a fourth neither helps nor hurts, and a second weak one does not dilute. */
const WHOLE = 3;

interface Context {
  readonly names: readonly string[];
  readonly roles: readonly string[];
  readonly priorities: readonly string[];
  /** The last day of the drill. */
  readonly endDate: string;
}

/** Names or roles of the roster that a text gives as the one who does it. */
function ownersIn(text: string, { names, roles }: Context): readonly string[] {
  return [
    ...names.filter((n) => findPhrase(text, n) !== undefined || findPhrase(text, n.split(' ')[0] ?? n) !== undefined),
    ...roles.filter((r) => findPhrase(text, r) !== undefined),
  ];
}

function oneOwner(item: ListedAction, context: Context): boolean {
  const given = item.owner !== '' ? item.owner : item.whole;
  if (!filled(given)) return false;
  if (item.owner !== '' && /[,&/]|\band\b/i.test(item.owner)) return false;
  const found = ownersIn(given, context);
  return item.owner !== '' ? found.length > 0 : found.length === 1;
}

function lacksOf(item: ListedAction, context: Context): readonly string[] {
  const date = /\b(\d{4}-\d{2}-\d{2})\b/.exec(item.due !== '' ? item.due : item.whole)?.[1];
  const ranked = context.priorities.some(
    (p) => findPhrase(item.priority !== '' ? item.priority : item.whole, p) !== undefined,
  );
  const bounded = /^\p{L}+/u.test(item.action) && !VAGUE.test(item.action) && contentWords(item.action).length >= 3;
  return [
    ...(oneOwner(item, context) ? [] : ['one owner from the roster']),
    ...(date !== undefined && date > context.endDate ? [] : ['a due date after the drill']),
    ...(ranked ? [] : [`a priority (${context.priorities.join(', ')})`]),
    ...(bounded ? [] : ['a verb and a bounded change']),
    ...(PEOPLE.test(item.action) ? ['a change of a system, not of people'] : []),
  ];
}

/** Criteria of one item: owner, date, priority, bounded, of a system. */
const ASKED = 5;

function priorityOf(item: ListedAction, { priorities }: Context): string | undefined {
  return priorities.find((p) => findPhrase(item.priority !== '' ? item.priority : item.whole, p) !== undefined);
}

/** Action items: one owner each, a due date after the drill, priorities that differ; prevent, detect, runbook; about the causes. Twice the same item counts once. */
export const actionItems: Indicator = {
  id: 'action-items',
  acts: ['postmortem.submit'],
  role: 'ic',
  judge: (input) => {
    const { priorities } = input.bundle.playbook.postmortem;
    const good = `Action items with one owner, a due date and a priority (${priorities.join(', ')}), each a verb and a bounded change of a system; at least one prevents, one detects, one updates the runbook.`;
    return judgePostmortem(input, good, (pm) => {
      const items = listedActions(pm);
      if (items.length === 0)
        return judged(
          0,
          'There are no action items.',
          good,
          shown(pm, [pm.section('action-items')?.span('lists no action')]),
        );
      const context: Context = {
        names: rosterNames(input),
        roles: input.bundle.playbook.roles.map((r) => r.title),
        priorities,
        endDate: dateUtc(input.state.startEpoch + input.endAt),
      };
      const rated = items.map((item) => {
        const lacks = lacksOf(item, context);
        return { item, lacks, share: 1 - lacks.length / ASKED };
      });
      const lacking = KINDS.filter(([, pattern]) => !items.some((i) => pattern.test(i.action))).map(([name]) => name);
      const ranks = items.map((i) => priorityOf(i, context));
      const differ = items.length < 2 || new Set(ranks).size > 1;
      const cause = trueCause(input);
      const factors = cause === undefined ? [] : [cause.sentence, ...cause.factors.map((f) => f.text)];
      const about = new Set(factors.flatMap((f) => featuresOf(f).list));
      const covers =
        about.size === 0 || items.some((i) => featuresOf(i.action).list.filter((f) => about.has(f)).length >= 2);
      const best = rated
        .map((r) => r.share)
        .toSorted((a, b) => b - a)
        .slice(0, WHOLE);
      const quality = mean([...best, ...Array<number>(Math.max(0, WHOLE - best.length)).fill(0)]);
      const weak = rated.filter((r) => r.lacks.length > 0);
      return judged(
        unit(0.5 * quality + 0.35 * (1 - lacking.length / KINDS.length) + (differ ? 0.1 : 0) + (covers ? 0.05 : 0)),
        lacking.length === 0 && weak.length === 0 && differ && covers
          ? 'The action items are complete, owned, dated, and of all three kinds.'
          : `${[
              ...(lacking.length > 0 ? [`none ${lacking.join(', none ')}`] : []),
              ...(weak.length > 0
                ? [`${weak.length} without a single owner, a due date after the drill, a priority or a bounded change`]
                : []),
              ...(differ ? [] : ['all of one priority']),
              ...(covers ? [] : ['none is about what caused this incident']),
            ].join('; ')}.`,
        good,
        shown(pm, [
          ...weak
            .slice(0, 6)
            .map((r) =>
              r.item.span(`lacks ${r.lacks.join(', ')}`, `Keep what is to be done, and add ${r.lacks.join(', ')}.`),
            ),
          ...rated
            .filter((r) => r.lacks.length === 0)
            .slice(0, 6)
            .map((r) => r.item.span('has one owner, a date and a priority, and is bounded')),
        ]),
      );
    });
  },
};
