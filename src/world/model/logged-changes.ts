import type { DrillTime } from '../../base/drill-time';
import type { WorldView } from './operations';
import { levelRank, type PreparedChatter, type PreparedLine, prepare } from './prepared';
import { factsOf } from './states-at';

/** What responders wrote into the error log about their own changes, as its console shows it among the other lines. */
export interface LoggedChange {
  readonly at: DrillTime;
  /** Counts the logged changes of the drill, from 0: part of the line's id. */
  readonly number: number;
  readonly line: PreparedLine;
  readonly chatter: PreparedChatter;
}

/** The name under which the playbook lets changes of production be logged. */
const SERVICE = 'manual-intervention';
const CODE = 'EMERGENCY_FIX';

/** Logged changes with `from <= at < to`: a row each of the table that the error log stream is. */
export function loggedChanges(world: WorldView, from: DrillTime, to: DrillTime): readonly LoggedChange[] {
  const facts = factsOf(world, 'change.logged');
  if (facts.length === 0) return [];
  const streams = [...prepare(world.scenario, world.seed).streams.values()].filter((s) => s.kind === 'error-log');
  return facts.flatMap(({ at, fact }, number) =>
    at < from || at >= to ? [] : streams.map(({ id }) => ({ at, number, ...writerOf(id, fact.what) })),
  );
}

/** The text stands as it was written: nothing in it is a slot. */
function writerOf(stream: string, what: string): Pick<LoggedChange, 'line' | 'chatter'> {
  const line: PreparedLine = {
    stream,
    service: SERVICE,
    level: 'warn',
    rank: levelRank('warn'),
    code: CODE,
    template: { literals: [what], slots: [], usesVersion: false, usesRequestId: false },
    row: { details: undefined },
    usesVersion: false,
    number: 0,
    weight: 1,
  };
  const chatter = { id: 'logged-changes', perMinute: 0, lines: [] };
  return { line, chatter: { chatter, prefix: 0, lines: [line], totalWeight: 1 } };
}
