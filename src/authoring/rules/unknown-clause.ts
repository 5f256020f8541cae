import type { DataPath } from '../../playbook/diagnostics';
import type { Rule } from './rule';

export const unknownClause: Rule = {
  code: 'scenario.unknown-clause',
  severity: 'error',
  title: 'A clause that the playbook does not have',
  why: 'Scores cite the clause that they rest on. One that is not there makes a judgement without a reason.',
  mend: 'Name a clause of the playbook, or the playbook that has it.',
  check: ({ scenario, playbook, company }, report) => {
    const clauses = new Set(playbook.clauses.map((c) => c.id));
    const { truth } = scenario;
    const named: readonly (readonly [DataPath, string])[] = [
      ...truth.severity.map(({ clause }, i): [DataPath, string] => [['truth', 'severity', i, 'clause'], clause]),
      ...truth.reads.map(({ clause }, i): [DataPath, string] => [['truth', 'reads', i, 'clause'], clause]),
      ...truth.never.map(({ clause }, i): [DataPath, string] => [['truth', 'never', i, 'clause'], clause]),
    ];
    for (const [path, clause] of named) {
      if (!clauses.has(clause)) report({ path, message: `The playbook has no clause \`${clause}\`.` });
    }
    for (const [key, is] of [
      ['playbook', playbook.id],
      ['company', company.id],
    ] as const) {
      if (scenario[key] === is) continue;
      report({
        path: [key],
        message: `The scenario is written for the ${key} \`${scenario[key]}\`, and \`${is}\` is what stands beside it.`,
        mend: `Write \`${key}: ${is}\`, or put the scenario beside the ${key} that it names.`,
      });
    }
  },
  good: { change: [['truth.reads.0.clause', 'investigate.tracker']] },
  bad: { change: [['truth.reads.0.clause', 'investigate.everything']] },
};
