import { useRef } from 'react';
import { type DrillTime, SECOND } from '../../../../base/drill-time';
import type { Operation, OperationResult } from '../../../../world/model/operations';
import { useConsole } from './console-context';

/** Computes a value anew when its key has changed; unlike a memo it is never thrown away in between. */
export function useCached<T>(key: string, compute: () => T): T {
  const cache = useRef<{ readonly key: string; readonly value: T } | null>(null);
  if (cache.current === null || cache.current.key !== key) cache.current = { key, value: compute() };
  return cache.current.value;
}

/** Drill time, held for `every` ms of drill time and while the console is out of sight. */
export function useTick(every: DrillTime): DrillTime {
  const { snapshot, visible } = useConsole();
  const held = useRef(snapshot.now);
  if (visible && Math.floor(snapshot.now / every) !== Math.floor(held.current / every)) held.current = snapshot.now;
  return held.current;
}

/** Asks the production, and again every so often and whenever the team has changed something. */
export function useReading<O extends Operation>(
  operation: O,
  every: DrillTime = 10 * SECOND,
): OperationResult<O['op']> {
  const { session, snapshot } = useConsole();
  const stamp = useTick(every);
  // Facts that change nothing count as well: a backup is one, and so is in the list at once.
  const facts = snapshot.state.facts.length;
  return useCached(`${stamp} ${facts} ${JSON.stringify(operation)}`, () => session.read(operation));
}
