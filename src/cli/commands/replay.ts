import { type Command, printJson } from '../command';
import { printCard } from '../print-card';
import { replayFile } from '../read-record';
import { replayDatabase } from '../replay-database';

export const replay: Command = {
  name: 'replay',
  usage: 'replay FILE [--database] [--json]',
  about: 'Plays an exported record back: hash of the final state, the scorecard, and what is in the database',
  run: async ({ files: [file], json, database: withDatabase }, out) => {
    if (file === undefined) {
      out.problem('replay needs a record file');
      return 2;
    }
    const result = replayFile(file);
    if (!result.ok) {
      if (json) printJson(out, { file, problems: result.error });
      for (const line of result.error) out.problem(line);
      return 2;
    }
    const { state, hash, record, scorecard } = result.value;
    const database = withDatabase ? await replayDatabase(record) : undefined;
    if (json) {
      const { header, entries } = record;
      printJson(out, {
        file,
        drillId: header.drillId,
        entries: entries.length,
        drillTime: state.t,
        phase: state.phase,
        refusals: state.refusals.length,
        hash,
        ...(database === undefined ? {} : { database }),
        scorecard,
      });
      return 0;
    }
    out.line(`${record.header.scenarioId}, ${record.entries.length} entries, ${state.phase}`);
    out.line(`final state ${hash}`);
    if (database !== undefined) out.line(`database    ${database.checksum}, after ${database.statements} statements`);
    printCard(out, scorecard);
    return 0;
  },
};
