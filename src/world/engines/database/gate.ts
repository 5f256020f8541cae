import type { Server } from './server';

/**
 * The planner's estimate from which on a statement is not begun at all: nothing cancels a statement in this server once it
 * runs, and this one would run for minutes. What looks cheap and is not ends with the watchdog.
 */
const MOST_COST = 30_000_000;

/** Would the statement run for ever? Asks the planner, in the session as it is set up. */
export async function isHopeless(server: Server, statement: string, epoch: number): Promise<boolean> {
  const { results, error } = await server.ask(`explain (format json) ${statement}`, epoch);
  if (error !== undefined) return false;
  const cost = /"Total Cost":\s*([\d.]+)/.exec(results[0]?.rows?.map((row) => row[0]).join('\n') ?? '')?.[1];
  return cost !== undefined && Number(cost) > MOST_COST;
}
