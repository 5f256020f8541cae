import { careful } from '../bots/careful';
import type { Bundle } from '../drill/bundle';
import type { Team } from './simulate';

/** Bots that can be simulated, the best first. */
export const SIMULATED: readonly string[] = ['careful'];

/** The team of a bot: it commands, and a second one like it is there to take over when it is called away. */
export function teamOf(_bundle: Bundle, bot: string, _seed: string): Team | undefined {
  if (bot !== 'careful') return undefined;
  return {
    name: bot,
    participants: [
      { id: 'codex', name: 'Codex', kind: 'bot', role: 'ic' },
      { id: 'claude', name: 'Claude', kind: 'bot' },
    ],
    policyOf: () => careful,
  };
}
