import type { Playbook } from '../playbook/schema';
import type { Rating, Scorecard } from './types';

export type Scale = Scorecard['scale'];

const ORDER: readonly Rating[] = ['P', 'S', 'M', 'U'];

/** Thresholds and cap as the playbook sets them. */
export function scaleOf(playbook: Playbook): Scale {
  return { ...playbook.scoring.ratings, hardFlagCap: playbook.scoring.hardFlagCap };
}

/** Performed without challenges, with some, with major challenges, unable. */
export function ratingFor(percent: number, scale: Scale): Rating {
  if (percent >= scale.P) return 'P';
  if (percent >= scale.S) return 'S';
  return percent >= scale.M ? 'M' : 'U';
}

/** The worse of two ratings. */
export function worse(a: Rating, b: Rating): Rating {
  return ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b;
}

/** Half up, to one decimal. */
export function oneDecimal(x: number): number {
  return Math.round(x * 10) / 10;
}

/** The most that is left of a percentage when a prohibition was broken: just below the next better rating. */
export function cappedPercent(percent: number, scale: Scale): number {
  const better = ORDER[ORDER.indexOf(scale.hardFlagCap) - 1];
  if (better === undefined || better === 'U') return percent;
  return Math.min(percent, oneDecimal(scale[better] - 0.1));
}
