import { err, ok, type Result } from '../base/result';
import type { Bundle, BundleSources } from '../drill/bundle';
import type { Diagnostic } from '../playbook/diagnostics';
import { parseCompany, parsePlaybook } from '../playbook/parse';
import { parseScenario } from '../scenario/parse';

/** Reads the three authored texts of a drill. Every mistake in any of them is reported, with its place. */
export function parseBundle(sources: BundleSources): Result<Bundle, readonly Diagnostic[]> {
  const scenario = parseScenario(sources.scenarioYaml, 'scenario.yaml', { text: sources.companyYaml });
  const playbook = parsePlaybook(sources.playbookYaml);
  const company = parseCompany(sources.companyYaml);
  if (scenario.ok && playbook.ok && company.ok) {
    return ok({ scenario: scenario.value, playbook: playbook.value, company: company.value });
  }
  return err([scenario, playbook, company].flatMap((read) => (read.ok ? [] : read.error)));
}
