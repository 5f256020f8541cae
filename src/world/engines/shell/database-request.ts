import type { DatabaseRequest } from '../../../drill/acts';
import type { DatabaseOutcome } from '../database/port';
import type { Harvest } from './port';

/** Puts a request to the database as a session of its own, and keeps the facts that came of it for the line's entry. */
export async function requestDatabase(
  h: Harvest,
  request: DatabaseRequest,
  signal: AbortSignal | undefined,
): Promise<DatabaseOutcome> {
  const session = `tool/${h.nonce()}`;
  const outcome = await h.port.database.run(request, session, signal);
  h.facts.push(...outcome.facts);
  return outcome;
}
