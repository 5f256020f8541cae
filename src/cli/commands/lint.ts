import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parsePlan } from '../../authoring/plan';
import type { Diagnostic } from '../../playbook/diagnostics';
import { parseCompany, parsePlaybook } from '../../playbook/parse';
import { parseScenario } from '../../scenario/parse';
import { type Command, type ExitCode, printJson } from '../command';

function read(path: string): readonly Diagnostic[] {
  const text = readFileSync(path, 'utf8');
  const format = /^format:\s*(\S+)/m.exec(text)?.[1];
  const name = basename(path);
  const result =
    format === 'hotwash.plan'
      ? parsePlan(text, name)
      : format === 'hotwash.playbook'
        ? parsePlaybook(text, name)
        : format === 'hotwash.company'
          ? parseCompany(text, name)
          : parseScenario(text, name);
  return result.ok ? [] : result.error;
}

export const lint: Command = {
  name: 'lint',
  usage: 'lint FILE... [--json]',
  about: 'Reads scenario, playbook, company and plan files and tells every mistake with its place',
  run: ({ files, json }, out): ExitCode => {
    if (files.length === 0) {
      out.problem('lint needs at least one file');
      return 2;
    }
    const missing = files.filter((f) => !existsSync(f));
    for (const file of missing) out.problem(`${file} is not there`);
    if (missing.length > 0) return 2;
    const rows = files.flatMap((path) => read(path).map((d) => ({ ...d, file: path })));
    if (json) printJson(out, rows);
    else {
      for (const d of rows) out.line(`${d.file}:${d.line}:${d.column} ${d.code} ${d.message} ${d.hint}`);
      out.line(rows.length === 0 ? 'no mistakes found' : `${rows.length} mistakes`);
    }
    return rows.length === 0 ? 0 : 1;
  },
};
