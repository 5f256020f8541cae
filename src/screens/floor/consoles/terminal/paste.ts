import type { DrillSession } from '../../../../session/types';
import { keptOf } from '../parts/kept';

/** Where the line that is being typed is kept. */
export const LINE = 'terminal.line';

/** Puts a text on the command line of a seat's terminal. It is there when the terminal is opened; nothing runs by itself. */
export function putOnCommandLine(session: DrillSession, seat: string, text: string): void {
  keptOf(session).set(`${seat} ${LINE}`, text);
}
