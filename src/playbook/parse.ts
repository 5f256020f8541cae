import type { Result } from '../base/result';
import { checkCompany, checkPlaybook } from './checks';
import { type Company, companySchema } from './company';
import { type Diagnostic, parseYamlWith } from './diagnostics';
import { type Playbook, playbookSchema } from './schema';

/** Reads a playbook file. Never throws; every mistake is a diagnostic with its place in the text. */
export function parsePlaybook(text: string, fileName = 'playbook.yaml'): Result<Playbook, Diagnostic[]> {
  return parseYamlWith(playbookSchema, text, fileName, checkPlaybook);
}

/** Reads a company file, as `parsePlaybook` does. */
export function parseCompany(text: string, fileName = 'company.yaml'): Result<Company, Diagnostic[]> {
  return parseYamlWith(companySchema, text, fileName, checkCompany);
}
