import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measurePar, parText } from '../../authoring/par';
import type { Command, ExitCode } from '../command';
import { listScenarios, loadScenario } from '../load';

export const par: Command = {
  name: 'par',
  usage: 'par [SCENARIO...] [--write]',
  about: 'Measures par with the careful bot; --write puts it beside the scenario, otherwise it is only compared',
  run: ({ files, write }, out): ExitCode => {
    let stale = false;
    for (const { company, id } of listScenarios().filter((s) => files.length === 0 || files.includes(s.id))) {
      const shipped = loadScenario(company, id);
      if (!shipped.ok) {
        out.problem(`${id} does not load: ${shipped.error[0]?.message ?? ''}`);
        return 2;
      }
      const measured = measurePar(shipped.value.bundle);
      const path = join(shipped.value.folder, 'par.json');
      if (write) {
        writeFileSync(path, parText(measured));
        out.line(`${id}: written`);
      } else if (shipped.value.par === undefined || parText(shipped.value.par) !== parText(measured)) {
        stale = true;
        out.line(`${id}: par.json is not what is measured now; run \`par --write\``);
      } else out.line(`${id}: up to date`);
    }
    return stale ? 1 : 0;
  },
};
