import type { CommandContext, ExecResult } from 'just-bash/browser';
import type { Given } from '../../flags';
import { failed, plainStamp, printed, stamp } from '../../out';
import type { Harvest } from '../../port';
import { serverError } from './catalog';
import { listed } from './table';

const REGION = 'Central EU (Frankfurt)';

/** `supabase backups list`: the nightly and weekly dumps, and the emergency backups of this incident, newest first. */
export function listBackups(h: Harvest, given: Given): ExecResult {
  const list = h.ask({ op: 'backups.list' });
  if (!list.ok) return failed(list.error.message);
  const rows = [...list.value.rows].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  return listed(
    given,
    ['ID', 'REGION', 'BACKUP TYPE', 'STATUS', 'CREATED AT (UTC)', 'SIZE'],
    rows.map((b) => [b.id, REGION, b.kind.toUpperCase(), 'COMPLETED', plainStamp(h.port, b.at), `${b.sizeMb} MB`]),
    rows.map((b) => ({
      id: b.id,
      is_physical_backup: false,
      kind: b.kind,
      status: 'COMPLETED',
      inserted_at: stamp(h.port, b.at),
      size_mb: b.sizeMb,
    })),
  );
}

/** `supabase backups restore <backup> --into <schema>`: beside the live tables, which stay as they are. */
export async function restoreBackup(h: Harvest, ctx: CommandContext, given: Given): Promise<ExecResult> {
  const [backup] = given.words;
  const into = given.one('into');
  if (backup === undefined) return failed('accepts 1 arg(s), received 0');
  if (into === undefined) return failed('required flag(s) "into" not set');
  const list = h.port.perform({ op: 'backups.list' });
  if (!list.ok) return failed(list.error.message);
  const found = list.value.rows.find((b) => b.id === backup);
  if (found === undefined)
    return failed(`unexpected restore backup status 404: {"message":"Backup ${backup} does not exist"}`);
  if (!/^[a-z][a-z0-9_]{0,59}$/.test(into) || into === 'public' || into.startsWith('pg_'))
    return failed(
      `invalid argument "${into}" for "--into" flag: must be a new name of lower case letters, digits and underscores`,
    );
  const outcome = await h.query({ kind: 'restore', backup, into }, `supabase/${h.nonce()}`, ctx.signal);
  if (outcome.error !== undefined) return failed(`pg_restore: error: ${serverError(outcome.error)}`);
  return printed(
    [
      `Restoring backup ${backup} of ${plainStamp(h.port, found.at)} UTC into database ${into}...`,
      `Finished supabase backups restore. Its tables stand beside the live ones, as ${into}.readings and so on.`,
    ].join('\n'),
  );
}
