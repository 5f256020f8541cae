import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENGINE_USER, engineConfig } from '../../src/cli/host-config.mjs';
import { findNats } from '../../src/cli/host-find.mjs';

/** A real nats-server, configured as `npm run host` does it, for one test. */
export interface TestNats {
  /** Where windows connect. Stays the same over restarts. */
  readonly wsUrl: string;
  /** Where it serves its figures (`varz`, `connz`, `jsz`), without a slash at the end. Stays the same over restarts. */
  readonly monitorUrl: string;
  /** What to connect as. Without a password too, unless `closed` was asked for. */
  readonly user: string;
  readonly token: string;
  /** Password of the host's own access. */
  readonly keeperToken: string;
  /** Process id of the server as it runs now; undefined while it does not. */
  readonly pid: number | undefined;
  /** Sends a signal, SIGKILL when none is named; resolves when the server is gone (at once for SIGSTOP and SIGCONT). */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it anew on the same ports and storage, after ending it when it still runs. */
  restart(): Promise<void>;
  /** Ends it and removes its storage, unless that was given. */
  stop(): Promise<void>;
}

interface Options {
  /** Port for websockets; any free one when left out. */
  readonly port?: number;
  /** Where rooms are kept; a folder of its own, removed at the end, when left out. */
  readonly storeDir?: string;
  /** True: a window must say user and token. */
  readonly closed?: boolean;
}

/** Whether there is a nats-server to test with. Where `npm test` runs, its absence is said loudly and counts. */
export function natsAvailable(): boolean {
  return process.env.HOTWASH_WITHOUT_NATS !== '1' && findNats() !== undefined;
}

/**
 * Starts a nats-server and waits until windows can connect.
 * @throws {Error} when there is none or it does not become ready, with what it printed
 */
export async function startNats(options: Options = {}): Promise<TestNats> {
  const program = findNats();
  if (program === undefined) throw new Error('no nats-server: install it, or set NATS_SERVER to one');
  const folder = mkdtempSync(join(tmpdir(), 'hotwash-nats-'));
  const portsDir = join(folder, 'ports');
  const config = join(folder, 'engine.json');
  const token = 'a-password-for-one-test';
  const keeperToken = 'the-password-of-the-host';
  let ports = { ws: options.port ?? -1, tcp: -1, monitor: -1 };
  let child: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    rmSync(portsDir, { recursive: true, force: true });
    mkdirSync(portsDir);
    const text = engineConfig({
      storeDir: options.storeDir ?? join(folder, 'rooms'),
      portsDir,
      token,
      keeperToken,
      open: options.closed !== true,
      webPort: ports.ws,
      tcpPort: ports.tcp,
      monitor: true,
    });
    writeFileSync(config, text.replace('"127.0.0.1:-1"', `"127.0.0.1:${ports.monitor}"`));
    const started = spawn(program, ['-c', config], { stdio: ['ignore', 'ignore', 'pipe'] });
    child = started;
    let said = '';
    started.stderr?.on('data', (chunk) => {
      said = (said + chunk).slice(-4_000);
    });
    started.on('exit', () => {
      if (child === started) child = undefined;
    });
    ports = await readPorts(portsDir, () => {
      if (child !== started) throw new Error(`nats-server ended before it was ready:\n${said}`);
    });
  };

  const kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    const target = child;
    if (target === undefined) return;
    const gone = once(target, 'exit');
    target.kill(signal);
    if (signal !== 'SIGSTOP' && signal !== 'SIGCONT') await gone;
  };
  const endWithUs = () => child?.kill('SIGKILL');
  process.on('exit', endWithUs);

  await start();
  return {
    wsUrl: `ws://127.0.0.1:${ports.ws}`,
    monitorUrl: `http://127.0.0.1:${ports.monitor}`,
    user: ENGINE_USER,
    token,
    keeperToken,
    get pid() {
      return child?.pid;
    },
    kill,
    restart: async () => {
      await kill('SIGTERM');
      await start();
    },
    stop: async () => {
      await kill('SIGKILL');
      process.off('exit', endWithUs);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits for the file that the server writes once it is ready, 20 s at the most. */
async function readPorts(folder: string, check: () => void): Promise<{ ws: number; tcp: number; monitor: number }> {
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    check();
    const name = readdirSync(folder).find((file) => file.endsWith('.ports'));
    const text = name === undefined ? '' : readFileSync(join(folder, name), 'utf8');
    // Read while being written, it does not end yet.
    if (text.trimEnd().endsWith('}')) {
      const said = JSON.parse(text) as Record<string, string[] | undefined>;
      const port = (kind: string) => Number(new URL(said[kind]?.[0] ?? '').port);
      return { ws: port('websocket'), tcp: port('nats'), monitor: port('monitoring') };
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('nats-server did not become ready in 20 s');
}
