import { closeTheDrill, letGo, takeTheRest } from './duties/alone';
import type { Duty, Policy } from './intent';
import { teammate } from './teammate';

/** What a careful player does beyond what a colleague does: it stands alone, and it brings the drill to its end. */
const beyond: readonly Duty[] = [takeTheRest, letGo, closeTheDrill];

/**
 * The careful bot, the quality that par is measured from: works through the playbook in order, looks before it acts, keeps
 * every promise, waits out the quiet time, writes it up. Plays all roles alone; a second one takes command when it has to go.
 */
export const careful: Policy = (now) => [...teammate(now), ...beyond.flatMap((duty) => duty(now))];
