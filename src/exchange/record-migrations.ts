import { err, ok, type Result } from '../base/result';
import { bundleHashes } from '../drill/bundle';
import { parseBundle } from './parse-bundle';
import { RECORD_VERSION, sourcesSchema } from './record-format';

/** Turns a record file of version `from` into one of `from + 1`. The input is untrusted: it may be anything. */
export interface RecordMigration {
  readonly from: number;
  readonly migrate: (file: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

/**
 * Version 2 has statements to the database, and scenarios say more about it. The hashes that a header pins are of the files
 * as parsed: those of version 1 did not know the new fields, so they are taken anew.
 */
function pinAnew(file: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const sources = sourcesSchema.safeParse(file.bundle);
  const parsed = sources.success ? parseBundle(sources.data) : undefined;
  if (parsed?.ok !== true || typeof file.header !== 'object' || file.header === null) return file;
  return { ...file, header: { ...file.header, hashes: bundleHashes(parsed.value) } };
}

/** From version 1 to today's, without a gap. */
export const RECORD_MIGRATIONS: readonly RecordMigration[] = [{ from: 1, migrate: pinAnew }];

/** Do the steps lead from version 1 to `target`, each exactly once and in order? */
export function isContiguous(migrations: readonly RecordMigration[], target: number): boolean {
  return migrations.length === target - 1 && migrations.every((step, i) => step.from === i + 1);
}

/** Brings a file up to `target`. An unknown version is an error that carries what the file claims to be. */
export function migrateRecord(
  file: Readonly<Record<string, unknown>>,
  migrations: readonly RecordMigration[] = RECORD_MIGRATIONS,
  target: number = RECORD_VERSION,
): Result<Readonly<Record<string, unknown>>, { readonly version: unknown }> {
  const { version } = file;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1 || version > target)
    return err({ version });
  let now = file;
  for (const step of migrations.slice(version - 1)) now = { ...step.migrate(now), version: step.from + 1 };
  return ok(now);
}
