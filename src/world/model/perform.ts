import { damageHandlers } from './damage/handlers';
import { databaseReads, databaseWrites } from './database/handlers';
import type { Operation, OperationName, OperationOf, OperationResult, WorldView } from './operations';
import { auditHandlers } from './perform-audit';
import { reads } from './perform-reads';
import { writes } from './perform-writes';

type Handlers = { readonly [N in OperationName]: (world: WorldView, op: OperationOf<N>) => OperationResult<N> };

const handlers: Handlers = {
  ...reads,
  ...writes,
  ...auditHandlers,
  ...databaseReads,
  ...databaseWrites,
  ...damageHandlers,
};

/**
 * Answers an operation from the simulated production as it stands at `world.now`. Pure: the same world and operation give
 * the same result. What a write changes is in its facts; the world moves only once they are in the record.
 */
export function perform<O extends Operation>(world: WorldView, operation: O): OperationResult<O['op']> {
  const handler = handlers[operation.op] as unknown as (world: WorldView, op: O) => OperationResult<O['op']>;
  return handler(world, operation);
}
