import type { Flaw } from './flaw';
import { lateDeclare } from './late-declare';

/** All planted flaws, in the order of the lifecycle. */
export const flaws: readonly Flaw[] = [lateDeclare];
