import type { DrillState, HintTaken } from '../drill/state';
import { oneDecimal, ratingFor, type Scale, worse } from './rating';
import type { Help, Scorecard } from './types';

/** What each step of help costs, in points of a hundred of the whole: a nudge is free, the rest is small. */
export const STEP_COST: Readonly<Record<HintTaken['step'], number>> = { 1: 0, 2: 0.5, 3: 0.5 };

/** All help of a drill together costs no more than this. */
export const MOST_HELP_COST = 5;

/** The help that was asked for, with what each step costs; nothing when nobody asked and nobody was guided. */
export function helpTaken(state: DrillState, coaching: Help['coaching'] | undefined): Help | undefined {
  const taken = (state.hints ?? []).map((h) => ({ ...h, cost: STEP_COST[h.step] }));
  if (taken.length === 0 && (coaching === undefined || coaching === 'free')) return undefined;
  const cost = Math.min(
    MOST_HELP_COST,
    taken.reduce((sum, h) => sum + h.cost, 0),
  );
  return { coaching: coaching ?? 'free', taken, cost: oneDecimal(cost), before: 0 };
}

type Whole = Pick<Scorecard, 'percent' | 'rating' | 'capped' | 'dimensions'>;

/**
 * The whole with help taken off, as a line of its own: the dimensions stay as they were won, and the whole never falls below
 * the lowest of them by it.
 */
export function withHelp<T extends Whole>(card: T, help: Help | undefined, scale: Scale): T & { readonly help?: Help } {
  if (help === undefined) return card;
  const floor = Math.min(card.percent, ...card.dimensions.filter((d) => d.possible > 0).map((d) => d.percent));
  const percent = oneDecimal(Math.max(floor, card.percent - help.cost));
  const rating = ratingFor(percent, scale);
  return {
    ...card,
    percent,
    rating: card.capped ? worse(rating, scale.hardFlagCap) : rating,
    help: { ...help, cost: oneDecimal(card.percent - percent), before: card.percent },
  };
}
