/**
 * What the plans of a scenario have to show, beside the bands in the plan files themselves: how the ways of playing rank, and
 * which dimension each flaw takes its points from. One entry a scenario; what is not said is as in `usual`.
 */
export interface PlanExpectations {
  /** The ways of playing that the scenario ships with. The good one comes first and scores highest. */
  readonly required: readonly string[];
  /** Pairs of plans of which the first scores higher, in every variant. */
  readonly above: readonly (readonly [better: string, worse: string])[];
  /** A flawed plan loses more than so many percent of a dimension against the good one. */
  readonly loses: readonly (readonly [plan: string, dimension: string, percent: number])[];
  /** A flawed plan loses less than so many percent of a dimension: it has nothing to do with the flaw. */
  readonly spares: readonly (readonly [plan: string, dimension: string, percent: number])[];
}

const usual: PlanExpectations = {
  required: ['good', 'late', 'silent', 'wrong-fix', 'harmful', 'premature-resolve'],
  above: [['late', 'silent']],
  loses: [
    ['late', 'declaration', 30],
    ['silent', 'communication', 60],
    ['premature-resolve', 'resolution', 40],
    ['wrong-fix', 'investigation', 5],
    ['wrong-fix', 'mitigation', 5],
    ['harmful', 'mitigation', 20],
  ],
  spares: [['silent', 'declaration', 2]],
};

const byScenario: Readonly<Record<string, Partial<PlanExpectations>>> = {
  'edge-outage': {
    required: ['good', 'late', 'silent', 'wrong-fix', 'premature-resolve', 'over-called'],
    above: [
      ['late', 'silent'],
      ['over-called', 'late'],
    ],
    loses: [...usual.loses.filter(([plan]) => plan !== 'harmful'), ['over-called', 'declaration', 2]],
  },
  // Where a migration did the damage, nothing comes back: who resolves too soon was lucky, and loses less.
  'data-loss': {
    loses: [...usual.loses.filter(([plan]) => plan !== 'premature-resolve'), ['premature-resolve', 'resolution', 20]],
  },
  // Whoever takes one way in for all of them has read as well as the good team; and the link of a bridge that nobody was told of.
  'security-breach': {
    loses: usual.loses.filter(([plan, dimension]) => plan !== 'wrong-fix' || dimension !== 'investigation'),
    spares: [['silent', 'declaration', 6]],
  },
  // Nothing to mitigate or resolve; declaring is the flaw, and a web version taken back at once is only useless where it is innocent.
  'not-an-incident': {
    required: ['good', 'late', 'silent', 'wrong-fix', 'harmful', 'over-called'],
    above: [
      ['late', 'silent'],
      ['wrong-fix', 'over-called'],
    ],
    loses: [
      ['late', 'declaration', 5],
      ['silent', 'communication', 60],
      ['over-called', 'declaration', 20],
      ['harmful', 'declaration', 50],
    ],
    spares: [
      ['silent', 'declaration', 2],
      ['wrong-fix', 'declaration', 2],
    ],
  },
  // The tour: one small outage, five minutes, nothing to hand over and nothing to resolve.
  'first-steps': {
    required: ['good', 'wrong-fix', 'over-called'],
    above: [],
    loses: [
      ['wrong-fix', 'investigation', 5],
      ['wrong-fix', 'mitigation', 5],
      ['over-called', 'declaration', 2],
    ],
    spares: [['over-called', 'mitigation', 2]],
  },
};

export function expectationsOf(scenario: string): PlanExpectations {
  return { ...usual, ...byScenario[scenario] };
}
