import type { Scorecard } from '../score/types';
import { rules } from './registry';

/** A skill has been shown when it was in the last drills that asked for it, this many of them. */
const IN_A_ROW = 2;

/** What a past drill says about skills: its card, newest first. */
export type PastCard = Pick<Scorecard, 'dimensions' | 'help'>;

/** Was it done well in this drill? Nothing, where the drill had no occasion for it. */
function shownIn(card: PastCard, ruleId: string, indicators: readonly string[]): boolean | undefined {
  const findings = card.dimensions
    .flatMap((d) => d.findings)
    .filter((f) => indicators.includes(f.indicator) && f.possible > 0);
  if (findings.length === 0) return undefined;
  const helped = card.help?.taken.some((h) => h.rule === ruleId && h.step >= 2) === true;
  return !helped && findings.every((f) => f.verdict === 'kept');
}

/**
 * Rules that need not be said any more: what they teach was done in time in each of the last two drills that had an occasion
 * for it, and without asking how. Cards newest first.
 */
export function skillsShown(cards: readonly PastCard[]): ReadonlySet<string> {
  const shown = new Set<string>();
  for (const rule of rules) {
    if (rule.indicators.length === 0) continue;
    const last = cards.flatMap((card) => shownIn(card, rule.id, rule.indicators) ?? []).slice(0, IN_A_ROW);
    if (last.length === IN_A_ROW && last.every((done) => done)) shown.add(rule.id);
  }
  return shown;
}
