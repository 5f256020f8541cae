import type { DatabaseProgress as Progress } from '../world/engines/database/client';

/** How far the simulated database of this window is. */
export type DatabaseProgress = Progress;
