import { keyed32, keyedFrom } from '../../../base/keyed';
import { holds } from '../../../scenario/guard';
import type { DatabaseStatement } from '../../../scenario/schema-database';
import { visitRequests } from '../events';
import type { WorldView } from '../operations';
import { type PreparedTraffic, prepare } from '../prepared';
import { latencyMs } from '../shape';
import { stepAt, stepsOf, timelineOf } from '../states-at';
import type { StatementRow } from './types';

/** Key of a call's time within the key of its request. */
const DURATION = 71;
/** How far calls are from the mean, in permille of it; the tail is longer above. */
const SPREAD = 420;

/** Statements with what they have cost since the statistics were reset, the costliest first. Calls are the requests themselves. */
export function statementsOf(world: WorldView): readonly StatementRow[] {
  const { traffic } = prepare(world.scenario, world.seed);
  return world.scenario.exhibits.database.statements
    .flatMap((statement) => {
      const source = traffic.get(statement.traffic);
      return source === undefined ? [] : [statementRow(world, statement, source)];
    })
    .sort((a, b) => b.totalMs - a.totalMs || (a.queryid < b.queryid ? -1 : 1));
}

function statementRow(world: WorldView, statement: DatabaseStatement, source: PreparedTraffic): StatementRow {
  const { id, query, before, rows } = statement;
  const wanted = source.outcomes.map(
    ({ outcome }) => statement.outcomes === undefined || statement.outcomes.includes(outcome.id),
  );
  const steps = stepsOf(timelineOf(world), statement, (context) =>
    statement.moves.findIndex((move) => holds(move.when, context)),
  );
  let calls = before;
  let totalMs = before * statement.meanMs;
  let maxMs = before === 0 ? 0 : statement.meanMs * 4;
  visitRequests(world, source, world.scenario.incident.startsAt, world.now, (at, outcome, key) => {
    if (wanted[outcome] !== true) return;
    const mean = statement.moves[stepAt(steps, at)]?.meanMs ?? statement.meanMs;
    const ms = (mean * latencyMs(keyedFrom(key, DURATION), 1_000, SPREAD)) / 1_000;
    calls++;
    totalMs += ms;
    if (ms > maxMs) maxMs = ms;
  });
  return {
    queryid: queryId(id, query),
    query,
    calls,
    totalMs: round(totalMs),
    meanMs: calls === 0 ? 0 : round(totalMs / calls),
    maxMs: round(maxMs),
    rows: calls * rows,
  };
}

const round = (ms: number): number => Math.round(ms * 1_000) / 1_000;

/** As the server computes it from the statement: the same for every drill. */
function queryId(id: string, query: string): string {
  const high = BigInt(keyed32('queryid', id, query));
  const low = BigInt(keyed32(query, id));
  return BigInt.asIntN(64, (high << 32n) | low).toString();
}
