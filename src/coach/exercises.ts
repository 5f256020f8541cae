import type { Scenario } from '../scenario/schema';

/** How many occasions a scenario gives to do well or badly in each dimension of the playbook, counted from its script. */
export type Exercises = Readonly<Record<string, number>>;

/** Counted, not judged: what calls somebody away, who asks, what has to be found, what can do harm. No spoiler follows from it. */
export function exercisesOf({ injects, truth }: Scenario): Exercises {
  const count = (test: (inject: Scenario['injects'][number]) => boolean): number => injects.filter(test).length;
  const none = truth.notIncident === true;
  const handoffs = count((i) => i.leaves !== undefined || i.purpose === 'handoff');
  const decoys = truth.causes.filter((c) => c.decoy).length;
  const harmful = truth.remedies.filter((r) => Object.values(r.verdict).includes('harmful')).length;
  const latent = truth.causes.flatMap((c) => c.factors).filter((f) => f.latent).length;
  return {
    declaration: Math.max(1, truth.severity.length) + count((i) => i.purpose === 'severity'),
    roles: 1 + 2 * handoffs,
    communication: 1 + count((i) => i.asks !== undefined || i.purpose === 'pressure' || i.purpose === 'customer'),
    investigation: decoys + truth.reads.length + count((i) => i.purpose === 'noise'),
    mitigation: none ? 0 : 1 + harmful + truth.never.length,
    resolution: none ? 0 : 1,
    postmortem: none ? 0 : 1 + latent,
  };
}
