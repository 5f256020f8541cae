import { type Endpoint, expose, wrap } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import { edgeOutage } from '../../../../test/support/edge-outage';
import { headerFor, twoPlayers } from '../../../../test/support/tiny-scenario';
import { minutes } from '../../../base/drill-time';
import type { Act } from '../../../drill/acts';
import { createDrill } from '../../../drill/drill';
import { applyEntry, initialState } from '../../../drill/fold';
import type { Fact } from '../../../scenario/facts';
import { noDatabase } from '../database/no-database';
import type { DatabaseOutcome, DatabasePort } from '../database/port';
import { snapshotOf, staticsOf } from './drill-snapshot';
import { remoteShells } from './remote-shell';
import { shellHost } from './shell-host';
import { ShellWorker } from './shell-worker';
import type { OpenedShell } from './snapshot';
import type { WorkerSide } from './worker-protocol';

const ME = twoPlayers[0]?.id ?? '';
const OTHER = twoPlayers[1]?.id ?? '';
const CALL = 'curl -s https://$PROD_REF.supabase.co/functions/v1/generate-reading -H "apikey: $ANON_KEY"';
const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A window five minutes into a drill, whose shells are behind a message channel instead of in a worker. */
async function bench(
  options: {
    readonly database?: DatabasePort;
    /** Between the page and the shells: what does not answer, how it fails. */
    readonly spoil?: (host: WorkerSide, nth: number) => WorkerSide;
  } = {},
) {
  const drill = createDrill(edgeOutage, headerFor(edgeOutage, { variant: 'bad-deploy' }));
  let state = initialState(drill);
  let seq = 0;
  const put = (act: Act, by = ME): void => {
    seq += 1;
    state = applyEntry(drill, state, { seq, at: Math.max(1_000_000, state.lastWall), id: `e${seq}`, by, act });
  };
  put({ type: 'drill.start' });
  put({ type: 'drill.skip', to: minutes(5) });
  let started = 0;
  let ended = 0;
  const worker = new ShellWorker(() => {
    started += 1;
    const { port1, port2 } = new MessageChannel();
    const host = options.spoil?.(shellHost(), started) ?? shellHost();
    expose(host, port2 as Endpoint);
    const terminate = () => {
      ended += 1;
      port1.close();
      port2.close();
    };
    open.push(terminate);
    return { host: wrap<WorkerSide>(port1 as Endpoint), onError: () => undefined, terminate };
  });
  const leave = new AbortController();
  const patience = { line: 30_000, stop: 300 };
  const openShell = remoteShells(worker, patience);
  const shellOf = (person: string): Promise<OpenedShell> =>
    openShell({
      statics: staticsOf(drill, person),
      snapshot: () => snapshotOf(drill, state),
      database: options.database ?? noDatabase,
      ended: leave.signal,
    });
  const shell = await shellOf(ME);
  /** Runs a line that is not waited for as long as others. */
  const hang = async (line: string, runId: string) => {
    patience.line = 1_000;
    try {
      return await shell.run(line, runId);
    } finally {
      patience.line = 30_000;
    }
  };
  return {
    shell,
    hang,
    shellOf,
    put,
    leave: () => leave.abort(),
    state: () => state,
    counts: () => ({ started, ended }),
  };
}

const outcome = (change: Partial<DatabaseOutcome>): DatabaseOutcome => ({
  results: [],
  notices: [],
  transaction: 'idle',
  facts: [],
  elapsedMs: 1,
  ...change,
});

/** Runs a line up to its end, and then never says so: as one does that is caught in a loop. */
const hangs = (host: WorkerSide): WorkerSide => ({
  ...host,
  run: async (name, line, ...more) => {
    const end = await host.run(name, line, ...more);
    return line.includes('# hangs') ? new Promise(() => undefined) : end;
  },
});

describe('a line in the worker', () => {
  it('prints, and tells its folder and what it caused', async () => {
    const { shell } = await bench();
    const home = shell.cwd();
    const result = await shell.run(`cd apps && ${CALL}; echo $?`, 'r1');
    expect(result).toMatchObject({ exitCode: 0, stderr: '', cwd: `${home}/apps` });
    expect(result.facts).toHaveLength(1);
    expect(shell.cwd()).toBe(`${home}/apps`);
  });

  it('sees the drill as it stood when the line began', async () => {
    const { shell, put } = await bench();
    const title = 'gh issue list --state all';
    expect((await shell.run(title, 'r1')).stdout).not.toContain('Readings fail');
    const filed = await shell.run('gh issue create --title "Readings fail" --body "All calls fail"', 'r2');
    put({ type: 'drill.skip', to: minutes(6) });
    for (const act of filed.acts) put(act);
    expect((await shell.run(title, 'r3')).stdout).toContain('Readings fail');
    const minute = (await shell.run('date -u +%M', 'r4')).stdout;
    put({ type: 'drill.skip', to: minutes(9) });
    expect(Number((await shell.run('date -u +%M', 'r5')).stdout) - Number(minute)).toBe(3);
  });

  it('sees what it has changed itself, which the next line sees only from the record', async () => {
    const { shell, put } = await bench();
    const list = 'supabase secrets list --project-ref $PROD_REF | grep -c SENTRY_DSN';
    const line = `supabase secrets unset SENTRY_DSN --project-ref $PROD_REF > /dev/null; ${list}`;
    const set = await shell.run(line, 'r1');
    expect(set.stdout).toBe('0\n');
    expect((await shell.run(list, 'r2')).stdout).toBe('1\n');
    const { facts, exitCode } = set;
    put({ type: 'tool.run', runId: 'r1', tool: 'shell', command: line });
    put({ type: 'tool.done', runId: 'r1', output: '', exitCode, facts: [...facts], evidence: [] });
    expect((await shell.run(list, 'r3')).stdout).toBe('0\n');
  });

  it('completes', async () => {
    const { shell } = await bench();
    expect(await shell.complete('supa', 4)).toEqual({ from: 0, options: ['supabase'] });
  });

  it('keeps two seats apart, in one worker', async () => {
    const { shell, shellOf, counts } = await bench();
    const other = await shellOf(OTHER);
    await Promise.all([shell.run('export A=mine; cd apps', 'r1'), other.run('export A=yours', 'r2')]);
    expect((await shell.run('echo $A $USER', 'r3')).stdout).toBe(`mine ${ME}\n`);
    expect((await other.run('echo $A $USER', 'r4')).stdout).toBe(`yours ${OTHER}\n`);
    expect(other.cwd()).not.toBe(shell.cwd());
    expect(counts()).toEqual({ started: 1, ended: 0 });
  });

  it('ends with Ctrl-C, and the worker lives on', async () => {
    const { shell, counts } = await bench();
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    const began = performance.now();
    expect(await shell.run('sleep 60', 'r1', stop.signal)).toMatchObject({ exitCode: 130 });
    expect(performance.now() - began).toBeLessThan(1_500);
    expect((await shell.run('echo on', 'r2')).stdout).toBe('on\n');
    expect(counts().ended).toBe(0);
  });

  it('hears Ctrl-C while it loops over commands that read files', async () => {
    const { shell, counts } = await bench();
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    const result = await shell.run('while true; do cat README.md > /dev/null; done', 'r1', stop.signal);
    expect(result.exitCode).toBe(130);
    expect(counts().ended).toBe(0);
  });

  it('ends the worker with the last shell', async () => {
    const { shell, leave, counts } = await bench();
    await shell.run('true', 'r1');
    leave();
    expect(counts()).toEqual({ started: 1, ended: 1 });
    expect((await shell.complete('supa', 4)).options).toEqual([]);
    expect((await shell.run('true', 'r2')).exitCode).toBe(1);
    expect(counts().started).toBe(1);
  });
});

describe('the database', () => {
  // Any command that puts a request to the database.
  const DUMP = 'supabase db dump --linked -f /tmp/dump.sql > /dev/null 2>&1';
  const fact: Fact = { type: 'secret.unset', name: 'SENTRY_DSN' };

  it('is asked on the page, and what it has changed is seen by the rest of the line', async () => {
    let later: () => void = () => undefined;
    const requests: unknown[] = [];
    const { shell, put } = await bench({
      database: {
        ...noDatabase,
        run: async (request) => {
          requests.push(request);
          later();
          return outcome({ facts: [fact] });
        },
      },
    });
    later = () => put({ type: 'drill.skip', to: minutes(7) });
    const line = `date +%M; ${DUMP}; date +%M; supabase secrets list --project-ref $PROD_REF | grep -c SENTRY_DSN`;
    const result = await shell.run(line, 'r1');
    const [before, after, secrets] = result.stdout.split('\n').map(Number);
    expect(requests).toHaveLength(1);
    expect((after ?? 0) - (before ?? 0)).toBe(2);
    expect(secrets).toBe(0);
    expect(result.facts).toEqual([fact]);
  });

  it('is told of Ctrl-C', async () => {
    let cancelled = 0;
    const { shell, counts } = await bench({
      database: {
        ...noDatabase,
        run: (_request, _session, signal) =>
          new Promise((done) => {
            signal?.addEventListener('abort', () => {
              cancelled += 1;
              done(outcome({ error: { severity: 'ERROR', code: '57014', message: 'canceling statement' } }));
            });
          }),
      },
    });
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    expect((await shell.run(DUMP, 'r1', stop.signal)).exitCode).toBe(130);
    expect([cancelled, counts().ended]).toEqual([1, 0]);
    expect((await shell.run('echo on', 'r2')).stdout).toBe('on\n');
  });

  it.each(['told of by the command', 'not told of yet'])('loses no fact with the worker: %s', async (how) => {
    const inspect = how.startsWith('not') ? () => new Promise<never>(() => undefined) : noDatabase.inspect;
    const { hang, counts } = await bench({
      database: { ...noDatabase, inspect, run: async () => outcome({ facts: [fact] }) },
      spoil: hangs,
    });
    const result = await hang(`${DUMP} # hangs`, 'r1');
    expect([result.exitCode, result.facts, counts().ended]).toEqual([137, [fact], 1]);
  });

  it('rolls back what a shell left open that had to be ended, and waits for it', async () => {
    const requests: unknown[] = [];
    const { hang } = await bench({
      database: {
        ...noDatabase,
        run: async (request, session) => {
          await new Promise((done) => setTimeout(done, 20));
          requests.push([request.kind, session]);
          return outcome({ transaction: request.kind === 'end' ? 'idle' : 'open' });
        },
      },
      spoil: hangs,
    });
    expect((await hang(`${DUMP} # hangs`, 'r1')).exitCode).toBe(137);
    const session = expect.any(String);
    expect(requests).toEqual([
      ['backup', session],
      ['end', session],
    ]);
  });

  it('that breaks its promise and rejects is a lost connection, no more', async () => {
    const { shell } = await bench({ database: { ...noDatabase, run: () => Promise.reject(new Error('broken')) } });
    expect((await shell.run(`${DUMP}; echo on`, 'r1')).stdout).toBe('on\n');
  });
});

describe('a worker that does not answer', () => {
  it('is ended, and takes nothing of the record with it', async () => {
    const { hang, counts } = await bench({ spoil: hangs });
    const file = 'gh issue create --title "Readings fail" --body "All calls fail"';
    const result = await hang(`${CALL}; ${CALL}; ${file} # hangs`, 'r1');
    expect(result.exitCode).toBe(137);
    expect(result.stderr).toMatch(/did not stop by itself/);
    expect(result.facts).toHaveLength(2);
    expect(result.acts).toHaveLength(1);
    expect(counts()).toEqual({ started: 1, ended: 1 });
  });

  it('is followed by one that goes on from the last line', async () => {
    const { shell, hang, counts } = await bench({ spoil: hangs });
    await shell.run('cd apps; export A=kept; echo one > /tmp/notes; ln -s notes /tmp/link; rm README.md', 'r1');
    await shell.run('mkdir /tmp/deep; printf "é\\x00z" > /tmp/deep/bytes; chmod 600 /tmp/notes; rm -rf ../docs', 'r2');
    await hang('echo lost > /tmp/lost; cd /; export A=lost # hangs', 'r3');
    const look =
      'pwd; echo $A; cat /tmp/link /tmp/lost 2>&1; stat -c %a /tmp/notes; wc -c < /tmp/deep/bytes; ls -d ../docs';
    const after = await shell.run(look, 'r4');
    expect(after.stdout).toMatch(/\/apps\nkept\none\ncat: .*lost: No such file or directory\n600\n\s*4\n$/);
    expect(counts()).toEqual({ started: 2, ended: 1 });
    expect((await shell.run('history | head -1', 'r5')).stdout).toContain('cd apps');
  });

  it('after rm -rf / comes back without the files, too', async () => {
    const { shell, hang } = await bench({ spoil: hangs });
    await shell.run('rm -rf /', 'r1');
    await hang('true # hangs', 'r2');
    expect(await shell.run('ls /home', 'r3')).toMatchObject({ exitCode: 2, stdout: '' });
    expect((await shell.run('echo still', 'r4')).stdout).toBe('still\n');
  });

  it('says so when there were too many files to keep', async () => {
    const { shell, hang } = await bench({ spoil: hangs });
    await shell.run('for i in 1 2 3 4 5; do seq 1 150000 > /tmp/big$i; done; export A=kept', 'r1');
    const { stderr } = await hang('true # hangs', 'r2');
    expect(stderr).toContain('too large to keep');
    expect((await shell.run('ls /tmp | wc -l; echo $A', 'r3')).stdout.split(/\s+/)).toEqual(['0', 'kept', '']);
  });

  it('is ended sooner after Ctrl-C', async () => {
    const { shell, counts } = await bench({ spoil: hangs });
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 20);
    expect((await shell.run('true # hangs', 'r1', stop.signal)).exitCode).toBe(130);
    expect(counts().ended).toBe(1);
  });

  it('ends the lines of other seats with it, which then go on as well', async () => {
    const { shell, hang, shellOf } = await bench({ spoil: hangs });
    const other = await shellOf(OTHER);
    await other.run('export A=yours', 'r1');
    const [mine, yours] = await Promise.all([hang('true # hangs', 'r2'), other.run('sleep 3', 'r3')]);
    expect([mine.exitCode, yours.exitCode]).toEqual([137, 137]);
    expect((await other.run('echo $A', 'r4')).stdout).toBe('yours\n');
    expect((await shell.complete('supa', 4)).options).toEqual(['supabase']);
  });

  it('takes the psql of another seat with it, whose next line does not go to the shell', async () => {
    const requests: string[] = [];
    const { hang, shellOf } = await bench({
      database: {
        ...noDatabase,
        inspect: async () => outcome({}),
        run: async (request) => {
          requests.push(request.kind);
          return outcome({ transaction: request.kind === 'end' ? 'idle' : 'open' });
        },
      },
      spoil: hangs,
    });
    const other = await shellOf(OTHER);
    expect((await other.run('psql $DB_URL', 'r1')).mode.kind).toBe('psql');
    expect((await other.run('begin;', 'r2')).mode.kind).toBe('psql');
    await hang('true # hangs', 'r3');
    const lost = await other.run('delete from readings;', 'r4');
    expect(lost).toMatchObject({ exitCode: 2, mode: { kind: 'shell' }, facts: [] });
    expect(lost.stderr).toContain('server closed the connection unexpectedly');
    expect(requests).toEqual(['sql', 'end']);
    expect((await other.run('echo on', 'r5')).stdout).toBe('on\n');
  });

  it('answers completion with nothing', async () => {
    const never = (host: WorkerSide): WorkerSide => ({ ...host, complete: () => new Promise(() => undefined) });
    const { shell, leave } = await bench({ spoil: never });
    const asked = shell.complete('supa', 4);
    await shell.run('true', 'r1');
    leave();
    expect(await asked).toEqual({ from: 4, options: [] });
  });

  it('that cannot be started is said, and tried anew with the next line', async () => {
    const broken = (host: WorkerSide, nth: number): WorkerSide =>
      nth === 2 ? { ...host, open: () => Promise.reject(new Error('no code')) as never } : hangs(host);
    const { shell, hang, counts } = await bench({ spoil: broken });
    await shell.run('export A=kept', 'r1');
    await hang('true # hangs', 'r2');
    const failed = await shell.run('echo $A', 'r3');
    expect([failed.exitCode, failed.stderr]).toEqual([
      1,
      'bash: the shell could not be loaded. Run the line again to retry.\n',
    ]);
    expect((await shell.run('echo $A', 'r4')).stdout).toBe('kept\n');
    expect(counts().started).toBe(3);
  });

  it('at first is a refusal to open', async () => {
    const broken = (host: WorkerSide): WorkerSide => ({
      ...host,
      open: () => Promise.reject(new Error('no code')) as never,
    });
    await expect(bench({ spoil: broken })).rejects.toThrow('no code');
  });
});
