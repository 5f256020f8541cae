import type { ScoreInput } from '../types';
import { foreignClauses } from './kind';
import { perInput } from './per-input';

const foreignOf = perInput(foreignClauses);

/** The clauses and switched-on practices that the playbook gives an indicator; none of other kinds of incident. */
export function clausesOf(input: ScoreInput, indicator: string): readonly string[] {
  const { playbook } = input.bundle;
  const config = playbook.scoring.indicators.find((i) => i.id === indicator);
  if (config === undefined) return [];
  return [
    ...config.clauses.filter((id) => !foreignOf(input).has(id)),
    ...config.practices.filter((id) => playbook.practices.find((p) => p.id === id)?.enabled ?? false),
  ];
}
