import type { WallTime } from '../../base/drill-time';
import { appended } from '../../base/list';
import { HOLD_LIMIT } from '../clock';
import type { DatabaseStatement, DrillState } from '../state';
import { runIndex } from '../tool-runs';
import { type Handlers, refuse } from './types';

/** As many statements as one drill may put to the database: a record stays readable. */
const MOST_STATEMENTS = 20_000;

function withStatus(
  state: DrillState,
  statusOf: (statement: DatabaseStatement) => DatabaseStatement['status'],
): DrillState {
  let changed = false;
  const statements = state.statements.map((s) => {
    const status = s.status === 'pending' ? statusOf(s) : s.status;
    if (status === s.status) return s;
    changed = true;
    return { ...s, status };
  });
  return changed ? { ...state, statements } : state;
}

/** Statements whose run did not end while the clock held for it are void: their window may be gone. */
export function expireStatements(state: DrillState, wall: WallTime): DrillState {
  return withStatus(state, (s) => (wall - s.wall > HOLD_LIMIT ? 'void' : 'pending'));
}

/** The drill stands still: what the database has not answered yet never happened. */
export function voidStatements(state: DrillState): DrillState {
  return withStatus(state, () => 'void');
}

/** A run is done: its statements stand, but for those that were cancelled. */
export function settleStatements(state: DrillState, runId: string, cancelled: readonly string[]): DrillState {
  return withStatus(state, (s) => (s.runId !== runId ? 'pending' : cancelled.includes(s.id) ? 'void' : 'applied'));
}

/** Did the database give this run up, although the run says otherwise? */
export function lostStatements(state: DrillState, runId: string, cancelled: readonly string[]): boolean {
  return state.statements.some((s) => s.runId === runId && s.status === 'void' && !cancelled.includes(s.id));
}

export const database: Handlers<'db.run'> = {
  'db.run': {
    decide: ({ state, act, by }) => {
      const run = state.tools[runIndex(state.tools, act.runId)];
      if (run === undefined) return refuse('unknown-thing', 'This command was never started.');
      if (run.by !== by) return refuse('not-yours', 'Somebody else started this command.');
      if (run.doneAt !== undefined) return refuse('already-done', 'This command has ended already.');
      if (state.statements.some((s) => s.id === act.statementId))
        return refuse('duplicate', 'This statement has been put to the database already.');
      if (state.statements.length >= MOST_STATEMENTS)
        return refuse('clock', 'The database takes no more statements in this drill.');
      return undefined;
    },
    evolve: ({ state, act, at, by, seq, wall }) => {
      const { statementId: id, runId, session, request } = act;
      const current = expireStatements(state, wall);
      const statement: DatabaseStatement = { id, runId, session, request, at, wall, by, seq, status: 'pending' };
      return { ...current, statements: appended(current.statements, statement) };
    },
  },
};
