import { utcParts } from '../../base/drill-time';
import { findPhrase } from '../../base/text-similarity';
import { judged, mean, unit } from '../measure';
import { trueCause } from '../record/causes';
import { filled } from '../record/fields';
import { rosterNames } from '../record/people';
import type { Indicator } from '../types';
import { featuresOf } from '../writing/features';
import { type ActionVerdict, judgeAction } from '../writing/find/action-items';
import { marksIn } from '../writing/find/action-marks';
import { type ListedAction, listedActions } from '../writing/listed-actions';
import { judgePostmortem } from '../writing/postmortem-gate';
import { shown } from '../writing/shown';

/** So many good items are a plan: a fourth neither helps nor hurts, and a second weak one does not dilute. */
const WHOLE = 3;
/** What is asked of one item: owner, date, priority, bounded, of a system. */
const ASKED = 5;

interface Context {
  readonly names: readonly string[];
  readonly roles: readonly string[];
  readonly priorities: readonly string[];
  /** The last day of the drill, from which "next Friday" counts. */
  readonly today: { readonly y: number; readonly m: number; readonly d: number };
}

interface Rated {
  readonly item: ListedAction;
  readonly verdict: ActionVerdict;
  readonly priority: string | undefined;
  readonly lacks: readonly string[];
}

/** Names or roles of the roster that a text gives as the one who does it. */
function ownersIn(text: string, { names, roles }: Context): readonly string[] {
  return [
    ...names.filter((n) => findPhrase(text, n) !== undefined || findPhrase(text, n.split(' ')[0] ?? n) !== undefined),
    ...roles.filter((r) => findPhrase(text, r) !== undefined),
  ];
}

function oneOwner(item: ListedAction, verdict: ActionVerdict, context: Context): boolean {
  const given = item.owner !== '' ? item.owner : (verdict.owner?.text ?? '');
  // Who is the only one named in a point without columns is the one who does it.
  if (given === '') return ownersIn(item.whole, context).length === 1;
  if (!filled(given) || /[,&/]|\band\b/i.test(given)) return false;
  return ownersIn(given, context).length > 0;
}

/** Is a due date given that comes after the drill? A period ("next quarter") is one. */
function dueAfter(item: ListedAction, verdict: ActionVerdict, { names, roles, today }: Context): boolean {
  const due = item.due !== '' ? marksIn(`due: ${item.due}`, names, roles, today).due : verdict.due;
  if (due === undefined) return false;
  if (due.date === undefined) return true;
  const { y = today.y, m, d } = due.date;
  const days = (date: { y: number; m: number; d: number }): number => (date.y * 12 + date.m) * 31 + date.d;
  return days({ y, m, d }) > days(today);
}

function rate(item: ListedAction, context: Context): Rated {
  const verdict = judgeAction(item.owner === '' && item.due === '' ? item.whole : item.action, context);
  const given = item.priority !== '' ? item.priority : item.whole;
  const priority =
    context.priorities.find((p) => findPhrase(given, p) !== undefined) ??
    (item.priority !== '' && filled(item.priority)
      ? item.priority.trim().toLowerCase()
      : verdict.priority?.text.toLowerCase());
  return {
    item,
    verdict,
    priority,
    lacks: [
      ...(oneOwner(item, verdict, context) ? [] : ['one owner from the roster']),
      ...(dueAfter(item, verdict, context) ? [] : ['a due date after the drill']),
      ...(priority === undefined ? [`a priority (${context.priorities.join(', ')})`] : []),
      ...(verdict.verbFirst && verdict.bounded ? [] : ['a verb and a bounded change']),
      ...(verdict.people ? ['a change of a system, not of people'] : []),
    ],
  };
}

const KINDS: readonly (readonly [string, (v: ActionVerdict) => boolean])[] = [
  // Whatever changes the system, and does not only show or tell, makes it rarer or smaller.
  ['prevents', (v) => v.prevents || v.mitigates || (v.system && !v.detects && !v.documents)],
  ['detects', (v) => v.detects],
  ['updates the runbook', (v) => v.documents],
];

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
      const end = utcParts(input.state.startEpoch + input.endAt);
      const context: Context = {
        names: rosterNames(input),
        roles: input.bundle.playbook.roles.map((r) => r.title),
        priorities,
        today: { y: end.year, m: end.month, d: end.day },
      };
      const rated = items.map((item) => rate(item, context));
      const lacking = KINDS.filter(([, is]) => !rated.some((r) => is(r.verdict))).map(([name]) => name);
      const differ = items.length < 2 || new Set(rated.map((r) => r.priority)).size > 1;
      const cause = trueCause(input);
      const factors = cause === undefined ? [] : [cause.sentence, ...cause.factors.map((f) => f.text)];
      const about = new Set(factors.flatMap((f) => featuresOf(f).list));
      const covers =
        about.size === 0 || items.some((i) => featuresOf(i.action).list.filter((f) => about.has(f)).length >= 2);
      const best = rated
        .map((r) => 1 - r.lacks.length / ASKED)
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
