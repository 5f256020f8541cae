import type { Cause } from './cause';
import { code } from './code';
import { connections } from './connections';
import { quota } from './quota';

/** The kinds of causes that bots know, in the order in which a careful reader trusts the words that hint at them. */
export const causes: readonly Cause[] = [quota, code, connections];
