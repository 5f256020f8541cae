import { DESK_HELP } from './desk-help';
import type { Rule } from './hint';
import { communicationRules } from './rules/communication';
import { dataLossRules } from './rules/data-loss';
import { declarationRules } from './rules/declaration';
import { detectionRules } from './rules/detection';
import { investigationRules } from './rules/investigation';
import { mitigationRules } from './rules/mitigation';
import { resolutionRules } from './rules/resolution';
import { roleRules } from './rules/roles';
import { scribeRules } from './rules/scribe';
import { securityRules } from './rules/security';

/** Everything that the coach knows. */
export const rules: readonly Rule[] = [
  ...detectionRules,
  ...declarationRules,
  ...roleRules,
  ...investigationRules,
  ...mitigationRules,
  ...communicationRules,
  ...scribeRules,
  ...resolutionRules,
  ...dataLossRules,
  ...securityRules,
];

/** A rule's title, for lists of help that was taken; an id that no rule has any more is shown as it is. */
export function ruleTitle(id: string): string {
  if (id === DESK_HELP) return 'Write the postmortem';
  return rules.find((r) => r.id === id)?.title ?? id;
}
