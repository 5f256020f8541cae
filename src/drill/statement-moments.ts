import type { Drill } from './drill';
import { applyEntry, initialState } from './fold';
import type { Entry } from './record';
import type { DatabaseStatement } from './state';
import { type WorldInput, worldView } from './world-view';

/** A statement that took effect, and the production as it stood at its place in the record. */
export interface StatementMoment {
  readonly statement: DatabaseStatement;
  readonly world: WorldInput;
}

/** What a replica of the database has to carry out, in order, to come to where the record stands; and the world there. */
export function statementMoments(
  drill: Drill,
  entries: readonly Entry[],
): { readonly begin: WorldInput; readonly moments: readonly StatementMoment[]; readonly end: WorldInput } {
  let state = initialState(drill);
  const begin = worldView(drill, state);
  const worlds = new Map<string, WorldInput>();
  for (const entry of entries) {
    state = applyEntry(drill, state, entry);
    const { act } = entry;
    if (act.type === 'db.run' && !worlds.has(act.statementId)) worlds.set(act.statementId, worldView(drill, state));
  }
  const moments = state.statements.flatMap((statement) => {
    const world = worlds.get(statement.id);
    return statement.status !== 'applied' || world === undefined ? [] : [{ statement, world }];
  });
  return { begin, moments, end: worldView(drill, state) };
}
