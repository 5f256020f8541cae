import type { Fact } from '../../../scenario/facts';
import type { WorldView } from '../../model/operations';
import { signedIn } from '../../model/rows/audit';
import type { TableChange } from './contents';
import type { Server } from './server';

const TABLE = 'auth.sessions';

/**
 * Facts about sign-ins that somebody's statement has ended: rows of `auth.sessions` are gone, and the accounts that the scenario
 * tells of have none left, or nobody has.
 */
export async function signInsEnded(
  server: Server,
  changes: readonly TableChange[],
  world: WorldView,
): Promise<readonly Fact[]> {
  const gone = changes.find((c) => c.table.name === TABLE)?.deleted ?? 0;
  if (gone === 0) return [];
  const { results } = await server.ask(
    `select (select count(*) from ${TABLE})::text, coalesce((select string_agg(distinct u.email, ' ')
       from auth.users u join ${TABLE} s on s.user_id = u.id), '')`,
    world.startEpoch + world.now,
  );
  const [left, emails] = results[0]?.rows?.[0] ?? [];
  if (left === '0') return [{ type: 'sessions.revoked', whose: 'all' }];
  const still = new Set((emails ?? '').split(' '));
  return signedIn(world)
    .filter((email) => !still.has(email))
    .map((whose) => ({ type: 'sessions.revoked', whose }));
}
