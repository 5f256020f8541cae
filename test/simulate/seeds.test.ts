import { describe, expect, it } from 'vitest';
import { judgeRun, playTask, type Task } from '../../src/authoring/simulate';
import { teamFor } from '../../src/authoring/simulate-bots';
import { shipped } from '../support/shipped';

/** Seeds on which a careful drill did not end well once, and why. */
const ONCE_BAD: readonly (readonly [scenario: string, variant: string, seed: string, why: string])[] = [
  ['edge-outage', 'bad-deploy', 'sim-4', 'an old error of the same kind led the log'],
  ['security-breach', 'leaked-key', 'sim-17', 'the second way in was found first, and nobody looked for another'],
];

describe('a careful drill ends well', () => {
  it.each(ONCE_BAD)('%s, %s, on seed %s: %s', (scenario, variant, seed) => {
    const { bundle, par } = shipped(scenario);
    const task: Task = { scenario, variant, seed, bot: 'careful' };
    const team = teamFor(bundle, 'careful', seed);
    if (team === undefined) throw new Error('there is no careful bot');
    const { drill } = judgeRun(bundle, par, task, playTask(bundle, task, team));
    expect(drill.outcome).toBe('good');
  });
});
