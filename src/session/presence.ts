import { SECOND, type WallTime } from '../base/drill-time';
import type { Proposal } from '../drill/record';
import type { DrillState } from '../drill/state';

/** Nobody gave a sign of life for longer than this: they were away, and the drill pauses at the last one. */
export const AWAY_AFTER = 20 * SECOND;
/** Browsers let the timers of hidden windows run once a minute, so there a gap means less. */
export const AWAY_AFTER_HIDDEN = 90 * SECOND;
/** How often a window says that it is alive. */
export const HEARTBEAT = 5 * SECOND;

/**
 * The pause for the time that nobody was there, or nothing when there is no need for one. The id follows from the record, so
 * that windows which notice together append it once.
 */
export function awayPause(
  state: DrillState,
  lastSeen: WallTime,
  now: WallTime,
  limit: number = AWAY_AFTER,
): Proposal | undefined {
  const asOf = Math.max(lastSeen, state.lastWall);
  if (!state.clock.running || now - asOf <= limit) return undefined;
  return { id: `away-${state.seq}`, by: 'system', act: { type: 'drill.pause', asOf, reason: 'away' } };
}

const aliveName = (drillId: string) => `hotwash.alive.${drillId}`;
const conductorName = (drillId: string) => `hotwash.conductor.${drillId}`;

/** Does `work` if no other window has this drill open, and keeps others from opening it meanwhile. */
export async function whenAlone(
  locks: LockManager | undefined,
  drillId: string,
  work: () => Promise<void>,
): Promise<void> {
  if (locks === undefined) return work();
  await locks.request(aliveName(drillId), { mode: 'exclusive', ifAvailable: true }, async (lock) => {
    if (lock !== null) await work();
  });
}

/** Says to other windows that this one has the drill open, until `until` is aborted. */
export function stayAlive(locks: LockManager | undefined, drillId: string, until: AbortSignal): void {
  hold(locks, aliveName(drillId), 'shared', until, () => undefined);
}

/** Elects one window to conduct: calls `elected` once this one is it. The next one follows when it goes. */
export function electConductor(
  locks: LockManager | undefined,
  drillId: string,
  until: AbortSignal,
  elected: () => void,
): void {
  if (locks === undefined) elected();
  else hold(locks, conductorName(drillId), 'exclusive', until, elected);
}

function hold(
  locks: LockManager | undefined,
  name: string,
  mode: LockMode,
  until: AbortSignal,
  held: () => void,
): void {
  if (until.aborted) return;
  const done = locks?.request(name, { mode, signal: until }, () => {
    held();
    return new Promise<void>((release) => until.addEventListener('abort', () => release(), { once: true }));
  });
  // Rejects when it is aborted while still waiting for its turn: that is how it ends.
  done?.catch(() => undefined);
}
