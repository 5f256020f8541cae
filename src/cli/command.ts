/** How a command ended: 0 all well, 1 it found something wrong, 2 it was called wrongly or could not read a file. */
export type ExitCode = 0 | 1 | 2;

/** What a command writes to; tests give their own. */
export interface Out {
  line(text: string): void;
  problem(text: string): void;
  /** How far something long has got; each line takes the place of the last. Absent: nobody wants to know. */
  status?(text: string): void;
}

export interface Call {
  readonly files: readonly string[];
  readonly json: boolean;
  readonly write: boolean;
  /** The database is replayed too. */
  readonly database: boolean;
  readonly variant?: string;
  readonly out?: string;
  /** Of `simulate`: how many seeds, which bots, one seed, where the table goes. */
  readonly seeds?: number;
  readonly bots?: readonly string[];
  readonly seed?: string;
  readonly table?: string;
  /** Of `new`: the company, and the folder that the scenario's own comes into. */
  readonly company?: string;
  readonly into?: string;
  /** Of `watch`: the port to serve on. */
  readonly port?: number;
  /** Of `judge`: the scenario that a text is about, and the record of the drill. */
  readonly scenario?: string;
  readonly record?: string;
}

export interface Command {
  readonly name: string;
  /** As the help shows it. */
  readonly usage: string;
  readonly about: string;
  run(call: Call, out: Out): ExitCode | Promise<ExitCode>;
}

/** Prints a value for machines. */
export function printJson(out: Out, value: unknown): void {
  out.line(JSON.stringify(value, null, 2));
}
