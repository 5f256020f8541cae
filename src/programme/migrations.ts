import { err, ok, type Result } from '../base/result';
import { PROGRAMME_VERSION } from './schema';

/** Turns a programme file of version `from` into one of `from + 1`. The input is untrusted: it may be anything. */
export interface ProgrammeMigration {
  readonly from: number;
  readonly migrate: (file: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

/** From version 1 to today's, without a gap. Ids of changes stay as they are: other changes name them. */
export const PROGRAMME_MIGRATIONS: readonly ProgrammeMigration[] = [];

/** Brings a file up to `target`. An unknown version is an error that carries what the file claims to be. */
export function migrateProgramme(
  file: Readonly<Record<string, unknown>>,
  migrations: readonly ProgrammeMigration[] = PROGRAMME_MIGRATIONS,
  target: number = PROGRAMME_VERSION,
): Result<Readonly<Record<string, unknown>>, { readonly version: unknown }> {
  const { version } = file;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1 || version > target)
    return err({ version });
  let now = file;
  for (const step of migrations.slice(version - 1)) now = { ...step.migrate(now), version: step.from + 1 };
  return ok(now);
}
