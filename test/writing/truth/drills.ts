import { parHeader } from '../../../src/authoring/par';
import { BOTS, castOf } from '../../../src/bots/named';
import { runHeadless } from '../../../src/conduct/run-headless';
import { scoreInput } from '../../../src/score/scorecard';
import type { ScoreInput } from '../../../src/score/types';
import { postmortemCard } from '../../../src/score/writing/card-of-record';
import type { CriterionResult, WritingCard } from '../../../src/score/writing/types';
import { shipped } from '../../support/shipped';

/** A drill that a bot played, with the postmortem that it wrote. */
export interface Written {
  readonly name: string;
  readonly input: ScoreInput;
  readonly markdown: string;
  readonly card: WritingCard;
}

const kept = new Map<string, Written>();

/** A careful run of a shipped scenario's variant, or one with a flaw of its own. */
export function written(scenario: string, variant: string, bot = 'careful'): Written {
  const name = `${scenario}/${variant} (${bot})`;
  const known = kept.get(name);
  if (known !== undefined) return known;
  const { bundle } = shipped(scenario);
  const flaw = BOTS[bot]?.flaw;
  const header = { ...parHeader(bundle, variant, 'truth-1'), participants: castOf(bundle, flaw?.cast ?? 'alone') };
  const policy = BOTS[bot]?.policy();
  if (policy === undefined) throw new Error(`no bot ${bot}`);
  const run = runHeadless(bundle, header, [], bundle.scenario.longest, () => policy);
  const input = scoreInput({ bundle, header, entries: run.entries, state: run.state });
  const markdown = run.state.postmortem.submitted?.markdown;
  if (markdown === undefined) throw new Error(`no postmortem in ${name}`);
  const made = { name, input, markdown, card: postmortemCard(input) };
  kept.set(name, made);
  return made;
}

/** Careful runs of several kinds of incident. */
export const CAREFUL = [
  ['edge-outage', 'key-exhausted'],
  ['db-degradation', 'connection-leak'],
  ['security-breach', 'stolen-session'],
  ['data-loss', 'purge'],
] as const;

export function criterion(card: WritingCard, id: string): CriterionResult | undefined {
  return card.criteria.find((c) => c.id === id);
}

/** 0..1 of a criterion; what is not judged loses nothing. */
export function share(card: WritingCard, id: string): number {
  const found = criterion(card, id);
  return found === undefined || found.of === 0 ? 1 : found.points / found.of;
}

/** Criteria that win less than before. */
export function fallen(before: WritingCard, after: WritingCard): readonly string[] {
  return before.criteria.map((c) => c.id).filter((id) => share(after, id) < share(before, id) - 0.001);
}

/** Criteria that win more than before. */
export function risen(before: WritingCard, after: WritingCard): readonly string[] {
  return after.criteria.map((c) => c.id).filter((id) => share(after, id) > share(before, id) + 0.001);
}
