import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AUTHORED_PATH, type AuthoredScenario } from '../../authoring/authored-scenario';
import type { Command, ExitCode, Out } from '../command';
import { listScenarios, scenariosFolder } from '../load';
import { serve } from '../serve.mjs';
import { ensureBuilt, root } from '../setup.mjs';
import { onSave, readScenario } from '../watch-folder';
import { lintLines, lintSummary } from './lint';

/** First port that is tried; `npm start` has the one before. */
const PORT = 4180;

/** A path as given, or the folder of a scenario that ships under this id. */
function pathOf(given: string): string | undefined {
  if (existsSync(given)) return given;
  const shipped = listScenarios().find((s) => s.id === given);
  return shipped === undefined ? undefined : join(scenariosFolder, shipped.company, shipped.id);
}

function tell(out: Out, now: AuthoredScenario): void {
  for (const line of now.rows.flatMap(lintLines)) out.line(line);
  out.line(now.problem ?? `${now.title}: ${lintSummary(now.rows)}`);
}

export const watch: Command = {
  name: 'watch',
  usage: 'watch SCENARIO|FOLDER [--port N]',
  about: 'Checks a scenario again at each save, and plays it in the browser from any minute; ends with Ctrl-C',
  run: async ({ files: [given, ...rest], port = PORT }, out): Promise<ExitCode> => {
    const path = given === undefined || rest.length > 0 ? undefined : pathOf(given);
    if (path === undefined || !Number.isInteger(port) || port < 0 || port > 65_535) {
      out.problem(
        given === undefined ? 'watch needs a scenario or a folder' : `there is no scenario or folder “${given}”`,
      );
      return 2;
    }
    let now = readScenario(path, 1);
    tell(out, now);
    if ((await ensureBuilt({ quiet: true })) !== 0) {
      out.problem('The app could not be built; the reason stands above.');
      return 2;
    }
    const server = await serve({ folder: join(root, 'dist'), port, answers: { [AUTHORED_PATH]: () => now } });
    const stop = onSave(path, () => {
      now = readScenario(path, now.version + 1);
      out.line('');
      tell(out, now);
    });
    out.line(`\nPlay it at ${server.url}#/author, or from a minute: ${server.url}#/author/12m`);
    await new Promise<void>((resolve) => process.once('SIGINT', resolve));
    stop();
    await server.close();
    return 0;
  },
};
