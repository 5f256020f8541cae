import { afterAll, expect, test } from 'vitest';
import type { Drill } from '../../src/drill/drill';
import { initialState } from '../../src/drill/fold';
import { worldView } from '../../src/drill/world-view';
import type { ShellSession } from '../../src/session/types';
import { DatabaseClient } from '../../src/world/engines/database/client';
import { startNodeDatabase } from '../support/node-database';
import { loadShell, TeamBench, valueIn } from '../support/team-bench';

const bench = new TeamBench();
afterAll(() => bench.close());

/** A database of its own for one machine. */
function openDatabase(drill: Drill): DatabaseClient {
  const { now, history, facts } = worldView(drill, initialState(drill));
  const { scenario } = drill.bundle;
  const statics = { scenario, seed: drill.header.seed, variant: drill.variant, startEpoch: drill.startEpoch };
  return new DatabaseClient(statics, { packed: '' }, { now, history, facts }, startNodeDatabase);
}

// A few real milliseconds for each of the room's: a statement does not outlast the time that the clock holds for it.
const slowly = <T>(work: Promise<T>) => bench.done(work, 2);
const run = (shell: ShellSession, line: string) => slowly(shell.run(line));

test('what one machine does to the database, the terminal of another shows: the same replica on each', async () => {
  const [ana, ben] = [await bench.machine(), await bench.machine()];
  const seats = [
    { id: 'codex', role: 'ic', roleTitle: 'Incident Commander', name: 'Codex', kind: 'nobody' as const },
    { id: 'claude', role: 'deputy', roleTitle: 'Deputy', name: 'Claude', kind: 'nobody' as const },
  ];
  const lobby = { scenarioId: 'edge-outage', title: 't', summary: '', briefing: '', seats, isFacilitated: false };
  await ana.create(lobby, 'Ana', 'player', 'codex');
  await ben.join(ana.link(), 'Ben');
  valueIn(await bench.done(ben.room.sit('claude', true)));
  valueIn(await bench.done(ana.room.begin({ seed: 'sql', variant: 'connection-limit' })));
  const shells: ShellSession[] = [];
  for (const machine of [ana, ben]) {
    const session = await machine.play({ loadShell, openDatabase });
    await slowly(session.databaseClient()?.open() ?? Promise.resolve());
    shells.push(await slowly(session.shell()));
  }
  const [hers, his] = shells;
  if (hers === undefined || his === undefined) throw new Error('no terminals');
  expect(
    (await run(hers, `psql $DB_URL -c "create table notes (line text, at timestamptz default now())"`)).stdout,
  ).toBe('CREATE TABLE\n');
  expect((await run(hers, `psql $DB_URL -c "insert into notes values ('by Ana')"`)).stdout).toBe('INSERT 0 1\n');
  expect((await run(his, `psql $DB_URL -Atc "select line from notes"`)).stdout).toBe('by Ana\n');
  await run(his, `psql $DB_URL -c "insert into notes values ('by Ben')"`);
  expect((await run(hers, `psql $DB_URL -Atc "select line from notes order by line"`)).stdout).toBe('by Ana\nby Ben\n');
  // The production goes on while one looks: both are asked where the clock stands.
  valueIn(await ana.act({ type: 'drill.pause', reason: 'player' }));
  await bench.until(() => ben.session.getSnapshot().view.phase === 'paused');
  const sums = [await slowly(ana.session.databaseChecksum()), await slowly(ben.session.databaseChecksum())];
  expect(sums[0]).toBeDefined();
  expect(sums[0]).toBe(sums[1]);
  expect(ana.session.folded().statements.map((s) => s.status)).toEqual(['applied', 'applied', 'applied']);
}, 300_000);
