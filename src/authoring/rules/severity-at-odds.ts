import { minutes } from '../../base/drill-time';
import type { Playbook } from '../../playbook/schema';
import type { Guard } from '../../scenario/guard';
import type { Scenario } from '../../scenario/schema';
import type { Report, Rule } from './rule';

/** States that a guard asks for, as `region.state`. */
function statesIn(guard: Guard): readonly string[] {
  if ('all' in guard) return guard.all.flatMap(statesIn);
  if ('any' in guard) return guard.any.flatMap(statesIn);
  return 'state' in guard ? [guard.state] : [];
}

/** The severity that a clause of the playbook stands for, when it stands for one. */
function severityOf(playbook: Playbook, clause: string): string | undefined {
  return (
    playbook.severities.find((s) => s.clause === clause)?.id ??
    playbook.always.find((a) => a.clause === clause)?.severity ??
    playbook.escalates.find((e) => e.clause === clause)?.to
  );
}

/** An escalation for time must wait as long as the playbook says. */
function checkWait(scenario: Scenario, playbook: Playbook, row: number, report: Report): void {
  const truth = scenario.truth.severity[row];
  const rule = playbook.escalates.find((e) => e.clause === truth?.clause);
  if (truth === undefined || rule === undefined) return;
  const wanted = minutes(rule.completeOutageMinutes);
  for (const name of statesIn(truth.when)) {
    const dot = name.indexOf('.');
    const states = Object.entries(scenario.incident.regions[name.slice(0, dot)]?.states ?? {});
    for (const [from, { after }] of states) {
      for (const [i, { to, delay }] of after.entries()) {
        if (to !== name.slice(dot + 1) || (delay[0] >= wanted && delay[1] <= wanted + minutes(1))) continue;
        report({
          path: ['incident', 'regions', name.slice(0, dot), 'states', from, 'after', i, 'delay'],
          message: `\`${name}\` raises the severity by \`${rule.clause}\`, and the playbook does so after ${rule.completeOutageMinutes} min.`,
          mend: `Write \`delay: ${rule.completeOutageMinutes}m\`.`,
        });
      }
    }
  }
}

export const severityAtOdds: Rule = {
  code: 'scenario.severity-at-odds',
  severity: 'error',
  title: 'A true severity that the playbook would not give',
  why: 'Players are scored by the customer’s own table. A truth that disagrees with it punishes those who know it.',
  mend: 'Name the severity that the clause stands for, or the clause that the severity rests on.',
  check: ({ scenario, playbook }, report) => {
    const levels = playbook.severities.map((s) => s.id);
    const { severity, impact } = scenario.truth;
    for (const [s, { is, clause }] of severity.entries()) {
      const at = ['truth', 'severity', s];
      if (!levels.includes(is)) {
        const mend = `Its severities are: ${levels.join(', ')}.`;
        report({ path: [...at, 'is'], message: `The playbook has no severity \`${is}\`.`, mend });
        continue;
      }
      const stands = severityOf(playbook, clause);
      if (stands === undefined) {
        const mend = `Clauses that give a severity are: ${[...playbook.severities, ...playbook.always, ...playbook.escalates].map((r) => r.clause).join(', ')}.`;
        report({ path: [...at, 'clause'], message: `The clause \`${clause}\` says nothing about a severity.`, mend });
      } else if (stands !== is) {
        report({ path: [...at, 'is'], message: `By \`${clause}\` this is a ${stands}, not a ${is}.` });
      }
      checkWait(scenario, playbook, s, report);
    }
    const always = playbook.always.find((a) => a.when === 'data-loss');
    if (impact.dataLoss && always !== undefined && !severity.some((s) => s.is === always.severity)) {
      report({
        path: ['truth', 'impact', 'dataLoss'],
        message: `Data is lost, which is always a ${always.severity}, and the truth never says so.`,
      });
    }
  },
  good: { change: [['truth.severity.1.is', 'SEV2']] },
  bad: { change: [['truth.severity.1.is', 'SEV3']] },
};
