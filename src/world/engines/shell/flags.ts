import { type CommandSpec, type FlagSpec, findCommand, type ToolSpec } from './command-spec';

/** The words of a command line, read: which subcommand, its own words, and its options. */
export interface Given {
  readonly path: readonly CommandSpec[];
  readonly words: readonly string[];
  /** Every value of an option, in order; a switch that is on has one. */
  readonly all: (name: string) => readonly string[];
  /** The last value of an option, which is the one that counts. */
  readonly one: (name: string) => string | undefined;
  readonly has: (name: string) => boolean;
}

export type Reading =
  | { readonly ok: true; readonly given: Given }
  | { readonly ok: false; readonly path: readonly CommandSpec[]; readonly message: string };

/** Options while they are read: what is on, and how one asks for a value. */
class Values {
  readonly byName = new Map<string, string[]>();

  /** Puts a value to an option; a switch may only be told to be on or off. */
  put(flag: FlagSpec, shown: string, value: string | undefined): string | undefined {
    if (flag.value !== undefined) {
      this.byName.set(flag.name, [...(this.byName.get(flag.name) ?? []), value ?? '']);
      return undefined;
    }
    const text = (value ?? 'true').toLowerCase();
    if (!/^(?:1|0|t|f|true|false)$/.test(text))
      return `invalid argument "${value}" for "${shown}" flag: strconv.ParseBool: parsing "${value}": invalid syntax`;
    if (/^(?:0|f|false)$/.test(text)) this.byName.delete(flag.name);
    else this.byName.set(flag.name, ['true']);
    return undefined;
  }
}

/**
 * Reads the words of a command as the tools written in Go do: `--name value`, `--name=value`, `-n value`, `-nvalue`, `-abc`, `--`.
 * A value belongs to the option before it whatever it begins with. The first mistake is told in those tools' words.
 */
export function readFlags(tool: ToolSpec, argv: readonly string[]): Reading {
  const { path, at } = findCommand(tool, argv);
  const flags = [...(path.at(-1)?.flags ?? []), ...tool.globals];
  const values = new Values();
  const words: string[] = [];
  const wrong = (message: string): Reading => ({ ok: false, path, message });
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] ?? '';
    if (at.includes(i)) continue;
    if (arg === '--') {
      words.push(...argv.slice(i + 1));
      break;
    }
    if (!arg.startsWith('-') || arg === '-') {
      words.push(arg);
      continue;
    }
    const read = arg.startsWith('--') ? readLong(flags, argv, i, values) : readShort(flags, argv, i, values);
    if (typeof read === 'string') return wrong(read);
    i = read;
  }
  const { byName } = values;
  const all = (name: string): readonly string[] => byName.get(name) ?? [];
  return { ok: true, given: { path, words, all, one: (name) => all(name).at(-1), has: (name) => byName.has(name) } };
}

/** Reads `--name`; answers the place of the last word that it took, or what is wrong. */
function readLong(flags: readonly FlagSpec[], argv: readonly string[], i: number, values: Values): number | string {
  const [, name = '', attached] = /^--([^=]*)(?:=(.*))?$/s.exec(argv[i] ?? '') ?? [];
  const flag = flags.find((f) => f.name === name);
  if (flag === undefined) return `unknown flag: --${name}`;
  if (flag.value === undefined || attached !== undefined) return values.put(flag, `--${name}`, attached) ?? i;
  if (i + 1 >= argv.length) return `flag needs an argument: --${name}`;
  values.put(flag, `--${name}`, argv[i + 1]);
  return i + 1;
}

/** Reads `-abc`: switches may stand together, and the last may have its value attached. */
function readShort(flags: readonly FlagSpec[], argv: readonly string[], i: number, values: Values): number | string {
  const letters = (argv[i] ?? '').slice(1);
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] ?? '';
    const flag = flags.find((f) => f.short === letter);
    if (flag === undefined) return `unknown shorthand flag: '${letter}' in -${letters}`;
    if (flag.value === undefined) {
      values.put(flag, `-${letter}`, undefined);
      continue;
    }
    const rest = letters.slice(at + 1).replace(/^=/, '');
    if (at + 1 < letters.length) {
      values.put(flag, `-${letter}`, rest);
      return i;
    }
    if (i + 1 >= argv.length) return `flag needs an argument: '${letter}' in -${letters}`;
    values.put(flag, `-${letter}`, argv[i + 1]);
    return i + 1;
  }
  return i;
}
