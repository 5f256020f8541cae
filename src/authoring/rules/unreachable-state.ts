import type { Rule } from './rule';

export const unreachableState: Rule = {
  code: 'scenario.unreachable-state',
  severity: 'error',
  title: 'A state that no play reaches',
  why: 'What is written for a state that is never entered is never seen: telemetry, pages and injects that wait for it stay silent.',
  mend: 'Add a transition that leads to it, make its guard one that can hold, or take the state out.',
  check: ({ scenario, possible }, report) => {
    for (const [region, { states }] of Object.entries(scenario.incident.regions)) {
      for (const state of Object.keys(states)) {
        if (possible.some((p) => p.states.has(`${region}.${state}`))) continue;
        report({
          path: ['incident', 'regions', region, 'states', state],
          message: `No play of any variant reaches \`${region}.${state}\`.`,
        });
      }
    }
  },
  good: { change: [['incident.regions.cause.states.gone.title', 'The cause is gone']] },
  bad: { change: [['incident.regions.cause.states.asleep', { title: 'Nobody comes here' }]] },
};
