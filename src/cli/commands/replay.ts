import { type Command, printJson } from '../command';
import { printCard } from '../print-card';
import { replayFile } from '../read-record';

export const replay: Command = {
  name: 'replay',
  usage: 'replay FILE [--json]',
  about: 'Plays an exported record back: hash of the final state, and the scorecard',
  run: ({ files: [file], json }, out) => {
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
        scorecard,
      });
      return 0;
    }
    out.line(`${record.header.scenarioId}, ${record.entries.length} entries, ${state.phase}`);
    out.line(`final state ${hash}`);
    printCard(out, scorecard);
    return 0;
  },
};
