import type { MetaCommand } from './meta';
import { runFile } from './run-script';

/** Meta-commands of variables, files, and the end. */
export const variableCommands: Readonly<Record<string, MetaCommand>> = {
  set: {
    run: (psql, [name, ...values]) => {
      if (name === undefined) {
        psql.write(`${psql.variables.list().join('\n')}\n`);
        return true;
      }
      const refused = psql.variables.set(name, values.join(''));
      if (refused !== undefined) psql.complain(refused);
      return refused === undefined;
    },
  },
  unset: {
    most: 1,
    run: (psql, [name]) => {
      if (name === undefined) {
        psql.complain('\\unset: missing required argument');
        return false;
      }
      psql.variables.unset(name);
      return true;
    },
  },
  i: { most: 1, run: (psql, [path]) => include(psql, path, 'i') },
  include: { most: 1, run: (psql, [path]) => include(psql, path, 'include') },
  ir: { most: 1, run: (psql, [path]) => include(psql, path, 'ir') },
  q: { most: 0, run: () => 'quit' },
  quit: { most: 0, run: () => 'quit' },
  errverbose: {
    most: 0,
    run: (psql) => {
      if (psql.lastError === undefined) psql.write('There is no previous error.\n');
      else psql.verboseError(psql.lastError);
      return true;
    },
  },
};

async function include(psql: Parameters<MetaCommand['run']>[0], path: string | undefined, name: string) {
  if (path === undefined) {
    psql.complain(`\\${name}: missing required argument`);
    return false;
  }
  return (await runFile(psql, path, undefined)) === 0;
}
