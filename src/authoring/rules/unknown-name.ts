import type { DataPath } from '../../playbook/diagnostics';
import type { Rule } from './rule';

export const unknownName: Rule = {
  code: 'scenario.unknown-name',
  severity: 'error',
  title: 'A name that the playbook or the company does not have',
  why: 'Scores look these up: a prohibition that holds, a person whose word is needed, a vendor who is told. What is not there is never asked for.',
  mend: 'Name one that is there, or add it to the playbook or the company.',
  check: ({ scenario, playbook, company }, report) => {
    const { truth } = scenario;
    const wants = (
      path: DataPath,
      id: string | undefined,
      kind: string,
      among: readonly { readonly id: string }[],
    ): void => {
      if (id === undefined || among.some((row) => row.id === id)) return;
      const mend = `Known: ${among.map((row) => row.id).join(', ')}.`;
      report({ path: ['truth', ...path], message: `There is no ${kind} \`${id}\`.`, mend });
    };
    wants(['playbook'], truth.playbook, 'kind of incident in the playbook', playbook.scenarioNotes);
    for (const [i, id] of (truth.consult ?? []).entries()) wants(['consult', i], id, 'person', company.people);
    const vendors =
      typeof truth.vendor === 'string' ? [['', truth.vendor] as const] : Object.entries(truth.vendor ?? {});
    for (const [variant, id] of vendors) {
      wants(variant === '' ? ['vendor'] : ['vendor', variant], id, 'external contact', playbook.externalContacts);
    }
  },
  good: { change: [['truth.consult', ['helene-brandt']]] },
  bad: { change: [['truth.consult', ['nobody-in-particular']]] },
};
