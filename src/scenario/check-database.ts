import type { DataPath, Reporter } from '../playbook/diagnostics';
import type { Inventory } from './inventory';
import type { Scenario } from './schema';

/** Reports what does not hold together in the database: ids that are there twice or name nothing, pools without a part. */
export function checkDatabase({ exhibits, telemetry }: Scenario, known: Inventory, report: Reporter): void {
  const { database } = exhibits;
  const at: DataPath = ['exhibits', 'database'];
  const wants = (
    kind: string,
    among: ReadonlySet<string>,
    id: string | number | undefined,
    path: readonly (string | number)[],
  ): void => {
    if (typeof id !== 'string' || among.has(id)) return;
    const hint = among.size === 0 ? 'There are none yet.' : `Known: ${[...among].slice(0, 12).join(', ')}.`;
    report(`scenario.unknown-${kind}`, [...at, ...path], `\`${id}\` is not among the ${kind} of this scenario.`, hint);
  };
  const unique = (list: string, rows: readonly { readonly id: string }[], taken: Set<string> = new Set()): void => {
    for (const [i, { id }] of rows.entries()) {
      if (taken.has(id)) {
        const path = [...at, list, i, 'id'];
        report('scenario.duplicate-id', path, `\`${id}\` is there twice.`, 'Give each one its own.');
      }
      taken.add(id);
    }
  };
  unique('sessions', database.sessions, new Set(database.pools.map((pool) => pool.id)));
  unique('statements', database.statements);
  unique('changes', database.changes);

  wants('gauges', known.gauges, database.connections, ['connections']);
  for (const [c, chart] of database.charts.entries()) wants('charts', known.charts, chart, ['charts', c]);
  const sessions = new Set(database.sessions.map((session) => session.id));
  const pools = new Set(database.pools.map((pool) => pool.id));
  wants('sessions', sessions, database.backups.session, ['backups', 'session']);
  for (const [p, pool] of database.pools.entries()) wants('gauges', known.gauges, pool.share, ['pools', p, 'share']);
  if (!database.pools.some((pool) => pool.share === undefined && pool.weight > 0)) {
    const hint = 'Give a pool without `share` a `weight` above 0.';
    report('scenario.no-usual-pool', [...at, 'pools'], 'No pool has the sessions that are nobody’s share.', hint);
  }
  for (const [p, pool] of database.pools.entries()) {
    if (Object.values(pool.states).some((weight) => (weight ?? 0) > 0)) continue;
    const hint = 'Give at least one state a weight above 0.';
    report('scenario.empty-mix', [...at, 'pools', p, 'states'], 'No state has a weight.', hint);
  }
  for (const [l, lock] of database.locks.entries()) {
    wants('sessions', sessions, lock.session, ['locks', l, 'session']);
    for (const [b, id] of lock.blockedBy.entries()) wants('sessions', sessions, id, ['locks', l, 'blockedBy', b]);
    for (const [w, waiter] of lock.waiters.entries()) {
      wants('pools', pools, waiter.pool, ['locks', l, 'waiters', w, 'pool']);
      wants('gauges', known.gauges, waiter.sessions, ['locks', l, 'waiters', w, 'sessions']);
    }
  }
  for (const [s, statement] of database.statements.entries()) {
    wants('traffic', known.traffic, statement.traffic, ['statements', s, 'traffic']);
    const traffic = telemetry.traffic.find((row) => row.id === statement.traffic);
    if (traffic === undefined) continue;
    const outcomes = new Set(traffic.outcomes.map((outcome) => outcome.id));
    for (const [o, id] of (statement.outcomes ?? []).entries()) {
      if (outcomes.has(id)) continue;
      const path = [...at, 'statements', s, 'outcomes', o];
      report('scenario.unknown-outcome', path, `There is no outcome \`${id}\`.`, `Known: ${[...outcomes].join(', ')}.`);
    }
  }
}
