import type { ScoreInput } from '../types';

/** The clauses and switched-on practices that the playbook gives an indicator. */
export function clausesOf(input: ScoreInput, indicator: string): readonly string[] {
  const { playbook } = input.bundle;
  const config = playbook.scoring.indicators.find((i) => i.id === indicator);
  if (config === undefined) return [];
  return [
    ...config.clauses,
    ...config.practices.filter((id) => playbook.practices.find((p) => p.id === id)?.enabled ?? false),
  ];
}
