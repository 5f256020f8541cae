import type { Result } from '../base/result';
import { type Base, type Diagnostic, parseYamlWith, type Reporter } from '../playbook/diagnostics';
import { checkDatabase } from './check-database';
import { checkDiffs } from './check-diffs';
import { checkGuards } from './check-guards';
import { checkIncident } from './check-incident';
import { checkReferences } from './check-references';
import { checkDuplicates, checkInjects, checkTimes } from './check-script';
import { checkTruth } from './check-truth';
import { inventoryOf } from './inventory';
import { type Scenario, scenarioSchema } from './schema';

/**
 * Reads a scenario file. Never throws; every mistake is a diagnostic with its place in the text. A scenario that says
 * `production: company` says only what is different from the company's ordinary production, which stands in `company`
 * (`overlay.ts` has the rules). `more` looks at a scenario in which the cross checks have found nothing.
 */
export function parseScenario(
  text: string,
  file = 'scenario.yaml',
  company?: { readonly text: string; readonly file?: string },
  more?: (scenario: Scenario, report: Reporter) => void,
): Result<Scenario, Diagnostic[]> {
  const base: Base = {
    text: company?.text ?? '',
    file: company?.file ?? 'company.yaml',
    key: 'production',
    optIn: ['production', 'company'],
  };
  const check = (scenario: Scenario, report: Reporter): void => {
    let found = 0;
    checkScenario(scenario, (...mistake) => {
      found += 1;
      report(...mistake);
    });
    if (found === 0) more?.(scenario, report);
  };
  return parseYamlWith(scenarioSchema, text, file, check, base);
}

/** The cross checks of a scenario: what the schema cannot say because it looks at two places. */
export function checkScenario(scenario: Scenario, report: Reporter): void {
  const known = inventoryOf(scenario);
  checkDuplicates(scenario, report);
  checkIncident(scenario, known, report);
  checkGuards(scenario, known, report);
  checkReferences(scenario, known, report);
  checkDiffs(scenario, report);
  checkDatabase(scenario, known, report);
  checkInjects(scenario, known, report);
  checkTimes(scenario, report);
  checkTruth(scenario, known, report);
}
