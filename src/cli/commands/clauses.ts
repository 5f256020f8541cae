import { type ClauseState, clauseReport } from '../../score/clauses';
import { type Command, printJson } from '../command';
import { listScenarios, loadScenario } from '../load';
import { actsOnScreens } from '../offered-acts';

export const clauses: Command = {
  name: 'clauses',
  usage: 'clauses [--json]',
  about: 'Lists every clause of the playbook: working, or what is missing; derived from indicators, acts and runs',
  run: ({ json }, out) => {
    const offered = actsOnScreens();
    const known = new Map<string, ClauseState>();
    // A clause works when it does with one of the scenarios; else what is missing with the first is told.
    const open = (): Set<string> => new Set([...known.values()].filter((c) => c.state !== 'working').map((c) => c.id));
    for (const { company, id } of listScenarios()) {
      if (known.size > 0 && open().size === 0) break;
      const shipped = loadScenario(company, id);
      if (!shipped.ok) {
        out.problem(`${id} does not load: ${shipped.error[0]?.message ?? ''}`);
        return 2;
      }
      const asked = known.size === 0 ? undefined : open();
      for (const row of clauseReport(shipped.value.bundle, offered, asked))
        if (row.state === 'working' || !known.has(row.id)) known.set(row.id, row);
    }
    const rows = [...known.values()];
    if (json) printJson(out, rows);
    else {
      for (const row of rows)
        out.line(`${row.state.padEnd(8)} ${row.id}${row.missing.length === 0 ? '' : `: ${row.missing.join('; ')}`}`);
      out.line(`${rows.filter((r) => r.state === 'working').length} of ${rows.length} working`);
    }
    return 0;
  },
};
