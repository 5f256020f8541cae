import type { Rule } from './rule';

export const injectToNobody: Rule = {
  code: 'scenario.inject-to-nobody',
  severity: 'error',
  title: 'An inject that nobody receives',
  why: 'A message to a channel that the playbook does not have, or to a role that it does not know, is on nobody’s screen.',
  mend: 'Write `page`, one of the playbook’s channels, or `role:` with one of the scenario’s roles.',
  check: ({ scenario, playbook }, report) => {
    const channels = playbook.channels.map((c) => c.id);
    const roles = playbook.roles.map((r) => r.id);
    for (const [i, { to }] of scenario.injects.entries()) {
      if (to.startsWith('#') && !channels.includes(to)) {
        const mend = `The playbook’s channels are: ${channels.join(', ')}.`;
        report({ path: ['injects', i, 'to'], message: `The playbook has no channel \`${to}\`.`, mend });
      }
    }
    for (const [r, role] of scenario.roles.entries()) {
      if (roles.includes(role)) continue;
      const mend = `The playbook’s roles are: ${roles.join(', ')}.`;
      report({ path: ['roles', r], message: `The playbook has no role \`${role}\`.`, mend });
    }
  },
  good: { change: [['injects.1.to', '#general']] },
  bad: { change: [['injects.1.to', '#nobody-reads-this']] },
};
