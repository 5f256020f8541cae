import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { hasError, type LintRow } from '../../authoring/lint';
import { checkFiles } from '../../authoring/lint-files';
import { findOnDisk, readAuthored } from '../authored';
import { type Command, type ExitCode, printJson } from '../command';
import { scenariosFolder } from '../load';

/** One finding for people: where, what, why and what to do. */
export function lintLines(row: LintRow): readonly string[] {
  return [
    `${row.file}:${row.line}:${row.column} ${row.severity} ${row.code}`,
    `    ${row.message}`,
    `    Why: ${row.why}`,
    `    Mend: ${row.mend}`,
  ];
}

/** How many of each, for the last line. */
export function lintSummary(rows: readonly LintRow[]): string {
  if (rows.length === 0) return 'no mistakes found';
  const errors = rows.filter((row) => row.severity === 'error').length;
  const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
  return `${count(errors, 'error')}, ${count(rows.length - errors, 'warning')}`;
}

export const lint: Command = {
  name: 'lint',
  usage: 'lint [PATH...] [--json]',
  about:
    'Checks scenarios: files, a scenario’s or a company’s folder, or all that ship; each finding with place, reason and mend',
  run: ({ files, json }, out): ExitCode => {
    const missing = files.filter((path) => !existsSync(path));
    for (const path of missing) out.problem(`${path} is not there`);
    if (missing.length > 0) return 2;
    const here = relative(process.cwd(), scenariosFolder);
    const { files: authored, whole } = readAuthored(files.length === 0 ? [here] : files);
    const { rows, scenarios } = checkFiles(authored, findOnDisk, whole);
    if (json) printJson(out, rows);
    else {
      for (const line of rows.flatMap(lintLines)) out.line(line);
      const names = scenarios.map((s) => s.read?.scenario.id ?? s.file);
      out.line(`${lintSummary(rows)}${names.length === 0 ? '' : ` in ${names.join(', ')}`}`);
    }
    return hasError(rows) ? 1 : 0;
  },
};
