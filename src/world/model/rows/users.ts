import { DAY } from '../../../base/drill-time';
import { keyedFrom, keyPrefix } from '../../../base/keyed';
import { visitors } from '../crowd';
import type { WorldView } from '../operations';
import { ERROR_LOG_HORIZON } from './horizons';
import type { UserRow } from './types';

/** The accounts of everybody who may turn up in the logs. All of them are older than anything that the logs tell of. */
export function userRows(world: WorldView): readonly UserRow[] {
  const prefix = keyPrefix(keyPrefix(keyPrefix(0, world.seed), 'accounts'), 'created');
  return visitors.map(({ user, email }, n) => ({
    id: user,
    email,
    createdAt: ERROR_LOG_HORIZON - DAY - (keyedFrom(prefix, n) % OLDEST),
  }));
}

/** The product is about two years old. */
const OLDEST = 700 * DAY;
