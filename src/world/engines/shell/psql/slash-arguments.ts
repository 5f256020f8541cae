import { quoteIdentifier, quoteLiteral } from './literals';
import type { Variables } from './variables';

/** The words behind a meta-command. */
export interface SlashArguments {
  readonly args: readonly string[];
  /** The same as it was typed, without variables put in. */
  readonly rest: string;
  readonly complaints: readonly string[];
}

/** Commands whose words are the rest of the line, as typed. */
export const WHOLE_LINE: ReadonlySet<string> = new Set([
  '!',
  'copy',
  'h',
  'help',
  'sf',
  'sf+',
  'sv',
  'sv+',
  'ef',
  'ev',
]);

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b', r: '\r', f: '\f' };
const NAME = /[A-Za-z_0-9\u0080-\uffff]+/y;

/**
 * Reads the words of a meta-command from `from` on: white space between them, `'quotes'` with escapes, `"quotes"` that stay,
 * variables put in. The line's end ends them, and so does a backslash outside quotes, with which the next command begins.
 * `end`: where reading goes on.
 */
export function slashArguments(
  text: string,
  from: number,
  variables: Variables,
  wholeLine: boolean,
): SlashArguments & { readonly end: number } {
  const stop = text.indexOf('\n', from);
  const lineEnd = stop < 0 ? text.length : stop;
  if (wholeLine) {
    const rest = text.slice(from, lineEnd).trim();
    return { args: rest === '' ? [] : [rest], rest, complaints: [], end: lineEnd };
  }
  const args: string[] = [];
  const complaints: string[] = [];
  let at = from;
  let word: string | undefined;
  const finish = (): void => {
    if (word !== undefined) args.push(word);
    word = undefined;
  };
  while (at < lineEnd) {
    const c = text[at] ?? '';
    if (c === '\\') break;
    if (/\s/.test(c)) {
      finish();
      at += 1;
    } else if (c === "'" || c === '"' || c === '`') {
      const quoted = readQuoted(text.slice(0, lineEnd), at, c);
      if (quoted === undefined) {
        complaints.push('unterminated quoted string');
        return { args, rest: text.slice(from, lineEnd).trim(), complaints, end: lineEnd };
      }
      if (c === '`') complaints.push('commands in backquotes cannot be run in this exercise');
      word = (word ?? '') + (c === '`' ? '' : quoted.value);
      at = quoted.end;
    } else if (c === ':') {
      const put = readVariable(text, at, variables);
      word = (word ?? '') + put.value;
      at = put.end;
    } else {
      word = (word ?? '') + c;
      at += 1;
    }
  }
  finish();
  const rest = text.slice(from, at).trim();
  // Two backslashes end the words and are used up; one begins the next command.
  return { args, rest, complaints, end: text.startsWith('\\\\', at) ? at + 2 : at };
}

function readQuoted(text: string, from: number, mark: string): { value: string; end: number } | undefined {
  // Names in double quotes keep them: what reads the name wants to know.
  let value = mark === '"' ? mark : '';
  for (let i = from + 1; i < text.length; i++) {
    const c = text[i] ?? '';
    if (c === mark) {
      if (mark === "'" && text[i + 1] === mark) {
        value += mark;
        i += 1;
        continue;
      }
      return { value: mark === '"' ? value + mark : value, end: i + 1 };
    }
    if (mark === "'" && c === '\\' && i + 1 < text.length) {
      const next = text[i + 1] ?? '';
      value += ESCAPES[next] ?? next;
      i += 1;
    } else value += c;
  }
  return undefined;
}

function readVariable(text: string, at: number, variables: Variables): { value: string; end: number } {
  const mark = text[at + 1];
  const quoted = mark === "'" || mark === '"';
  NAME.lastIndex = at + (quoted ? 2 : 1);
  const name = NAME.exec(text)?.[0];
  const end = at + (quoted ? 3 : 1) + (name?.length ?? 0);
  if (name === undefined || (quoted && text[end - 1] !== mark)) return { value: ':', end: at + 1 };
  const value = variables.get(name);
  if (value === undefined) return { value: text.slice(at, end), end };
  return { value: mark === "'" ? quoteLiteral(value) : mark === '"' ? quoteIdentifier(value) : value, end };
}
