import type { DatabaseOutcome } from '../../database/port';

/** Variables that take only certain values, and what they are at the start. */
const BOOLEAN: Readonly<Record<string, string>> = {
  AUTOCOMMIT: 'on',
  ECHO_HIDDEN: 'off',
  ON_ERROR_STOP: 'off',
  QUIET: 'off',
};
const CHOICE: Readonly<Record<string, { readonly first: string; readonly all: readonly string[] }>> = {
  ECHO: { first: 'none', all: ['none', 'errors', 'queries', 'all'] },
  SHOW_CONTEXT: { first: 'errors', all: ['never', 'errors', 'always'] },
  VERBOSITY: { first: 'default', all: ['default', 'verbose', 'terse', 'sqlstate'] },
};
const OTHERS: Readonly<Record<string, string>> = {
  ENCODING: 'UTF8',
  LAST_ERROR_MESSAGE: '',
  LAST_ERROR_SQLSTATE: '00000',
};
const NAME = /^[A-Za-z_0-9\u0080-\uffff]+$/;
/** As many as one psql keeps, and as long as a value may be. */
const MOST = 500;
const LONGEST = 20_000;

/** `on`, `TRUE`, `1`, or a beginning of these, as psql reads them; absent when it is neither yes nor no. */
export function readBoolean(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (word === '1' || word === 'on' || /^(?:t|tr|tru|true|y|ye|yes)$/.test(word)) return true;
  if (word === '0' || /^(?:of|off|f|fa|fal|fals|false|n|no)$/.test(word)) return false;
  return undefined;
}

/** The variables of one psql: what `\set` and `-v` set, and what psql itself looks at. */
export class Variables {
  private readonly values = new Map<string, string>([
    ...Object.entries(BOOLEAN),
    ...Object.entries(CHOICE).map(([name, { first }]): [string, string] => [name, first]),
    ...Object.entries(OTHERS),
  ]);

  get(name: string): string | undefined {
    return this.values.get(name);
  }

  /** Is a switch of psql's on? */
  is(name: string): boolean {
    return readBoolean(this.values.get(name) ?? '') ?? false;
  }

  /** Sets a variable of psql's own, whatever it takes. */
  put(name: string, value: string): void {
    this.values.set(name, value);
  }

  /** Sets one as a player asked; the sentence that psql refuses with, or nothing. */
  set(name: string, value: string): string | undefined {
    if (!NAME.test(name)) return `invalid variable name: "${name}"`;
    if (value.length > LONGEST) return `the value of "${name}" is too long`;
    if (!this.values.has(name) && this.values.size >= MOST) return 'too many variables';
    if (Object.hasOwn(BOOLEAN, name)) {
      // No value means yes.
      const on = value === '' ? true : readBoolean(value);
      if (on === undefined) return `unrecognized value "${value}" for "${name}": Boolean expected`;
      this.values.set(name, on ? 'on' : 'off');
      return undefined;
    }
    if (Object.hasOwn(CHOICE, name)) {
      const choices = CHOICE[name]?.all ?? [];
      const choice = choices.find((c) => c === value.toLowerCase());
      if (choice === undefined)
        return `unrecognized value "${value}" for "${name}"\nAvailable values are: ${choices.join(', ')}.`;
      this.values.set(name, choice);
      return undefined;
    }
    this.values.set(name, value);
    return undefined;
  }

  /** Forgets one; psql's own go back to what they are at the start. */
  unset(name: string): void {
    const first = Object.hasOwn(BOOLEAN, name) ? 'off' : CHOICE[name]?.first;
    if (first === undefined) this.values.delete(name);
    else this.values.set(name, first);
  }

  /** What `\set` lists. */
  list(): readonly string[] {
    return [...this.values].map(([name, value]) => `${name} = '${value}'`).sort();
  }
}

/** Puts what came of a query into the variables that tell of it. */
export function rememberOutcome(variables: Variables, { error, results }: DatabaseOutcome): void {
  const rows = /(\d+)$/.exec(results.at(-1)?.tag ?? '')?.[1] ?? '0';
  variables.put('ERROR', error === undefined ? 'false' : 'true');
  variables.put('SQLSTATE', error?.code ?? '00000');
  variables.put('ROW_COUNT', error === undefined ? rows : '0');
  if (error === undefined) return;
  variables.put('LAST_ERROR_MESSAGE', error.message);
  variables.put('LAST_ERROR_SQLSTATE', error.code);
}
