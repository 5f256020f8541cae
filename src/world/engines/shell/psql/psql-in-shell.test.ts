import { afterAll, beforeAll, expect, it } from 'vitest';
import { pglitePort } from '../../../../../test/support/pglite-port';
import { terminal } from '../../../../../test/support/terminal';

let port: Awaited<ReturnType<typeof pglitePort>>;
beforeAll(async () => {
  port = await pglitePort();
}, 60_000);
afterAll(() => port.close());

it('gives the next lines to psql, says so, and takes them back', async () => {
  const { run } = terminal('bad-deploy', { database: port.database });
  expect((await run('echo a')).mode).toEqual({ kind: 'shell' });
  expect((await run('cd ..; psql $DB_URL')).mode).toEqual({ kind: 'psql', prompt: 'postgres=> ' });
  const line = await run('SELECT 1 AS a;');
  expect(line).toMatchObject({ stdout: ' a \n---\n 1\n(1 row)\n\n', mode: { kind: 'psql' }, cwd: '/home/responder' });
  expect(await run('\\q')).toMatchObject({ exitCode: 0, mode: { kind: 'shell' } });
  expect((await run('psql $PROD_DB_URL -Atc "SELECT 2" | cat')).stdout).toBe('2\n');
});

it('completes SQL inside psql and behind its -c, and the shell’s words elsewhere', async () => {
  const { run, shell } = terminal('bad-deploy', { database: port.database });
  const options = async (line: string) => (await shell.complete(line, line.length)).options;
  const inQuotes = 'psql $DB_URL -c "select * from re';
  expect(await shell.complete(inQuotes, inQuotes.length)).toEqual({ from: inQuotes.length - 2, options: ['readings'] });
  expect(await options('psq')).toContain('psql');
  expect(await options('psql $DB_')).toContain('$DB_URL');
  await run('psql $DB_URL');
  expect(await options('select * from re')).toEqual(['readings']);
  expect(await options('\\tim')).toEqual(['\\timing']);
  await run('exit');
  expect(await options('select * from re')).toEqual([]);
});

it('is refused by a database that is not there, with the exit code for that', async () => {
  const { run } = terminal('bad-deploy');
  const answer = await run('psql $DB_URL -c "SELECT 1"');
  expect(answer.exitCode).toBe(2);
  expect(answer.stderr).toMatch(
    /^psql: error: connection to server at .* FATAL: {2}the database system is starting up\n$/,
  );
  expect((await run('psql $DB_URL')).mode).toEqual({ kind: 'shell' });
});
