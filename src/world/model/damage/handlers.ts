import type { DrillTime } from '../../../base/drill-time';
import { done, failed, shown, shownNow } from '../answers';
import { backupsOf } from '../database/backups';
import { hasSchema, hasTable, qualified } from '../database/tables';
import type { OperationOf, OperationResult, WorldView } from '../operations';
import { EVENT_HORIZON } from '../rows/horizons';
import { readRows } from '../rows/seen';
import { factsOf } from '../states-at';
import { jobsOf } from './jobs';
import { DAMAGED_TABLE, storedBetween, tallyOf } from './tally';

function listJobs(world: WorldView): OperationResult<'jobs.list'> {
  const { shows } = world.scenario.exhibits.database;
  return shown<'jobs.list'>({ rows: jobsOf(world) }, shownNow(world, shows.jobs));
}

function setJob(world: WorldView, { name, active }: OperationOf<'jobs.set'>): OperationResult<'jobs.set'> {
  const job = jobsOf(world).find((j) => j.name === name);
  if (job === undefined) return failed('not-found', `ERROR:  could not find valid entry for job '${name}'`);
  if (job.active === active) return failed('no-change', `the job ${name} is ${active ? 'on' : 'off'} already`);
  return done<'jobs.set'>({ name, active }, [{ type: active ? 'job.started' : 'job.stopped', name }]);
}

function assess(world: WorldView, op: OperationOf<'damage.assess'>): OperationResult<'damage.assess'> {
  const table = qualified(op.table);
  if (!hasTable(world, table)) return failed('not-found', `ERROR:  relation "${op.table}" does not exist`);
  if (table !== DAMAGED_TABLE) return shown<'damage.assess'>({ table, corrupt: 0, empty: 0, lost: 0 });
  const { corrupt, empty, lost } = tallyOf(world);
  // Who counts has rows before them that say so.
  const seen = readRows(world, { op: 'rows.read', relations: ['readings'], text: `${corrupt} ${lost}` });
  return shown<'damage.assess'>({ table, corrupt, empty, lost }, seen.ok ? seen.evidence : []);
}

/** The moment whose rows stand in a schema that a backup was restored into; `undefined`: none was. */
function momentOf(world: WorldView, schema: string): DrillTime | undefined {
  const restored = factsOf(world, 'backup.restored').findLast(({ fact }) => fact.into === schema);
  const backup = backupsOf(world).find((b) => b.id === restored?.fact.backup);
  if (backup === undefined || !hasSchema(world, schema)) return undefined;
  // A nightly dump holds what there was when it began.
  return backup.kind === 'emergency' ? backup.at : backup.at - world.scenario.exhibits.database.backups.lasts;
}

/**
 * Rows that were missing come back if the backup has them; rows of the backup's time get the contents that they had then, sound
 * or not. `all` takes the backup for the whole table, and with it goes whatever came since.
 */
function restoreRows(world: WorldView, op: OperationOf<'rows.restore'>): OperationResult<'rows.restore'> {
  const table = qualified(op.table);
  if (!hasTable(world, table)) return failed('not-found', `ERROR:  relation "${op.table}" does not exist`);
  const at = table === DAMAGED_TABLE ? momentOf(world, op.from) : undefined;
  if (at === undefined || at < EVENT_HORIZON) {
    return failed('not-found', `ERROR:  relation "${op.from}.${table.slice(table.indexOf('.') + 1)}" does not exist`);
  }
  const is = tallyOf(world);
  const was = tallyOf(world, at);
  const removed = op.scope === 'all' ? storedBetween(world, at, world.now) : removedAfter(world, is.removed, at);
  const purged = Math.min(is.lost - is.removed, was.lost - was.removed);
  const inserted = is.lost - is.removed - purged + Math.max(0, is.removed - removed);
  const updated = Math.abs(is.corrupt - was.corrupt);
  const deleted = Math.max(0, removed - is.removed);
  if (inserted + updated + deleted === 0) return failed('no-change', 'INSERT 0 0\nUPDATE 0');
  const corrupt = was.corrupt;
  const lost = purged + removed;
  return done<'rows.restore'>({ table, inserted, updated, deleted }, [
    { type: 'rows.changed', table, inserted, updated, deleted },
    { type: 'data.measured', table, corrupt, lost, sound: corrupt + lost === 0 },
  ]);
}

/** Of the rows that people have removed, those that a backup of that moment does not have. */
function removedAfter(world: WorldView, removed: number, at: DrillTime): number {
  if (removed === 0) return 0;
  const last = factsOf(world, 'rows.changed').findLast(({ fact }) => fact.table === DAMAGED_TABLE && fact.deleted > 0);
  return Math.min(removed, storedBetween(world, at, last?.at ?? world.now));
}

/** What goes wrong in the tables by itself, how it is counted, stopped and mended. */
export const damageHandlers = {
  'jobs.list': listJobs,
  'jobs.set': setJob,
  'damage.assess': assess,
  'rows.restore': restoreRows,
};
