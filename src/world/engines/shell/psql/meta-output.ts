import { describeObjects } from './describe';
import { COMMANDS, COPYRIGHT, USAGE, VARIABLES } from './help';
import type { MetaCommand } from './meta';
import type { PsqlProcess } from './process';
import { listPset, pset } from './pset';
import { readBoolean } from './variables';

/** Sets a printing option and says so, or why not. */
export function setPrint(psql: PsqlProcess, name: string, value: string | undefined, quiet = false): boolean {
  const done = pset(psql.print, name, value);
  if (!done.ok) {
    psql.complain(done.message);
    return false;
  }
  psql.print = done.options;
  if (!quiet) psql.note(done.said);
  return true;
}

function echoed(args: readonly string[]): string {
  const bare = args[0] === '-n';
  return `${(bare ? args.slice(1) : args).join(' ')}${bare ? '' : '\n'}`;
}

/** A command that prints, and cannot go wrong. */
function prints(print: (psql: PsqlProcess, args: readonly string[]) => void): MetaCommand['run'] {
  return (psql, args) => {
    print(psql, args);
    return true;
  };
}

/** Meta-commands of how results are printed, of echoing, and of help. */
export const outputCommands: Readonly<Record<string, MetaCommand>> = {
  x: { most: 1, run: (psql, [value]) => setPrint(psql, 'expanded', value) },
  t: { most: 1, run: (psql, [value]) => setPrint(psql, 'tuples_only', value) },
  a: {
    most: 0,
    run: (psql) => setPrint(psql, 'format', psql.print.format === 'aligned' ? 'unaligned' : 'aligned'),
  },
  f: { most: 1, run: (psql, [value]) => setPrint(psql, 'fieldsep', value) },
  C: { most: 1, run: (psql, [value]) => setPrint(psql, 'title', value) },
  pset: {
    most: 2,
    run: (psql, [name, value]) => {
      if (name !== undefined) return setPrint(psql, name, value);
      psql.write(`${listPset(psql.print).join('\n')}\n`);
      return true;
    },
  },
  timing: {
    most: 1,
    run: (psql, [value]) => {
      const on = value === undefined ? !psql.timing : readBoolean(value);
      if (on === undefined) psql.complain(`unrecognized value "${value}" for "\\timing": Boolean expected`);
      else psql.timing = on;
      psql.note(psql.timing ? 'Timing is on.' : 'Timing is off.');
      return on !== undefined;
    },
  },
  echo: { run: prints((psql, args) => psql.write(echoed(args))) },
  qecho: { run: prints((psql, args) => psql.write(echoed(args))) },
  warn: { run: prints((psql, args) => psql.warn(echoed(args))) },
  '?': {
    most: 1,
    run: (psql, [topic]) => {
      psql.write(topic === 'options' ? USAGE : topic === 'variables' ? VARIABLES : COMMANDS);
      return true;
    },
  },
  h: { run: (psql, _, { rest }) => describeObjects(psql, 'h', rest.replace(/\s*;$/, '')) },
  help: { run: (psql, _, { rest }) => describeObjects(psql, 'h', rest.replace(/\s*;$/, '')) },
  copyright: { most: 0, run: prints((psql) => psql.write(COPYRIGHT)) },
  encoding: {
    most: 1,
    run: (psql, [name]) => {
      if (name === undefined) psql.write('UTF8\n');
      else if (!/^utf-?8$/i.test(name)) {
        psql.complain(`${name}: invalid encoding name or conversion procedure not found`);
        return false;
      }
      return true;
    },
  },
};
