import type { Rule } from './rule';

export const noSeverityChange: Rule = {
  code: 'scenario.no-severity-change',
  severity: 'warning',
  title: 'Nothing changes the severity',
  why: 'Teams declare once and never look again. A fact that changes the true severity is what teaches to reclassify.',
  mend: 'Add an inject with `purpose: severity`, and a state that changes `truth.severity`.',
  check: ({ scenario, playbook }, report) => {
    const levels = new Set(scenario.truth.severity.map((s) => s.is));
    // Where it is the most severe whatever happens (a breach, lost data), or nothing more than the least, there is nowhere to go.
    const only = levels.size === 1 ? [...levels][0] : undefined;
    const least = playbook.severities.at(-1)?.id;
    if (only !== undefined && (only === playbook.severities[0]?.id || only === least)) return;
    if (levels.size < 2)
      report({ path: ['truth', 'severity'], message: 'The true severity is the same from start to end.' });
    else if (!scenario.injects.some((inject) => inject.purpose === 'severity')) {
      report({ path: ['injects'], message: 'The true severity changes, and no inject lets anybody know.' });
    }
  },
  good: {
    change: [['truth.severity', [{ when: { not: { state: 'service.healthy' } }, is: 'SEV1', clause: 'sev.1' }]]],
  },
  bad: { change: [['injects.5.purpose', 'hint']] },
};
