import { shifted } from '../classify';
import { type Habit, otherwise } from '../habits';
import { temperOf } from '../temperament';

/**
 * The postmortem says what the severity should have been: the lapse is the declaration, not what is written of it afterwards.
 * `escalated`: it should have been raised by the playbook's rule for long outages.
 */
export function rightInHindsight(escalated = false): Habit {
  return otherwise((act, then) => {
    const { severities, escalates } = then.playbook;
    const declared = severities.find((s) => s.id === then.view.severities[0]?.severity);
    if (act.type !== 'postmortem.submit' || declared === undefined) return act;
    const first = shifted(then, declared, -temperOf(then).severityShift);
    const raised = severities.find((s) => s.id === escalates.find((e) => e.from === first.id)?.to);
    const right = escalated ? (raised ?? first) : first;
    const markdown = act.markdown
      .replace(`SEV-${declared.n}`, `SEV-${right.n}`)
      .replace(`**Severity:** ${declared.n}`, `**Severity:** ${right.n} (declared as ${declared.id})`);
    return { ...act, markdown };
  });
}
