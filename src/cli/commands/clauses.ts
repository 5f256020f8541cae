import { type ClauseState, clauseReport } from '../../score/clauses';
import { type Command, printJson } from '../command';
import { listScenarios, loadScenario } from '../load';
import { actsOnScreens } from '../offered-acts';

/** A clause works when it does in one of the scenarios; otherwise what is missing in the first is told. */
function merged(reports: readonly (readonly ClauseState[])[]): readonly ClauseState[] {
  const [first = [], ...rest] = reports;
  return first.map(
    (row) =>
      [row, ...rest.flatMap((r) => r.find((c) => c.id === row.id) ?? [])].find((c) => c.state === 'working') ?? row,
  );
}

export const clauses: Command = {
  name: 'clauses',
  usage: 'clauses [--json]',
  about: 'Lists every clause of the playbook: working, or what is missing; derived from indicators, acts and runs',
  run: ({ json }, out) => {
    const offered = actsOnScreens();
    const reports: (readonly ClauseState[])[] = [];
    for (const { company, id } of listScenarios()) {
      const shipped = loadScenario(company, id);
      if (!shipped.ok) {
        out.problem(`${id} does not load: ${shipped.error[0]?.message ?? ''}`);
        return 2;
      }
      reports.push(clauseReport(shipped.value.bundle, offered));
    }
    const rows = merged(reports);
    if (json) printJson(out, rows);
    else {
      for (const row of rows)
        out.line(`${row.state.padEnd(8)} ${row.id}${row.missing.length === 0 ? '' : `: ${row.missing.join('; ')}`}`);
      out.line(`${rows.filter((r) => r.state === 'working').length} of ${rows.length} working`);
    }
    return 0;
  },
};
