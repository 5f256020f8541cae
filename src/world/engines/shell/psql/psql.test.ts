import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pglitePort } from '../../../../../test/support/pglite-port';
import { type PsqlAnswer, psqlTerminal } from '../../../../../test/support/psql-terminal';

let port: Awaited<ReturnType<typeof pglitePort>>;
let run: (line: string, signal?: AbortSignal) => Promise<PsqlAnswer>;

beforeAll(async () => {
  port = await pglitePort();
}, 60_000);
afterAll(() => port.close());

/** `psql` for another database of the project's server. */
const psqlOf = (database: string): string => `psql "\${DB_URL%/*}/${database}"`;

/** A fresh terminal on the same database; requests are counted from here. */
function open(): void {
  port.asked.length = 0;
  ({ run } = psqlTerminal(port.database));
}

describe('psql in the shell', () => {
  beforeAll(open);

  it('runs a -c with $DB_URL unquoted, as one query string', async () => {
    port.asked.length = 0;
    const { stdout, stderr, exitCode } = await run(
      'psql $DB_URL -c "SELECT id FROM readings LIMIT 1; SELECT 2 AS two;"',
    );
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(stdout).toBe(' id \n----\n  1\n(1 row)\n\n two \n-----\n   2\n(1 row)\n\n');
    expect(port.asked.map((a) => a.request)).toEqual(['SELECT id FROM readings LIMIT 1; SELECT 2 AS two;']);
  });

  it('prints in the formats that scripts ask for', async () => {
    expect((await run('psql "$DB_URL" -Atc "SELECT count(*) FROM readings"')).stdout).toBe('3\n');
    expect((await run('psql $DB_URL --csv -c "SELECT id, level FROM error_logs ORDER BY 1"')).stdout).toBe(
      'id,level\n1,error\n2,warn\n',
    );
    expect((await run('psql -d $DB_URL -x -c "SELECT 1 AS a"')).stdout).toBe('-[ RECORD 1 ]\na | 1\n\n');
    expect((await run('psql $DB_URL -P null=NULL -Atc "SELECT message FROM error_logs WHERE id = 2"')).stdout).toBe(
      'NULL\n',
    );
    expect((await run('psql $DB_URL -Atc "SELECT id FROM readings ORDER BY id" | tail -n 1')).stdout).toBe('3\n');
  });

  it('prints tags of what changes something, notices, and times', async () => {
    const { stdout, stderr } = await run(`psql $DB_URL <<'EOF'
CREATE TEMP TABLE x AS SELECT 1 AS a;
UPDATE x SET a = 2 RETURNING a;
DO $$ BEGIN RAISE NOTICE 'hello'; END $$;
\\timing
DROP TABLE x;
EOF`);
    expect(stdout).toBe('SELECT 1\n a \n---\n 2\n(1 row)\n\nUPDATE 1\nDO\nTiming is on.\nDROP TABLE\nTime: 1.234 ms\n');
    expect(stderr).toBe('NOTICE:  hello\n');
    expect((await run('psql $DB_URL -q -c "SET work_mem = 1000"')).stdout).toBe('');
  });

  it('describes tables as psql does', async () => {
    const { stdout, stderr } = await run("psql $DB_URL -c '\\d readings'");
    expect(stderr).toBe('');
    expect(stdout).toBe(`                         Table "public.readings"
    Column    |           Type           | Collation | Nullable | Default 
--------------+--------------------------+-----------+----------+---------
 id           | integer                  |           | not null | 
 user_id      | uuid                     |           | not null | 
 raw_input    | text                     |           |          | 
 reading_data | jsonb                    |           |          | 
 created_at   | timestamp with time zone |           | not null | 
Indexes:
    "readings_pkey" PRIMARY KEY, btree (id)
    "readings_user_id_idx" btree (user_id)
Foreign-key constraints:
    "readings_user_id_fkey" FOREIGN KEY (user_id) REFERENCES auth.users(id)

`);
    expect((await run("psql $DB_URL -At -c '\\dt auth.*'")).stdout).toBe('auth|users|table|postgres\n');
    expect(await run("psql $DB_URL -c '\\d nope'")).toMatchObject({
      stderr: 'Did not find any relation named "nope".\n',
      exitCode: 1,
    });
    expect((await run('psql -At -l $DB_URL')).stdout).toMatch(/^postgres\|postgres.*\nrestored\|postgres/);
  });

  it('names what is wrong, with the place', async () => {
    expect(await run('psql $DB_URL -c "select * from x"')).toMatchObject({
      stdout: '',
      stderr: 'ERROR:  relation "x" does not exist\nLINE 1: select * from x\n                      ^\n',
      exitCode: 1,
    });
    expect(await run('psql $DB_URL -c "\\foo"')).toMatchObject({ stderr: 'invalid command \\foo\n', exitCode: 1 });
  });

  it('goes on in scripts, or stops at ON_ERROR_STOP with 3, and names file and line', async () => {
    await run("printf 'select 1 as a;\\n\\nselect *\\nfrom nope;\\n\\\\foo\\nselect 3 as b' > f.sql");
    const whole = await run('psql $DB_URL -At -f f.sql');
    expect(whole.exitCode).toBe(0);
    expect(whole.stdout).toBe('1\n3\n');
    expect(whole.stderr).toBe(
      'psql:f.sql:4: ERROR:  relation "nope" does not exist\nLINE 2: from nope;\n             ^\npsql:f.sql:5: error: invalid command \\foo\n',
    );
    expect((await run('psql $DB_URL -f - < f.sql')).stderr).toMatch(/^psql:<stdin>:4: ERROR:/);
    expect(await run('cat f.sql | psql $DB_URL -At -v ON_ERROR_STOP=1')).toMatchObject({
      stdout: '1\n',
      stderr: expect.stringMatching(/^ERROR: /),
      exitCode: 3,
    });
    expect(await run('psql $DB_URL -f none.sql')).toMatchObject({
      stderr: 'psql: error: none.sql: No such file or directory\n',
      exitCode: 1,
    });
  });

  it('connects to nothing but this project', async () => {
    for (const [line, why] of [
      [
        'psql postgres://elsewhere.example/x -c "select 1"',
        /^psql: error: could not translate host name "elsewhere.example"/,
      ],
      ['psql -c "select 1"', /^psql: error: connection to server on socket/],
      [`${psqlOf('nodb')} -c "select 1"`, /FATAL: {2}database "nodb" does not exist\n$/],
      [`${psqlOf('auth')} -c "select 1"`, /FATAL: {2}database "auth" does not exist\n$/],
      [`psql "postgres://postgres:wrong@\${DB_URL#*@}" -c "select 1"`, /FATAL: {2}password authentication failed/],
    ] as const) {
      const answer = await run(line);
      expect(answer.stderr).toMatch(why);
      expect(answer.exitCode).toBe(2);
    }
  });

  it('finds a restored backup as a database of its own', async () => {
    const restored = await run(`${psqlOf('restored')} -At -c "select * from readings" -c "\\dt"`);
    expect(restored.stdout).toBe('7\nrestored|readings|table|postgres\n');
    expect((await run('psql $DB_URL -Atc "select count(*) from readings"')).stdout).toBe('3\n');
  });

  it('is one session, and ends it when a transaction was left open', async () => {
    port.asked.length = 0;
    await run('psql $DB_URL -c "BEGIN; DELETE FROM error_logs" -c "SELECT 1"');
    expect(port.asked.map((a) => a.request)).toEqual(['BEGIN; DELETE FROM error_logs', 'SELECT 1', 'end']);
    expect(new Set(port.asked.map((a) => a.session)).size).toBe(1);
    await run('psql $DB_URL -c "SELECT 1"');
    expect(new Set(port.asked.map((a) => a.session)).size).toBe(2);
    expect((await run('psql $DB_URL -Atc "SELECT count(*) FROM error_logs"')).stdout).toBe('2\n');
  });

  it('wraps all in one transaction with -1', async () => {
    const failing = await run('psql $DB_URL -1 -c "DELETE FROM error_logs" -c "SELECT * FROM nope"');
    expect(failing.exitCode).toBe(1);
    await run(`printf 'DELETE FROM error_logs;\nSELECT 1/0;' | psql $DB_URL -1 -v ON_ERROR_STOP=1`);
    expect((await run('psql $DB_URL -Atc "SELECT count(*) FROM error_logs"')).stdout).toBe('2\n');
    expect((await run('psql $DB_URL -1')).stderr).toMatch(/non-interactive/);
  });

  it('ends the transaction that a line was stopped in', async () => {
    port.asked.length = 0;
    await run(`(echo 'begin;'; for i in $(seq 150); do echo 'select 1;'; done) | psql $DB_URL -q`);
    expect(port.asked).toHaveLength(101);
    expect(port.asked.at(-1)?.request).toBe('end');
  });

  it('sends no more than one line may', async () => {
    port.asked.length = 0;
    const { stderr } = await run(`for i in $(seq 150); do echo 'select 1;'; done | psql $DB_URL -q -v ON_ERROR_STOP=1`);
    expect(port.asked).toHaveLength(100);
    expect(stderr).toMatch(/^ERROR: {2}stopped: /);
  });

  it('explains itself', async () => {
    expect((await run('psql --help')).stdout).toMatch(/^psql is the PostgreSQL interactive terminal/);
    expect((await run('psql -V')).stdout).toMatch(/^psql \(PostgreSQL\) \d/);
    expect((await run("psql $DB_URL -c '\\h begin'")).stdout).toContain('start a transaction block');
  });
});

describe('psql that stays', () => {
  beforeAll(open);

  it('takes lines until \\q, with its own prompts', async () => {
    const banner = await run('psql $DB_URL');
    expect(banner).toMatchObject({ exitCode: 0, prompt: 'postgres=> ' });
    expect(banner.stdout).toMatch(/^psql \(.*\)\nType "help" for help\.\n\n$/);
    expect(await run('SELECT 1 AS a')).toMatchObject({ stdout: '', prompt: 'postgres-> ' });
    expect(await run(", 'x")).toMatchObject({ prompt: "postgres'> " });
    expect(await run("y';")).toMatchObject({
      stdout: ' a | ?column? \n---+----------\n 1 | x       +\n   | y\n(1 row)\n\n',
      prompt: 'postgres=> ',
    });
    expect(await run('\\x')).toMatchObject({ stdout: 'Expanded display is on.\n' });
    expect(await run('\\foo')).toMatchObject({ stderr: 'invalid command \\foo\nTry \\? for help.\n', exitCode: 1 });
    expect((await run('help')).stdout).toMatch(/^You are using psql/);
    expect(await run('\\q')).toMatchObject({ stdout: '', exitCode: 0, prompt: undefined });
    expect((await run('echo shell')).stdout).toBe('shell\n');
  });

  it('keeps a transaction open over lines, and rolls it back when it is left', async () => {
    await run('psql $DB_URL');
    expect(await run('BEGIN;')).toMatchObject({ stdout: 'BEGIN\n', prompt: 'postgres=*> ' });
    expect(await run('DELETE FROM error_logs;')).toMatchObject({ stdout: 'DELETE 2\n', prompt: 'postgres=*> ' });
    expect(await run('SELECT')).toMatchObject({ prompt: 'postgres-*> ' });
    expect(await run('1/0;')).toMatchObject({ stderr: 'ERROR:  division by zero\n', prompt: 'postgres=!> ' });
    expect(await run('exit')).toMatchObject({ prompt: undefined });
    expect(port.asked.at(-1)?.request).toBe('end');
    expect((await run('psql $DB_URL -Atc "SELECT count(*) FROM error_logs"')).stdout).toBe('2\n');
  });

  it('runs a statement again with \\g, and shows and drops the buffer', async () => {
    await run('psql $DB_URL');
    await run('SELECT 1 AS a;');
    expect((await run('\\g')).stdout).toContain(' a \n');
    expect((await run('\\gx')).stdout).toContain('-[ RECORD 1 ]');
    await run('SELECT 2');
    expect(await run('\\p')).toMatchObject({ stdout: 'SELECT 2\n', prompt: 'postgres-> ' });
    expect(await run('\\r')).toMatchObject({ stdout: 'Query buffer reset (cleared).\n', prompt: 'postgres=> ' });
    expect((await run('\\! rm -rf /')).stderr).toMatch(/runs no shell command/);
    expect((await run('\\copy readings to x')).stderr).toMatch(/moves no files/);
    await run('\\q');
  });

  it('stops at Ctrl-C and stays', async () => {
    await run('psql $DB_URL');
    const stop = new AbortController();
    stop.abort();
    expect(await run('SELECT pg_sleep(1000); SELECT 2;', stop.signal)).toMatchObject({
      stdout: '',
      stderr: 'ERROR:  canceling statement due to user request\n',
      exitCode: 1,
      prompt: 'postgres=> ',
    });
    expect((await run('SELECT 3 AS c;')).stdout).toContain(' c \n');
  });

  it('goes to a restored backup and back', async () => {
    expect(await run('\\c restored')).toMatchObject({
      stdout: 'You are now connected to database "restored" as user "postgres".\n',
      prompt: 'restored=> ',
    });
    expect((await run('SELECT id FROM readings;')).stdout).toContain('  7\n');
    expect((await run('\\c nowhere')).stderr).toMatch(/database "nowhere" does not exist\nPrevious connection kept\n$/);
    expect(await run('\\c postgres')).toMatchObject({ prompt: 'postgres=> ' });
    expect((await run('SELECT count(*) FROM readings;')).stdout).toContain('     3\n');
    await run('\\q');
  });

  it('watches a few times and says why it ends', async () => {
    await run('psql $DB_URL');
    const { stdout, stderr } = await run('SELECT 1 AS a \\watch 0');
    expect(stdout.match(/\(every 0s\)/g)).toHaveLength(3);
    expect(stderr).toMatch(/^\\watch ends here/);
    await run('\\q');
  });
});
