import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type { z } from 'zod';
import { err, ok, type Result } from '../base/result';
import { explain, flatten } from './explain';
import { overlay } from './overlay';

/** Something wrong with an authored file: what, where, and what to do about it. Lines and columns count from 1. */
export interface Diagnostic {
  /** Stable name of the kind of mistake, such as `yaml.syntax` or `playbook.unknown-clause`. */
  readonly code: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Where in the data: `scoring.indicators[3].dimension`; empty for the whole file. */
  readonly path: string;
  readonly hint: string;
}

export type DataPath = readonly (string | number)[];

/** What a cross check calls for each mistake that it finds. */
export type Reporter = (code: string, path: DataPath, message: string, hint: string) => void;

/** What a document may build on: the part under `key` of another file, where it says so by `optIn: value`. */
export interface Base {
  readonly text: string;
  readonly file: string;
  readonly key: string;
  readonly optIn: readonly [key: string, value: string];
}

/** Longest file that is read, in characters. */
export const MAX_FILE_CHARACTERS = 1_000_000;
/** Reports beyond this many help nobody. */
export const MAX_DIAGNOSTICS = 200;
/** How far aliases may multiply the data before the file is refused. */
const MAX_ALIAS_COUNT = 100;

/** Codes of `parseYamlWith` itself; a schema's own cross checks add theirs. */
export const YAML_CODES = [
  'yaml.too-large',
  'yaml.syntax',
  'yaml.unreadable',
  'yaml.duplicate-key',
  'yaml.no-base',
  'schema.missing',
  'schema.unknown-key',
  'schema.invalid',
] as const;

/**
 * Reads YAML 1.2 with a schema and an optional cross check; every mistake carries its position in the text.
 * Never throws: a file that is too large, deeply nested, or an alias bomb is a diagnostic like any other.
 */
export function parseYamlWith<S extends z.ZodType>(
  schema: S,
  text: string,
  file: string,
  check?: (value: z.output<S>, report: Reporter) => void,
  base?: Base,
): Result<z.output<S>, Diagnostic[]> {
  if (text.length > MAX_FILE_CHARACTERS) {
    const message = `The file has ${text.length} characters; ${MAX_FILE_CHARACTERS} is the most that is read.`;
    return err([
      { code: 'yaml.too-large', message, file, line: 1, column: 1, path: '', hint: 'Split the file, or shorten it.' },
    ]);
  }
  try {
    return readDocument(schema, text, file, check, base);
  } catch (cause) {
    // The YAML library throws on alias bombs, and the engine on nesting deeper than its stack.
    const message = `The file cannot be read: ${cause instanceof Error ? cause.message : 'unknown reason'}.`;
    return err([
      {
        code: 'yaml.unreadable',
        message,
        file,
        line: 1,
        column: 1,
        path: '',
        hint: 'Use fewer aliases and less nesting.',
      },
    ]);
  }
}

function readDocument<S extends z.ZodType>(
  schema: S,
  text: string,
  file: string,
  check: ((value: z.output<S>, report: Reporter) => void) | undefined,
  base: Base | undefined,
): Result<z.output<S>, Diagnostic[]> {
  const lines = new LineCounter();
  const document = readYaml(text, lines);
  const found: Diagnostic[] = [];
  const add = (offset: number, rest: Omit<Diagnostic, 'file' | 'line' | 'column'>): void => {
    const { line, col } = lines.linePos(offset);
    found.push({ ...rest, file, line: Math.max(1, line), column: Math.max(1, col) });
  };
  const taken = new WeakSet<Node>();
  const foreign = new LineCounter();
  const addAt = (path: DataPath, atKey: boolean, rest: Omit<Diagnostic, 'file' | 'line' | 'column'>): void => {
    const place = offsetOf(document, path, atKey, taken);
    if (!place.foreign || base === undefined) add(place.offset, rest);
    else {
      const { line, col } = foreign.linePos(place.offset);
      found.push({ ...rest, file: base.file, line: Math.max(1, line), column: Math.max(1, col) });
    }
  };

  for (const problem of [...document.errors, ...document.warnings]) {
    const hint = 'Check the indentation, quotes and colons around this place.';
    add(problem.pos[0], { code: 'yaml.syntax', message: problem.message, path: '', hint });
  }
  // The library's own check for duplicate keys takes time that grows with the square of their number.
  visit(document, {
    Map: (_key, map) => {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? String(key.value) : '';
        if (isScalar(key) && seen.has(name)) {
          const hint = 'Keep one of them.';
          add(startOf(key) ?? 0, {
            code: 'yaml.duplicate-key',
            message: `\`${name}\` is there twice.`,
            path: '',
            hint,
          });
        }
        seen.add(name);
      }
    },
  });
  if (found.length > 0) return err(inOrder(found));

  const contents = document.contents;
  if (isMap(contents) && base !== undefined && String(contents.get(base.optIn[0])) === base.optIn[1]) {
    const root = readYaml(base.text, foreign).get(base.key, true);
    if (!isMap(root)) {
      const message = `\`${base.optIn[0]}: ${base.optIn[1]}\` asks for \`${base.key}\` of ${base.file}, which has none.`;
      const hint = `Take the line out, or add \`${base.key}:\` to ${base.file}.`;
      add(offsetOf(document, [base.optIn[0]], false, taken).offset, {
        code: 'yaml.no-base',
        message,
        path: base.optIn[0],
        hint,
      });
      return err(found);
    }
    overlay(contents, root, taken);
  }
  const data: unknown = document.toJS({ maxAliasCount: MAX_ALIAS_COUNT });
  const parsed = schema.safeParse(data);
  if (!parsed.success) {
    const items = flatten(parsed.error.issues, []).flatMap((problem) => explain(problem, data));
    for (const { code, message, path, hint, atKey } of items.slice(0, MAX_DIAGNOSTICS)) {
      addAt(path, atKey, { code, message, path: pathText(path), hint });
    }
    return err(inOrder(found));
  }

  check?.(parsed.data, (code, path, message, hint) => {
    addAt(path, false, { code, message, path: pathText(path), hint });
  });
  return found.length > 0 ? err(inOrder(found)) : ok(parsed.data);
}

function readYaml(text: string, lineCounter: LineCounter): Document.Parsed {
  return parseDocument(text, {
    lineCounter,
    version: '1.2',
    schema: 'core',
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
  });
}

function inOrder(found: readonly Diagnostic[]): Diagnostic[] {
  return [...found].sort((a, b) => a.line - b.line || a.column - b.column).slice(0, MAX_DIAGNOSTICS);
}

/**
 * Where the value at a path starts in the text, or its key; for what is not there, where its nearest parent starts. `foreign`:
 * the text is that of the base, and not the author's.
 */
function offsetOf(
  document: Document,
  path: DataPath,
  atKey: boolean,
  taken: WeakSet<Node>,
): { offset: number; foreign: boolean } {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  let foreign = false;
  for (const [index, key] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    if (!isCollection(node)) break;
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
      );
      if (pair === undefined) break;
      foreign ||= taken.has(pair.value as Node);
      if (atKey && index === path.length - 1) return { offset: startOf(pair.key) ?? offset, foreign };
      node = pair.value;
    } else {
      node = node.items[Number(key)];
      foreign ||= taken.has(node as Node);
    }
    offset = startOf(node) ?? offset;
  }
  return { offset, foreign };
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

/** `scoring.indicators[3].dimension` */
export function pathText(path: DataPath): string {
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
}
