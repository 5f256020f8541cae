import type { DamageRun } from '../../model/damage/runs';
import { DAMAGED_TABLE } from '../../model/damage/tally';
import { hashOf, timeOf } from './contents';
import { WATCHED } from './tables';

/** Which rows a run concerns, and what it does to them. The same rows as `tallyOf` counts. */
interface Concerned {
  /** A query for the ids. */
  readonly ids: string;
  readonly change: string;
}

function stamp(startEpoch: number, at: number): string {
  return `'${new Date(startEpoch + at).toISOString()}'::timestamptz`;
}

function concerned({ damage, from, to }: DamageRun, startEpoch: number): Concerned {
  const before = stamp(startEpoch, damage.before);
  switch (damage.does) {
    case 'clear':
      return {
        ids: `select id from ${DAMAGED_TABLE} where created_at < ${before}`,
        change: `update ${DAMAGED_TABLE} set reading_data = null where created_at < ${before}`,
      };
    case 'delete': {
      const ids = `select id from ${DAMAGED_TABLE} where created_at < ${before} order by created_at, id limit ${damage.limit ?? 0}`;
      return { ids, change: `delete from ${DAMAGED_TABLE} where id in (${ids})` };
    }
    case 'overwrite': {
      // The newest reading that each person has stored since the last run, beside the newest from before.
      const pairs =
        `select (select o.id from ${DAMAGED_TABLE} o where o.user_id = n.user_id and o.created_at < ${before} ` +
        'order by o.created_at desc limit 1) as id, n.raw_input, n.context, n.reading_data, n.created_at ' +
        `from (select distinct on (user_id) * from ${DAMAGED_TABLE} ` +
        `where created_at >= ${stamp(startEpoch, from)} and created_at < ${stamp(startEpoch, to)} ` +
        'order by user_id, created_at desc) n';
      return {
        ids: `select id from (${pairs}) as pairs where id is not null`,
        change:
          `update ${DAMAGED_TABLE} p set raw_input = n.raw_input, context = n.context, reading_data = n.reading_data, ` +
          `updated_at = n.created_at from (${pairs}) n where p.id = n.id`,
      };
    }
  }
}

/** Takes down what the rows of a run are before they are damaged, once each: that is what they should be. */
export function keepSql(run: DamageRun, startEpoch: number): string {
  const table = WATCHED.find((t) => t.name === DAMAGED_TABLE);
  if (table === undefined) return 'select 1';
  return (
    `insert into sim.damaged (id, hash, at) select p.id, ${hashOf(table, 'p.')}, ${timeOf(table, 'p.')}::bigint ` +
    `from ${DAMAGED_TABLE} p where p.id in (${concerned(run, startEpoch).ids}) on conflict (id) do nothing`
  );
}

/** What a run does to the rows. */
export function damageSql(run: DamageRun, startEpoch: number): string {
  return concerned(run, startEpoch).change;
}
