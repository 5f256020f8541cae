/** Options of a command: those with a value (`string`) and those without (`boolean`), and short names by long ones. */
export interface Options {
  readonly string: readonly string[];
  readonly boolean: readonly string[];
  readonly alias: Readonly<Record<string, string>>;
}

/** The long name of a typed option, and what is attached to it after `=`; nothing when the word is no option. */
function typed(arg: string, { alias }: Options): { readonly name: string; readonly value?: string } | undefined {
  const [, dashes, word = '', value] = /^(--?)([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(arg) ?? [];
  if (dashes === undefined) return undefined;
  const name = dashes === '-' && Object.hasOwn(alias, word) ? (alias[word] ?? word) : word;
  return value === undefined ? { name } : { name, value };
}

/**
 * Reads the words of a command: a value belongs to the option before it whatever it begins with (`--body "- 14:03 paged"`).
 * The first option that the command does not know is named as typed.
 */
export function readOptions(
  argv: readonly string[],
  options: Options,
): { readonly ok: true; readonly argv: string[] } | { readonly ok: false; readonly unknown: string } {
  const words: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] ?? '';
    if (arg === '--') return { ok: true, argv: [...words, ...argv.slice(i)] };
    const option = typed(arg, options);
    if (option === undefined) words.push(arg);
    else if (options.string.includes(option.name)) {
      if (option.value === undefined) i++;
      words.push(`--${option.name}=${option.value ?? argv[i] ?? ''}`);
    } else if (options.boolean.includes(option.name)) words.push(`--${option.name}`);
    else return { ok: false, unknown: arg.replace(/=.*/s, '') };
  }
  return { ok: true, argv: words };
}
