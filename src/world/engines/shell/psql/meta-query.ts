import { isoUtc } from '../../../../base/drill-time';
import type { MetaCommand } from './meta';
import type { PsqlProcess } from './process';
import { sendUnlessEmpty } from './run-script';

/** `\watch` runs so often at most, and waits no longer in between (ms): the drill's clock stands while a line runs. */
const MOST_ROUNDS = 3;
const LONGEST_WAIT = 1_000;
/** As many statements as `\gexec` sends. */
const MOST_STATEMENTS = 50;

/** The unfinished statement, or the one before when there is none. */
function takeQuery(psql: PsqlProcess): string {
  const { previous } = psql.script;
  const sql = psql.script.take();
  return sql.trim() === '' ? previous : sql;
}

/** `\g` takes neither a file nor a pipe here. */
function refuseTarget(psql: PsqlProcess, name: string, args: readonly string[]): boolean {
  if (args.length === 0) return false;
  psql.complain(`\\${name} writes no files and takes no options in this exercise.`);
  psql.script.reset();
  return true;
}

/** Runs the statement silently and hands over the one result with rows. */
async function fetched(psql: PsqlProcess, sql: string) {
  const outcome = await psql.ask(sql);
  if (outcome.error !== undefined) {
    psql.reportError(outcome.error, sql);
    return undefined;
  }
  return outcome.results.at(-1);
}

/** Meta-commands that send the statement, look at it or drop it. */
export const queryCommands: Readonly<Record<string, MetaCommand>> = {
  g: {
    run: (psql, args) => !refuseTarget(psql, 'g', args) && sendUnlessEmpty(psql, takeQuery(psql)),
  },
  gx: {
    run: async (psql, args) => {
      if (refuseTarget(psql, 'gx', args)) return false;
      const sql = takeQuery(psql);
      return sql.trim() === '' || psql.send(sql, { expanded: 'on' });
    },
  },
  gset: {
    most: 1,
    run: async (psql, [prefix = '']) => {
      const sql = takeQuery(psql);
      if (sql.trim() === '') return true;
      const result = await fetched(psql, sql);
      if (result === undefined) return false;
      const rows = result.rows ?? [];
      if (rows.length !== 1) {
        psql.complain(`${rows.length === 0 ? 'no rows' : 'more than one row'} returned for \\gset`);
        return false;
      }
      for (const [i, column] of (result.columns ?? []).entries()) {
        const value = rows[0]?.[i];
        if (typeof value !== 'string') psql.variables.unset(prefix + column.name);
        else {
          const refused = psql.variables.set(prefix + column.name, value);
          if (refused !== undefined) psql.complain(refused);
        }
      }
      return true;
    },
  },
  gexec: {
    most: 0,
    run: async (psql) => {
      const sql = takeQuery(psql);
      if (sql.trim() === '') return true;
      const result = await fetched(psql, sql);
      if (result === undefined) return false;
      let ok = true;
      const statements = (result.rows ?? []).flat().filter((value) => value !== null);
      for (const statement of statements.slice(0, MOST_STATEMENTS)) {
        ok = (await psql.send(statement)) && ok;
        if (!ok && psql.variables.is('ON_ERROR_STOP')) return false;
      }
      if (statements.length > MOST_STATEMENTS) psql.complain(`\\gexec: stopped after ${MOST_STATEMENTS} statements`);
      return ok;
    },
  },
  watch: {
    most: 3,
    run: async (psql, args) => {
      const sql = takeQuery(psql);
      if (sql.trim() === '') {
        psql.complain('\\watch cannot be used with an empty query');
        return false;
      }
      const words = Object.fromEntries(
        args.filter((a) => a.includes('=')).map((a) => [a[0], a.slice(a.indexOf('=') + 1)]),
      );
      const interval = args.find((a) => !a.includes('=')) ?? words.i ?? '2';
      const seconds = Number(interval);
      if (!(seconds >= 0)) {
        psql.complain(`\\watch: incorrect interval value "${interval}"`);
        return false;
      }
      const wanted = words.c === undefined ? Number.POSITIVE_INFINITY : Number(words.c);
      const { port } = psql.host.harvest();
      for (let n = 0; n < Math.min(wanted, MOST_ROUNDS); n++) {
        if (n > 0) await pause(Math.min(LONGEST_WAIT, seconds * 1_000), psql.host.signal());
        if (psql.host.signal()?.aborted === true) return true;
        const time = isoUtc(port.startEpoch + port.now())
          .replace('T', ' ')
          .replace(/\.\d+Z$/, ' UTC');
        psql.write(`${time} (every ${seconds}s)\n\n`);
        if (!(await psql.send(sql))) return false;
      }
      if (wanted > MOST_ROUNDS)
        psql.complain('\\watch ends here: the clock of the exercise stands still while a command runs. Run it again.');
      return true;
    },
  },
  p: {
    most: 0,
    run: (psql) => {
      const { buffer, previous } = psql.script;
      const sql = buffer === '' ? previous : buffer.replace(/\n$/, '');
      psql.write(sql === '' ? 'Query buffer is empty.\n' : `${sql}\n`);
      return true;
    },
  },
  r: {
    most: 0,
    run: (psql) => {
      psql.script.reset();
      psql.note('Query buffer reset (cleared).');
      return true;
    },
  },
};

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
  });
}
