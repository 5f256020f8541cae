import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNats } from './host-find.mjs';
import { leftEngine } from './host-lock.mjs';

const HOST_RUN = new URL('host-run.mjs', import.meta.url).href;

/** A program of its own that hosts, as `npm run host` does, with the same way of ending. */
const PROGRAM = `
const [folder, data, program] = process.argv.slice(1);
const { startHost } = await import(${JSON.stringify(HOST_RUN)});
const host = await startHost({ folder, data, program });
process.on('SIGTERM', () => host.stop().then(() => process.exit(0)));
console.log('ready');
`;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe.skipIf(process.platform === 'win32')('the process of a host', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hotwash-process-'));
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'index.html'), 'app');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function start(): Promise<{ host: ChildProcess; engine: number }> {
    const args = [join(folder, 'dist'), join(folder, 'data'), findNats() ?? ''];
    const host = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, ...args], { stdio: 'pipe' });
    await Promise.race([
      once(host.stdout as NodeJS.ReadableStream, 'data'),
      once(host, 'exit').then(() => Promise.reject(new Error('the host ended'))),
    ]);
    const engine = leftEngine(join(folder, 'data', 'ports'))?.pid;
    if (engine === undefined) throw new Error('no engine');
    return { host, engine };
  }

  it('takes its engine along when it is stopped', async () => {
    const { host, engine } = await start();
    expect(isAlive(engine)).toBe(true);
    host.kill('SIGTERM');
    expect(await once(host, 'exit')).toEqual([0, null]);
    expect(isAlive(engine)).toBe(false);
  });

  it('leaves no engine behind when it is killed, and the next one starts over the same rooms', async () => {
    const first = await start();
    first.host.kill('SIGKILL');
    await once(first.host, 'exit');
    // At once: the new one waits until the engine of the old one has put its files in order.
    const second = await start();
    expect(second.engine).not.toBe(first.engine);
    expect(isAlive(first.engine)).toBe(false);
    second.host.kill('SIGTERM');
    await once(second.host, 'exit');
  });
});

describe('npm run host', () => {
  async function run(args: readonly string[], env: Record<string, string>): Promise<[code: number, said: string]> {
    const program = fileURLToPath(new URL('host.mjs', import.meta.url));
    const host = spawn(process.execPath, [program, ...args], { env: { ...process.env, ...env } });
    let said = '';
    for (const stream of [host.stdout, host.stderr]) stream.on('data', (text) => (said += text));
    const [code] = await once(host, 'close');
    return [code, said];
  }

  it.skipIf(process.platform === 'win32')(
    'says how to get an engine, before it builds anything, when there is none that runs',
    async () => {
      const [code, said] = await run([], { NATS_SERVER: '/bin/false' });
      expect(code).toBe(1);
      expect(said).toMatch(/^\/bin\/false does not run; rooms need 2\.9\.0 or newer\.\n/);
      expect(said).toContain('apt-get install nats-server');
      expect(said).not.toContain('Building');
      expect(await run([], { NATS_SERVER: '/nowhere/nats-server' })).toEqual([
        1,
        'NATS_SERVER names a file that is not there: /nowhere/nats-server\n',
      ]);
    },
  );

  it('says what is wrong with a command line, and shows the right one', async () => {
    const [code, said] = await run(['--port', 'x'], {});
    expect(code).toBe(2);
    expect(said).toMatch(/^--port x is no port\n\nnpm run host/);
    expect((await run(['--help'], {}))[0]).toBe(0);
  });
});
