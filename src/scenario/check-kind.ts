import type { DataPath, Reporter } from '../playbook/diagnostics';
import { checkVariant } from './check-guards';
import type { Inventory } from './inventory';
import type { Scenario } from './schema';

/** Reports a truth whose parts for one kind of incident (data loss, security, none at all) do not fit one another. */
export function checkKindOfIncident(scenario: Scenario, known: Inventory, report: Reporter): void {
  checkSeverity(scenario, report);
  checkSecurity(scenario, known, report);
  checkDataLoss(scenario, report);
  const { vendor } = scenario.truth;
  if (typeof vendor !== 'object') return;
  for (const id of Object.keys(vendor)) checkVariant(id, known, ['truth', 'vendor', id], report);
}

function checkSeverity({ truth }: Scenario, report: Reporter): void {
  const at: DataPath = ['truth', 'severity'];
  // What is no incident can still be worth a row: a cosmetic fault, or the outage that responders make themselves.
  if (truth.notIncident !== true && truth.severity.length === 0) {
    const hint = 'Add a row, or say `notIncident: true`.';
    report('scenario.no-severity', at, 'An incident has a true severity from some moment on.', hint);
  }
}

function checkSecurity({ truth }: Scenario, known: Inventory, report: Reporter): void {
  if (truth.credentials !== undefined && truth.contained === undefined) {
    const hint = 'Say under `contained` when nobody can use them any more.';
    report(
      'scenario.never-contained',
      ['truth', 'credentials'],
      'Credentials are compromised, but nothing contains it.',
      hint,
    );
  }
  for (const [c, { variants }] of (truth.credentials ?? []).entries())
    for (const [v, id] of (variants ?? []).entries())
      checkVariant(id, known, ['truth', 'credentials', c, 'variants', v], report);
}

function checkDataLoss({ truth }: Scenario, report: Reporter): void {
  if (truth.stops === undefined || truth.table !== undefined) return;
  const hint = 'Name the table under `table`, as `public.readings`.';
  report('scenario.unmeasured-loss', ['truth', 'stops'], 'Writes have to be stopped, but no table is measured.', hint);
}
