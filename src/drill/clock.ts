import { DAY, type DrillTime, SECOND, type WallTime } from '../base/drill-time';
import type { ClockState } from './state';

/** While a tool runs the clock holds, so that a slow machine changes no outcome; no longer than this (wall time). */
export const HOLD_LIMIT = 10 * SECOND;

/** No drill counts further: dates stay dates whatever wall times a record claims. Acts name no later time either. */
export const LAST_DRILL_TIME = 100 * DAY;

/** The clock before StartEx: it stands at zero. */
export const stoppedClock: ClockState = { anchorWall: 0, anchorDrill: 0, pace: 1, running: false, holds: {} };

/** Drill time at a wall time. Wall times before the last clock entry read as that entry's. */
export function clockAt(clock: ClockState, wall: WallTime): DrillTime {
  if (!clock.running) return clock.anchorDrill;
  let from = clock.anchorWall;
  for (const since of Object.values(clock.holds)) from = Math.max(from, since + HOLD_LIMIT);
  return Math.min(LAST_DRILL_TIME, clock.anchorDrill + Math.max(0, wall - from) * clock.pace);
}

/** The wall time at which a running clock is going to show a drill time, if nothing else happens. */
export function wallAt(clock: ClockState, t: DrillTime): WallTime | undefined {
  if (!clock.running) return undefined;
  let from = clock.anchorWall;
  for (const since of Object.values(clock.holds)) from = Math.max(from, since + HOLD_LIMIT);
  return from + Math.ceil(Math.max(0, t - clock.anchorDrill) / clock.pace);
}

/** The same clock, read from here on: what was counted so far is kept as `t`. */
export function reanchor(
  clock: ClockState,
  wall: WallTime,
  t: DrillTime,
  change: Partial<ClockState> = {},
): ClockState {
  return { ...clock, anchorWall: wall, anchorDrill: t, ...change };
}
