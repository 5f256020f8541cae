import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { newScenario, SCENARIO_ID } from '../../authoring/new-scenario/new-scenario';
import { findOnDisk } from '../authored';
import type { Command, ExitCode } from '../command';
import { scenariosFolder } from '../load';
import { lintLines } from './lint';

export const new_: Command = {
  name: 'new',
  usage: 'new SCENARIO [--company C] [--into DIR]',
  about:
    'Writes a small scenario that lints and plays, to begin with; its folder comes into the company’s, or into DIR',
  run: ({ files: [id, ...rest], company = 'vyberology', into }, out): ExitCode => {
    if (id === undefined || rest.length > 0 || !SCENARIO_ID.test(id)) {
      out.problem('new needs one name in small letters, digits and dashes, such as slow-search');
      return 2;
    }
    const home = join(scenariosFolder, company);
    const [playbook, facts] = [findOnDisk('playbook', company, home), findOnDisk('company', company, home)];
    if (!/^[a-z0-9-]+$/.test(company) || !existsSync(home) || playbook === undefined || facts === undefined) {
      out.problem(`there is no company “${company}”`);
      return 2;
    }
    const folder = join(into ?? home, id);
    if (existsSync(folder)) {
      out.problem(`${folder} is there already; nothing was written`);
      return 2;
    }
    const made = newScenario({ id, playbook, company: facts });
    if (!made.ok) {
      out.problem(`the scenario that new ones begin with does not fit the company “${company}”:`);
      for (const line of made.error.flatMap(lintLines)) out.problem(line);
      return 1;
    }
    for (const [path, text] of made.value) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const shown = relative(process.cwd(), folder) || '.';
    out.line(`${made.value.size} files written to ${shown}`);
    out.line(`Check it:  npm run -s hotwash -- lint ${shown}`);
    out.line(`Play it:   npm run -s hotwash -- watch ${shown}`);
    return 0;
  },
};
