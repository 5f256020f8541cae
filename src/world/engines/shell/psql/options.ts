/** What a psql was started with. */
export interface PsqlOptions {
  /** `-c` and `-f`, in order; a file is `-` for standard input. */
  readonly actions: readonly { readonly kind: 'command' | 'file'; readonly text: string }[];
  /** Database name or connection string, user, and what was too much. */
  readonly target?: string;
  readonly host?: string;
  readonly port?: string;
  readonly username?: string;
  readonly extra: readonly string[];
  readonly variables: readonly { readonly name: string; readonly value?: string }[];
  /** `-P`, and the options that stand for one. */
  readonly print: readonly { readonly name: string; readonly value?: string }[];
  readonly echo?: 'all' | 'errors' | 'queries';
  readonly output?: string;
  readonly list: boolean;
  readonly quiet: boolean;
  readonly hidden: boolean;
  readonly single: boolean;
  readonly show?: 'help' | 'help-commands' | 'help-variables' | 'version';
}

export type ReadOptions =
  | { readonly ok: true; readonly options: PsqlOptions }
  | { readonly ok: false; readonly message: string };

/** Long names by short ones; those that take a value. */
const LONG: Readonly<Record<string, string>> = {
  'echo-all': 'a',
  'no-align': 'A',
  'echo-errors': 'b',
  command: 'c',
  dbname: 'd',
  'echo-queries': 'e',
  'echo-hidden': 'E',
  'field-separator': 'F',
  file: 'f',
  host: 'h',
  html: 'H',
  list: 'l',
  'log-file': 'L',
  'no-readline': 'n',
  output: 'o',
  port: 'p',
  pset: 'P',
  quiet: 'q',
  'record-separator': 'R',
  'single-line': 'S',
  'single-step': 's',
  'single-transaction': '1',
  'table-attr': 'T',
  'tuples-only': 't',
  username: 'U',
  set: 'v',
  variable: 'v',
  version: 'V',
  'no-password': 'w',
  password: 'W',
  expanded: 'x',
  'no-psqlrc': 'X',
  'field-separator-zero': 'z',
  'record-separator-zero': '0',
  csv: 'csv',
  help: '?',
};
const WITH_VALUE: ReadonlySet<string> = new Set([...'cdfFhLopPRTUv']);
/** Options of psql that make no sense here. */
const REFUSED: ReadonlySet<string> = new Set([...'HLsSTz0']);
const HINT = 'psql: hint: Try "psql --help" for more information.';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Reads the words of a psql command line as psql does: short options may stand together, the last with its value. */
export function readPsqlOptions(argv: readonly string[]): ReadOptions {
  const found: { name: string; value?: string }[] = [];
  const words: string[] = [];
  const bad = (what: string): ReadOptions => ({ ok: false, message: `psql: ${what}\n${HINT}` });
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] ?? '';
    if (arg === '--') {
      words.push(...argv.slice(i + 1));
      break;
    }
    if (arg.startsWith('--')) {
      const [, typed = '', attached] = /^--([^=]*)(?:=(.*))?$/s.exec(arg) ?? [];
      const names = Object.hasOwn(LONG, typed) ? [typed] : Object.keys(LONG).filter((n) => n.startsWith(typed));
      if (names.length === 0) return bad(`unrecognized option '--${typed}'`);
      const long = names[0] ?? '';
      if (names.length > 1)
        return bad(`option '${arg}' is ambiguous; possibilities: ${names.map((n) => `'--${n}'`).join(' ')}`);
      const name = LONG[long] ?? '';
      if (!WITH_VALUE.has(name)) {
        if (attached !== undefined && name !== '?') return bad(`option '--${long}' doesn't allow an argument`);
        found.push(attached === undefined ? { name } : { name, value: attached });
        continue;
      }
      const value = attached ?? argv[++i];
      if (value === undefined) return bad(`option '--${long}' requires an argument`);
      found.push({ name, value });
    } else if (arg.startsWith('-') && arg !== '-') {
      for (let at = 1; at < arg.length; at++) {
        const name = arg[at] ?? '';
        if (!WITH_VALUE.has(name)) {
          if (name !== '?' && !Object.values(LONG).includes(name)) return bad(`invalid option -- '${name}'`);
          found.push({ name });
          continue;
        }
        const value = at + 1 < arg.length ? arg.slice(at + 1) : argv[++i];
        if (value === undefined) return bad(`option requires an argument -- '${name}'`);
        found.push({ name, value });
        break;
      }
    } else words.push(arg);
  }
  return gather(found, words);
}

function gather(found: readonly { name: string; value?: string }[], words: readonly string[]): ReadOptions {
  const refused = found.find((o) => REFUSED.has(o.name));
  if (refused !== undefined)
    return { ok: false, message: `psql: error: option -${refused.name} is not available in this exercise` };
  const last = (name: string): string | undefined => found.findLast((o) => o.name === name)?.value;
  const has = (name: string): boolean => found.some((o) => o.name === name);
  const pairs = (name: string) =>
    found
      .filter((o) => o.name === name)
      .map(({ value = '' }) => {
        const cut = value.indexOf('=');
        return cut < 0 ? { name: value } : { name: value.slice(0, cut), value: value.slice(cut + 1) };
      });
  const rest = [...words];
  const target = last('d') ?? rest.shift();
  const username = last('U') ?? rest.shift();
  const options: Mutable<PsqlOptions> = {
    actions: found
      .filter((o) => o.name === 'c' || o.name === 'f')
      .map(({ name, value = '' }) => ({ kind: name === 'c' ? 'command' : 'file', text: value })),
    extra: rest,
    variables: pairs('v'),
    print: found.flatMap((o) => printOption(o.name, o.value) ?? []).concat(pairs('P')),
    list: has('l'),
    quiet: has('q'),
    hidden: has('E'),
    single: has('1'),
  };
  if (target !== undefined) options.target = target;
  if (username !== undefined) options.username = username;
  const [host, port, output] = [last('h'), last('p'), last('o')];
  if (host !== undefined) options.host = host;
  if (port !== undefined) options.port = port;
  if (output !== undefined) options.output = output;
  const echo = found.findLast((o) => /^[abe]$/.test(o.name))?.name;
  if (echo !== undefined) options.echo = echo === 'a' ? 'all' : echo === 'b' ? 'errors' : 'queries';
  const show = found.find((o) => o.name === 'V' || o.name === '?');
  if (show?.name === 'V') options.show = 'version';
  else if (show !== undefined)
    options.show = show.value === 'commands' ? 'help-commands' : show.value === 'variables' ? 'help-variables' : 'help';
  return { ok: true, options };
}

function printOption(name: string, value: string | undefined): { name: string; value?: string }[] | undefined {
  if (name === 'A') return [{ name: 'format', value: 'unaligned' }];
  if (name === 'csv') return [{ name: 'format', value: 'csv' }];
  if (name === 't') return [{ name: 'tuples_only', value: 'on' }];
  if (name === 'x') return [{ name: 'expanded', value: 'on' }];
  if (name === 'F') return [{ name: 'fieldsep', value: value ?? '' }];
  if (name === 'R') return [{ name: 'recordsep', value: value ?? '' }];
  return undefined;
}
