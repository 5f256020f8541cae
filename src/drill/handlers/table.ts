import type { ActType } from '../acts';
import { closing } from './closing';
import { coaching } from './coaching';
import { communication } from './communication';
import { database } from './database';
import { declaration } from './declaration';
import { detection } from './detection';
import { drillControl } from './drill-control';
import { observing } from './observing';
import { roles } from './roles';
import { seating } from './seating';
import { steering } from './steering';
import type { Handler, Handlers } from './types';
import { work } from './work';

const table: Handlers<ActType> = {
  ...drillControl,
  ...detection,
  ...declaration,
  ...roles,
  ...communication,
  ...work,
  ...database,
  ...closing,
  ...coaching,
  ...steering,
  ...observing,
  ...seating,
};

/** The handler of an act. The table is complete by its type; the cast only forgets which act it is. */
export function handlerFor(type: ActType): Handler<ActType> {
  return table[type] as unknown as Handler<ActType>;
}
