import { daysBetween, isDate } from './dates';
import { type Action, BLANK, type FieldsOf } from './fields';

/** Nothing more is to be done: it was done, or dropped with a reason. */
export function isClosed({ state }: Pick<Action, 'state'>): boolean {
  return state === 'done' || state === 'dropped';
}

/** Days for which an action is due soon before its day. */
export const SOON_DAYS = 7;

/** Improvement actions by what they ask for now. */
export interface ActionBoard {
  /** The longest overdue first. */
  readonly overdue: readonly Action[];
  /** Due today or within a week, the soonest first. */
  readonly soon: readonly Action[];
  /** Later, then those without a day. */
  readonly later: readonly Action[];
  /** Done and dropped, the newest first. */
  readonly closed: readonly Action[];
}

/** Sorts actions by a day, `2026-03-04`. What is open stays open until somebody closes it, however old it is. */
export function actionBoard(actions: readonly Action[], today: string): ActionBoard {
  const left = (a: Action): number => (a.due === '' ? Number.POSITIVE_INFINITY : daysBetween(today, a.due));
  const open = actions
    .filter((a) => !isClosed(a))
    .toSorted((a, b) => (a.due === b.due ? 0 : a.due === '' ? 1 : b.due === '' || a.due < b.due ? -1 : 1));
  return {
    overdue: open.filter((a) => left(a) < 0),
    soon: open.filter((a) => left(a) >= 0 && left(a) <= SOON_DAYS),
    later: open.filter((a) => left(a) > SOON_DAYS),
    closed: actions
      .filter(isClosed)
      .toSorted((a, b) => (a.closedOn === b.closedOn ? 0 : a.closedOn > b.closedOn ? -1 : 1)),
  };
}

/** An action item as an after-action report or a postmortem lists it; texts as they were written. */
export interface ListedItem {
  readonly text: string;
  readonly owner: string;
  readonly due: string;
  readonly priority: string;
}

/** Why an action cannot be closed like this, in a sentence; undefined when it can. */
export function closingProblem({ state, reason }: Pick<Action, 'state' | 'reason'>): string | undefined {
  return state === 'dropped' && reason.trim() === ''
    ? 'Say why it is dropped: whoever reads it later will ask.'
    : undefined;
}

/**
 * The items of a report as new actions. What was taken over from this source before (the same words) is not taken again; a due date
 * that is no plain day is left out, and stays readable in the text.
 */
export function actionsOfReport(
  items: readonly ListedItem[],
  source: string,
  known: readonly Action[],
): readonly FieldsOf<'action'>[] {
  const plain = (s: string): string =>
    s
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const seen = new Set(known.filter((a) => a.source === source).map((a) => plain(a.text)));
  return items.flatMap((item): FieldsOf<'action'>[] => {
    const due = /\d{4}-\d{2}-\d{2}/.exec(item.due)?.[0] ?? '';
    const isDay = due !== '' && isDate(due);
    const whole = isDay || item.due.trim() === '' ? item.text.trim() : `${item.text.trim()} (due: ${item.due.trim()})`;
    if (plain(whole) === '' || seen.has(plain(whole))) return [];
    seen.add(plain(whole));
    return [
      {
        ...BLANK.action,
        text: whole.slice(0, 4_000),
        owner: item.owner.trim().slice(0, 200),
        due: isDay ? due : '',
        priority: item.priority.trim().slice(0, 40),
        source,
      },
    ];
  });
}
