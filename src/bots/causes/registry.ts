import type { Cause } from './cause';
import { code } from './code';
import { connections } from './connections';
import { dataDamage, emptiedRows, overwrittenRows, purgedRows } from './data-damage';
import { lockWait } from './lock-wait';
import { quota } from './quota';
import { slowQuery } from './slow-query';

/** The kinds of causes that bots know, in the order in which a careful reader trusts the words that hint at them. */
export const causes: readonly Cause[] = [
  quota,
  code,
  connections,
  lockWait,
  slowQuery,
  emptiedRows,
  purgedRows,
  overwrittenRows,
  dataDamage,
];
