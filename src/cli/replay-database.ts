import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { createDrill } from '../drill/drill';
import { statementMoments } from '../drill/statement-moments';
import type { RecordFile } from '../exchange/record-file';
import { makeDatabase } from '../world/engines/database/make';
import { Replica } from '../world/engines/database/replica';

const TABLES = fileURLToPath(new URL('../../scenarios/vyberology/database.sql', import.meta.url));

/** What a replayed database holds. */
export interface ReplayedDatabase {
  /** Statements that took effect. */
  readonly statements: number;
  /** Of everything in it; see `checksumOf`. The debrief shows the same for the live drill. */
  readonly checksum: string;
}

/** Carries out the statements of a record in a database of its own. Takes some seconds. */
export async function replayDatabase({ bundle, header, entries }: RecordFile): Promise<ReplayedDatabase> {
  const { begin, moments, end } = statementMoments(createDrill(bundle, header), entries);
  const empty = await makeDatabase((options) => PGlite.create({ ...options }), readFileSync(TABLES, 'utf8'));
  const replica = new Replica(await PGlite.create({ loadDataDir: empty }), header.seed);
  await replica.begin(begin, () => undefined);
  for (const { statement, world } of moments) await replica.apply(statement, world);
  const checksum = await replica.checksum(end);
  await replica.close();
  return { statements: moments.length, checksum };
}
