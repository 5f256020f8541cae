import type { DataPath } from '../../playbook/diagnostics';
import type { Guard } from '../../scenario/guard';
import type { Rule } from './rule';

export const truthNever: Rule = {
  code: 'scenario.truth-never',
  severity: 'error',
  title: 'A truth that never comes to hold',
  why: 'The score waits for it: what can never be true is never rewarded, and a clock that starts with it never starts.',
  mend: 'Ask for states and facts that some play of some variant comes to.',
  check: ({ scenario, possible }, report) => {
    const { truth } = scenario;
    const guards: readonly (readonly [DataPath, Guard | undefined])[] = [
      // Where nothing is an incident, whether it ever was is not asked.
      ...(truth.notIncident === true
        ? []
        : ([
            [['fault'], truth.fault],
            [['impactWhile'], truth.impactWhile],
            [['mitigatedWhen'], truth.mitigatedWhen],
          ] as const)),
      ...truth.severity.map(({ when }, i): [DataPath, Guard] => [['severity', i, 'when'], when]),
      [['stops'], truth.stops],
      [['contained'], truth.contained],
      ...(truth.credentials ?? []).map(({ revoked }, i): [DataPath, Guard] => [['credentials', i, 'revoked'], revoked]),
    ];
    for (const [path, guard] of guards) {
      if (guard === undefined || possible.some((p) => p.mayHold(guard))) continue;
      report({ path: ['truth', ...path], message: `No play of any variant makes \`${path.join('.')}\` hold.` });
    }
  },
  good: { change: [['truth.impactWhile', { any: [{ state: 'service.failing' }, { fact: 'quota.raised' }] }]] },
  bad: { change: [['truth.severity.0.when', { all: [{ state: 'outage.long' }, { state: 'outage.none' }] }]] },
};
