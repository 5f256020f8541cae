import { type Command, printJson } from '../command';
import { printCard, printFindings } from '../print-card';
import { replayFile } from '../read-record';

export const score: Command = {
  name: 'score',
  usage: 'score FILE [--json]',
  about: 'Scores an exported record: every finding with its clauses and evidence',
  run: ({ files: [file], json }, out) => {
    if (file === undefined) {
      out.problem('score needs a record file');
      return 2;
    }
    const result = replayFile(file);
    if (!result.ok) {
      for (const line of result.error) out.problem(line);
      return 2;
    }
    if (json) printJson(out, result.value.scorecard);
    else {
      printCard(out, result.value.scorecard);
      printFindings(out, result.value.scorecard);
    }
    return 0;
  },
};
