import { badDependency } from './bad-dependency';
import type { Cause } from './cause';
import { code } from './code';
import { connections } from './connections';
import { dataDamage, emptiedRows, overwrittenRows, purgedRows } from './data-damage';
import { leakedKey } from './leaked-key';
import { lockWait } from './lock-wait';
import { quota } from './quota';
import { slowQuery } from './slow-query';
import { stolenSession } from './stolen-session';
import { unauthorisedAccess } from './unauthorised-access';

/** The kinds of causes that bots know, in the order in which a careful reader trusts the words that hint at them. */
export const causes: readonly Cause[] = [
  quota,
  code,
  connections,
  lockWait,
  slowQuery,
  badDependency,
  leakedKey,
  stolenSession,
  unauthorisedAccess,
  emptiedRows,
  purgedRows,
  overwrittenRows,
  dataDamage,
];
