import { durationText, minutes } from '../../base/drill-time';
import type { Rule } from './rule';

export const parBeyondLength: Rule = {
  code: 'scenario.par-beyond-length',
  severity: 'error',
  title: 'A duration that par cannot meet',
  why: 'When even the reference team needs longer than there is, nobody can do well.',
  mend: 'Give `longest` or the deadline more time, or make the way to recovery shorter; then measure par again.',
  check: ({ scenario, playbook, folder }, report) => {
    const { longest, injects, truth } = scenario;
    for (const [i, { id, expected }] of injects.entries()) {
      if (expected === undefined || expected.within > truth.parAllowance) continue;
      report({
        path: ['injects', i, 'expected', 'within'],
        message: `\`${id}\` wants an answer within ${durationText(expected.within)}; one act of a good team takes ${durationText(truth.parAllowance)}.`,
      });
    }
    for (const [variant, par] of Object.entries(folder?.par?.variants ?? {})) {
      const last = par.milestones.at(-1);
      if (last !== undefined && last.at >= longest) {
        const message = `In \`${variant}\` par reaches “${last.title}” after ${durationText(last.at)}; the drill lasts ${durationText(longest)}.`;
        report({ path: ['longest'], message });
      }
      if (par.acknowledge > minutes(playbook.acknowledgeWithinMinutes)) {
        const message = `In \`${variant}\` par acknowledges after ${durationText(par.acknowledge)}; the playbook gives ${playbook.acknowledgeWithinMinutes} min.`;
        report({ path: ['truth', 'parAllowance'], message });
      }
    }
  },
  good: { change: [['longest', '80m']] },
  bad: { change: [['longest', '40m']] },
};
