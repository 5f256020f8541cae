import { DAY, dateUtc } from '../../../base/drill-time';
import { keyed32 } from '../../../base/keyed';
import type { WorldView } from '../operations';
import { factsOf } from '../states-at';
import { hasSchema } from './tables';
import type { BackupRow } from './types';

/** Nightly dumps are kept this many days, and those of Sundays this many weeks besides. */
const NIGHTS = 30;
const WEEKS = 12;
/** The database grows by this much a day, in tenths of a permille of its size. */
const GROWTH = 14;

/** Backups that can be restored now, the newest first. A dump that somebody ended is none. */
export function backupsOf(world: WorldView): readonly BackupRow[] {
  const { at, lasts } = world.scenario.exhibits.database.backups;
  const now = world.startEpoch + world.now;
  const last = Math.floor((now - at - lasts) / DAY);
  const rows: Omit<BackupRow, 'into'>[] = [];
  for (let day = last; day > last - NIGHTS; day--) push(world, rows, 'nightly', day);
  // Day 3 after the epoch, and every seventh from there, is a Sunday.
  const sunday = last - ((((last - 3) % 7) + 7) % 7);
  for (let week = 0; week < WEEKS; week++) push(world, rows, 'weekly', sunday - 7 * week);
  for (const taken of factsOf(world, 'backup.taken')) {
    rows.push({ id: taken.fact.backup, at: taken.at, kind: 'emergency', sizeMb: sizeAt(world, taken.at) });
  }
  const restored = factsOf(world, 'backup.restored');
  return rows
    .map((row) => ({
      ...row,
      into: [...new Set(restored.filter(({ fact }) => fact.backup === row.id).map(({ fact }) => fact.into))].filter(
        (schema) => hasSchema(world, schema),
      ),
    }))
    .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
}

function push(world: WorldView, rows: Omit<BackupRow, 'into'>[], kind: 'nightly' | 'weekly', day: number): void {
  const { at, lasts, session } = world.scenario.exhibits.database.backups;
  const begun = day * DAY + at - world.startEpoch;
  const stopped = factsOf(world, 'backend.terminated', 'backend.cancelled').some(
    (f) => f.fact.session === session && f.at >= begun && f.at < begun + lasts,
  );
  if (stopped) return;
  const id = `${kind}_${dateUtc(day * DAY).replaceAll('-', '')}`;
  rows.push({ id, at: begun + lasts, kind, sizeMb: sizeAt(world, begun) });
}

/** The size of a dump made at `t`. */
function sizeAt(world: WorldView, t: number): number {
  const { sizeMb } = world.scenario.exhibits.database.backups;
  const day = Math.floor((world.startEpoch + t) / DAY);
  const grown = sizeMb + (sizeMb * GROWTH * (t / DAY)) / 10_000;
  return Math.max(1, Math.round(grown + (keyed32(world.seed, 'dump-size', day) % 3) - 1));
}
