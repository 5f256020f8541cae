import { HOUR } from '../../../base/drill-time';
import { shown } from '../answers';
import type { OperationOf, OperationResult, WorldView } from '../operations';
import { holdsAt, holdsWithin, timelineOf } from '../states-at';

/** As far back as evidence in the error log counts as seen in its rows: whoever reads older rows reads of the past. */
const RECENT = 24 * HOUR;

/** The parts of the database's inside that SQL shows, by the view that shows them. */
const VIEWS = { pg_stat_activity: 'sessions', pg_locks: 'locks', pg_stat_statements: 'statements' } as const;

/**
 * The evidence in rows that somebody has read with SQL. Of the error log it is what its console shows too: lines with the
 * evidence's text. Of sessions, locks and statements it is what holds now, where the rows say it.
 */
export function readRows(world: WorldView, op: OperationOf<'rows.read'>): OperationResult<'rows.read'> {
  const timeline = timelineOf(world);
  const lower = op.text.toLowerCase();
  const found: string[] = [];
  if (lower !== '' && op.relations.includes('error_logs')) {
    for (const stream of world.scenario.telemetry.streams) {
      if (stream.kind !== 'error-log') continue;
      for (const { evidence, when, matches } of stream.evidence) {
        const said = matches !== undefined && lower.includes(matches.toLowerCase());
        if (said && holdsWithin(timeline, when, world.now - RECENT, world.now)) found.push(evidence);
      }
    }
  }
  for (const [view, part] of Object.entries(VIEWS)) {
    if (lower === '' || !op.relations.includes(view)) continue;
    for (const { evidence, when, matches } of world.scenario.exhibits.database.shows[part]) {
      const said = matches === undefined || lower.includes(matches.toLowerCase());
      if (said && holdsAt(timeline, when, world.now)) found.push(evidence);
    }
  }
  return shown<'rows.read'>({}, found);
}

/** Names of relations in SQL whose rows can be evidence. */
export function relationsIn(sql: string): readonly string[] {
  return ['error_logs', ...Object.keys(VIEWS)].filter((name) => new RegExp(`\\b${name}\\b`, 'i').test(sql));
}
