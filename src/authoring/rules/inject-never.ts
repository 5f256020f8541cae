import { actTypes } from '../../drill/acts';
import type { DataPath } from '../../playbook/diagnostics';
import type { Guard } from '../../scenario/guard';
import type { Report, Rule } from './rule';

const ACTS: ReadonlySet<string> = new Set(actTypes);

/** Acts that a guard asks for and that nobody can do. */
function checkActs(guard: Guard | undefined, path: DataPath, report: Report): void {
  if (guard === undefined) return;
  if ('all' in guard) for (const [i, g] of guard.all.entries()) checkActs(g, [...path, 'all', i], report);
  else if ('any' in guard) for (const [i, g] of guard.any.entries()) checkActs(g, [...path, 'any', i], report);
  else if ('not' in guard) checkActs(guard.not, [...path, 'not'], report);
  else if ('done' in guard && !ACTS.has(guard.done)) {
    const mend = `Acts are: ${actTypes.join(', ')}.`;
    report({ path: [...path, 'done'], message: `There is no act \`${guard.done}\`.`, mend });
  }
}

export const injectNever: Rule = {
  code: 'scenario.inject-never',
  severity: 'error',
  title: 'An inject that can never come',
  why: 'It is in the script and in nobody’s drill: the objective that it was written for goes untested.',
  mend: 'Ask for states, facts and acts that can come about together in at least one variant.',
  check: ({ scenario, possible }, report) => {
    for (const [i, { id, trigger, onlyIf, expected }] of scenario.injects.entries()) {
      const at: DataPath = ['injects', i];
      if ('when' in trigger) checkActs(trigger.when, [...at, 'trigger', 'when'], report);
      if ('unless' in trigger) checkActs(trigger.unless, [...at, 'trigger', 'unless'], report);
      checkActs(onlyIf, [...at, 'onlyIf'], report);
      if (expected !== undefined && !ACTS.has(expected.act)) {
        const mend = `Acts are: ${actTypes.join(', ')}.`;
        report({ path: [...at, 'expected', 'act'], message: `There is no act \`${expected.act}\`.`, mend });
      }
      const comes = possible.some(
        (p) =>
          p.mayHold(onlyIf) &&
          (!('when' in trigger) || p.mayHold(trigger.when)) &&
          (!('unless' in trigger) || p.mayFail(trigger.unless)),
      );
      if (!comes)
        report({ path: [...at, 'trigger'], message: `The inject \`${id}\` comes in no play of any variant.` });
    }
  },
  good: { change: [['injects.2.onlyIf', { state: 'service.failing' }]] },
  bad: {
    change: [['injects.2.onlyIf', { all: [{ state: 'service.failing' }, { state: 'service.healthy' }] }]],
  },
};
