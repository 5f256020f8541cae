import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream, jetstreamManager, StorageType } from '@nats-io/jetstream';
import { type NatsConnection, nanos } from '@nats-io/nats-core';
import { parHeader } from '../../src/authoring/par';
import { careful } from '../../src/bots/careful';
import { findNats } from '../../src/cli/host-find.mjs';
import { leftEngine } from '../../src/cli/host-lock.mjs';
import { type Host, startHost } from '../../src/cli/host-run.mjs';
import { runHeadless } from '../../src/conduct/run-headless';
import { connectNats } from '../support/nats-client';
import { shipped } from '../support/shipped';
import type { Bench, Row } from './bench';

const ROOMS = 1_000;
/** Windows that are in rooms at the same time: ten drills of twelve people would be 120. */
const WINDOWS = 1_000;
/** What sealing, signing and naming add to an entry. */
const ENVELOPE = 300;
/** Entries that people write for each one of a careful bot: they look around, retry, and type. */
const PEOPLE = 3;

/** Sizes in bytes of what a drill sends: each entry of a careful team's drill, as often as people would. */
function drillMessages(): number[] {
  const loaded = shipped('security-breach');
  const variant = Object.keys(loaded.bundle.scenario.variants)[0] ?? '';
  const header = parHeader(loaded.bundle, variant, 'bench');
  const { entries } = runHeadless(loaded.bundle, header, [], loaded.bundle.scenario.longest, () => careful);
  return entries.flatMap((entry) => Array<number>(PEOPLE).fill(JSON.stringify(entry).length + ENVELOPE));
}

const roomName = (n: number) => `room${String(n).padStart(18, '0')}`;
const streamOf = (room: string) => ({
  name: `HW_${room}`,
  subjects: [`hw.${room}.log`],
  storage: StorageType.File,
  max_age: nanos(30 * 86_400_000),
  max_bytes: 32 * 1024 * 1024,
  max_msg_size: 900_000,
  duplicate_window: nanos(600_000),
  deny_delete: true,
  deny_purge: true,
});

/** Resident memory of a process in MB; Linux only. */
function memoryOf(pid: number | undefined): number {
  const found = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(found?.[1]) / 1024;
}

function bytesIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).blocks * 512, 0);
}

const percentile = (times: readonly number[], p: number) =>
  [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) * p)] ?? Number.NaN;

async function inParallel(count: number, work: (n: number) => Promise<unknown>, workers = 32): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: workers }, worker));
}

/** A thousand drills that were held, and a thousand windows that are in rooms, on the host as `npm run host` starts it. */
async function measure(host: Host, data: string): Promise<Row[]> {
  const engine = () => memoryOf(leftEngine(join(data, 'ports'))?.pid);
  const connect = (): Promise<NatsConnection> =>
    connectNats(host.wsUrl, { user: host.engineFile.user ?? '', pass: host.engineFile.token ?? '' });
  const sizes = drillMessages();
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  const rows: Row[] = [
    {
      measure: 'messages of one drill',
      value: sizes.length,
      unit: '',
      note: `security-breach, ${PEOPLE} for each of a careful bot`,
    },
    { measure: 'bytes of one drill', value: bytes / 1024, unit: 'KB', note: `with ${ENVELOPE} B around each entry` },
    { measure: 'engine, no rooms', value: engine(), unit: 'MB', note: 'resident memory' },
  ];

  const writer = await connect();
  const manager = await jetstreamManager(writer);
  const log = jetstream(writer);
  let started = performance.now();
  await inParallel(ROOMS, (n) => manager.streams.add(streamOf(roomName(n))));
  rows.push({
    measure: 'making rooms',
    value: (ROOMS * 1000) / (performance.now() - started),
    unit: 'per s',
    note: `${ROOMS} rooms`,
  });
  started = performance.now();
  await inParallel(
    ROOMS,
    async (n) => {
      for (const [index, size] of sizes.entries()) {
        await log.publish(`hw.${roomName(n)}.log`, randomBytes(size), { msgID: `${n}-${index}` });
      }
    },
    128,
  );
  const seconds = (performance.now() - started) / 1000;
  rows.push({
    measure: 'messages written and acknowledged',
    value: (ROOMS * sizes.length) / seconds,
    unit: 'per s',
    note: 'through the gate, one window',
  });
  rows.push({
    measure: 'disk',
    value: bytesIn(join(data, 'rooms')) / 1024 / 1024,
    unit: 'MB',
    note: `${ROOMS} drills`,
  });
  rows.push({
    measure: 'engine, all rooms, just written',
    value: engine(),
    unit: 'MB',
    note: 'with the ids of the last 10 minutes',
  });

  started = performance.now();
  await writer.close();
  await host.restartEngine();
  rows.push({
    measure: 'engine started again',
    value: (performance.now() - started) / 1000,
    unit: 's',
    note: `${ROOMS} rooms on the disk`,
  });
  rows.push({ measure: 'engine, all rooms, started again', value: engine(), unit: 'MB' });

  const windows: NatsConnection[] = [];
  started = performance.now();
  await inParallel(WINDOWS, async (n) => {
    const window = await connect();
    windows.push(window);
    const reader = await jetstream(window).consumers.get(`HW_${roomName(n % ROOMS)}`, {});
    const messages = await reader.consume({ idle_heartbeat: 5_000 });
    let count = 0;
    for await (const _ of messages) if (++count === sizes.length) break;
  });
  rows.push({
    measure: 'windows that join and read all',
    value: (WINDOWS * 1000) / (performance.now() - started),
    unit: 'per s',
    note: `${WINDOWS}, each another room of ${sizes.length} messages`,
  });
  rows.push({ measure: `engine, ${WINDOWS} windows`, value: engine(), unit: 'MB' });

  const times: number[] = [];
  for (let n = 0; n < 2_000; n++) {
    const window = windows[n % windows.length] as NatsConnection;
    const at = performance.now();
    await jetstream(window).publish(`hw.${roomName(n % ROOMS)}.log`, randomBytes(900), { msgID: `live-${n}` });
    times.push(performance.now() - at);
  }
  for (const [name, p] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const) {
    rows.push({
      measure: `acknowledged, ${name}`,
      value: percentile(times, p),
      unit: 'ms',
      note: `${WINDOWS} windows connected`,
    });
  }
  await Promise.all(windows.map((window) => window.close()));
  return rows;
}

export const bench: Bench = {
  name: 'rooms',
  async run() {
    const program = findNats();
    if (program === undefined || process.platform !== 'linux') throw new Error('needs Linux and nats-server');
    const folder = mkdtempSync(join(tmpdir(), 'hotwash-rooms-'));
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'index.html'), 'app');
    const data = join(folder, 'data');
    const host = await startHost({ folder: join(folder, 'dist'), data, program });
    try {
      return await measure(host, data);
    } finally {
      await host.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
