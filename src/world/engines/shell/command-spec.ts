/** What a word stands for, for completion: names out of the world, files, or fixed choices. */
export type Argument =
  | 'function'
  | 'secret'
  | 'issue'
  | 'commit'
  | 'deployment'
  | 'backup'
  | 'project-ref'
  | 'flag'
  | 'tracker-issue'
  | 'url'
  | 'file'
  | readonly string[];

/** An option of a command. Without `value` it is a switch. */
export interface FlagSpec {
  readonly name: string;
  readonly short?: string;
  /** What its value is called in the help: `string`, `login`, `file`. */
  readonly value?: string;
  readonly text: string;
  readonly argument?: Argument;
}

/** One command or subcommand: its help, the options that it takes, and what Tab offers all come from here. */
export interface CommandSpec {
  readonly name: string;
  readonly summary: string;
  /** What follows the name: `<Function name> [flags]`. */
  readonly usage?: string;
  readonly flags?: readonly FlagSpec[];
  readonly examples?: readonly string[];
  readonly commands?: readonly CommandSpec[];
  /** What its words are. */
  readonly argument?: Argument;
  /** What differs from the real tool, or what else there is to know. */
  readonly note?: string;
}

/** A tool: its commands, and the options that all of them take. */
export interface ToolSpec {
  readonly root: CommandSpec;
  readonly globals: readonly FlagSpec[];
}

/** `supabase functions deploy`. */
export function pathText(path: readonly CommandSpec[]): string {
  return path.map((c) => c.name).join(' ');
}

/** The subcommand of that name. */
export function subcommand(command: CommandSpec | undefined, name: string): CommandSpec | undefined {
  return command?.commands?.find((c) => c.name === name);
}

const flagsOf = (command: CommandSpec): readonly FlagSpec[] => [
  ...(command.flags ?? []),
  ...(command.commands ?? []).flatMap(flagsOf),
];

/** Finds an option by a word as typed: `--title`, `--title=x`, `-t`. */
export function findFlag(flags: readonly FlagSpec[], word: string): FlagSpec | undefined {
  if (word.startsWith('--')) {
    const name = word.slice(2).replace(/=.*/s, '');
    return flags.find((f) => f.name === name);
  }
  return flags.find((f) => f.short !== undefined && `-${f.short}` === word);
}

/**
 * Which subcommand the words name, options passed over wherever they stand. `at` are the places of its words.
 */
export function findCommand(
  tool: ToolSpec,
  argv: readonly string[],
): { readonly path: readonly CommandSpec[]; readonly at: readonly number[] } {
  const known = [...tool.globals, ...flagsOf(tool.root)];
  const path: CommandSpec[] = [tool.root];
  const at: number[] = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    if (word === '--') break;
    if (word.startsWith('-') && word !== '-') {
      if (findFlag(known, word)?.value !== undefined && !word.includes('=')) i++;
      continue;
    }
    const next = subcommand(path.at(-1), word);
    if (next === undefined) break;
    path.push(next);
    at.push(i);
  }
  return { path, at };
}
