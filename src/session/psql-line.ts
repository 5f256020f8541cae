import { type PsqlInput, readInput } from '../world/engines/shell/psql/input';

/** Lines that went to an interactive psql begin with this in the record, so that they read apart from the shell's. */
const MARK = 'psql> ';

/** How a line of psql stands in the record as a command. */
export function commandOfPsqlLine(line: string): string {
  return MARK + line;
}

/** The line of psql that a command of the record was; absent when it was the shell's. */
export function psqlLineOf(command: string): string | undefined {
  return command.startsWith(MARK) ? command.slice(MARK.length) : undefined;
}

/** How psql would read what is being typed: what of it is finished, and what each row is inside of. */
export function readPsqlInput(text: string): PsqlInput {
  return readInput(text);
}
