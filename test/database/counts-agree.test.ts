import { PGlite } from '@electric-sql/pglite';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../src/base/drill-time';
import { keyedInt } from '../../src/base/keyed';
import { listScenarios } from '../../src/cli/load';
import { createDrill } from '../../src/drill/drill';
import { advanceTo, initialState } from '../../src/drill/fold';
import { worldView } from '../../src/drill/world-view';
import { Replica } from '../../src/world/engines/database/replica';
import type { WorldView } from '../../src/world/model/operations';
import { feedRows } from '../../src/world/model/rows/feed';
import { countErrors, disagreements } from '../support/counts-agree';
import { packedBlob } from '../support/node-database';
import { full, shipped } from '../support/shipped';
import { headerFor } from '../support/tiny-scenario';

/** Twenty seeds of every scenario, or one: each needs a database of its own. The variant is the seed's. */
const seeds = Array.from({ length: full ? 20 : 1 }, (_, n) => `sql-${n}`);

const rowsOf = async (replica: Replica, world: WorldView, sql: string) => {
  const read = await replica.read(sql, 'count', world);
  if (read === undefined || read.error !== undefined) throw new Error(read?.error?.message ?? 'not a read');
  return read.results[0]?.rows ?? [];
};

describe.each(listScenarios().map((s) => s.id))('what SQL counts in %s', (id) => {
  const { bundle } = shipped(id);

  it.each(seeds)(
    'is what the log console shows and the tracker says, for any ten minutes: %s',
    async (seed) => {
      const drill = createDrill(bundle, headerFor(bundle, { seed }));
      const begin = initialState(drill);
      const world = worldView(drill, advanceTo(drill, begin, HOUR));
      const replica = new Replica(await PGlite.create({ loadDataDir: await packedBlob() }), seed);
      await replica.begin(worldView(drill, begin), () => undefined);
      let errors = 0;
      for (let n = 0; n < 8; n++) {
        // Most windows lie in the incident; one in the day before.
        const from = n === 0 ? -20 * HOUR : -20 * MINUTE + keyedInt(70 * MINUTE, seed, 'window', n);
        const to = Math.min(HOUR, from + 10 * MINUTE);
        const iso = (at: number) => `'${new Date(world.startEpoch + at).toISOString()}'`;
        const within = (column: string) => `${column} >= ${iso(from)} and ${column} < ${iso(to)}`;
        const rows = await rowsOf(
          replica,
          world,
          `select service, code, level, count(*) from error_logs where ${within('ts')} group by 1, 2, 3`,
        );
        const table = countErrors(
          rows.map(([service, code, level, count]) => ({
            service: service ?? '',
            code: code ?? null,
            level: level ?? '',
            count: Number(count),
          })),
        );
        expect(disagreements(world, { from, to }, table)).toEqual([]);
        errors += Object.values(table).reduce((sum, count) => sum + count, 0);
        const stored = await rowsOf(replica, world, `select count(*) from readings where ${within('created_at')}`);
        const signedIn = await rowsOf(
          replica,
          world,
          `select count(*) from auth.audit_log_entries where ${within('created_at')} and payload->>'action' = 'login'`,
        );
        const { readings, signIns, audit } = feedRows(world, from, to);
        const logins = signIns.length + audit.filter((row) => row.action === 'login').length;
        expect([Number(stored[0]?.[0]), Number(signedIn[0]?.[0])]).toEqual([readings.length, logins]);
      }
      expect(errors).toBeGreaterThan(50);
      await replica.close();
    },
    120_000,
  );
});
