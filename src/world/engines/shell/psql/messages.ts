import type { DatabaseMessage } from '../../database/port';
import { displayWidth } from './width';

/** Columns of the excerpt below an error, and how near to its end the place may come. */
const EXCERPT = 60;
const NEAR_END = 10;

/** `\set VERBOSITY`. */
export type Verbosity = 'default' | 'terse' | 'verbose' | 'sqlstate';

/** An error or notice as psql prints it, with the place in the statement marked. Ends in a line break. */
export function serverMessage(
  message: DatabaseMessage,
  sql: string,
  verbosity: Verbosity = 'default',
  context: 'errors' | 'never' | 'always' = 'errors',
): string {
  const severe = /^(?:ERROR|FATAL|PANIC)$/.test(message.severity);
  if (verbosity === 'sqlstate' && severe) return `${message.severity}:  ${message.code}\n`;
  const code = verbosity === 'verbose' ? `${message.code}: ` : '';
  const lines = [`${message.severity}:  ${code}${message.message}`];
  if (verbosity === 'terse' || verbosity === 'sqlstate') {
    const place = message.position === undefined ? '' : ` at character ${message.position}`;
    return `${lines[0]}${place}\n`;
  }
  if (message.position !== undefined) lines.push(...excerpt(sql, message.position));
  if (message.detail !== undefined) lines.push(`DETAIL:  ${message.detail}`);
  if (message.hint !== undefined) lines.push(`HINT:  ${message.hint}`);
  if (message.where !== undefined && (context === 'always' || (context === 'errors' && severe)))
    lines.push(`CONTEXT:  ${message.where}`);
  return `${lines.join('\n')}\n`;
}

/** The line of the statement that an error points into, cut to fit, and a caret below the place. */
function excerpt(sql: string, position: number): readonly string[] {
  const chars = [...sql];
  const at = position - 1;
  if (at < 0 || at > chars.length) return [];
  let start = 0;
  let number = 1;
  for (let i = 0; i < at; i++) {
    if (chars[i] === '\n') {
      start = i + 1;
      number += 1;
    }
  }
  const stop = chars.indexOf('\n', at);
  let end = stop < 0 ? chars.length : stop;
  const width = (from: number, to: number): number =>
    displayWidth(chars.slice(from, to).join('').replaceAll('\t', ' '));
  let cutLeft = false;
  let cutRight = false;
  // Only what is near the place is looked at, or a very long line would be measured character by character.
  if (end - start > EXCERPT * 8) {
    const near = Math.max(start, at - EXCERPT * 2);
    cutLeft = near > start;
    start = near;
    const far = Math.min(end, at + EXCERPT * 2);
    cutRight = far < end;
    end = far;
  }
  if (width(start, end) > EXCERPT) {
    if (width(start, at) + NEAR_END <= EXCERPT) {
      while (width(start, end) > EXCERPT) end -= 1;
      cutRight = true;
    } else {
      while (width(at, end) > NEAR_END) {
        end -= 1;
        cutRight = true;
      }
      while (width(start, end) > EXCERPT) {
        start += 1;
        cutLeft = true;
      }
    }
  }
  const prefix = `LINE ${number}: ${cutLeft ? '...' : ''}`;
  const shown = chars.slice(start, end).join('').replaceAll('\t', ' ');
  return [`${prefix}${shown}${cutRight ? '...' : ''}`, `${' '.repeat(prefix.length + width(start, at))}^`];
}

/** `Time: 12.345 ms`, with minutes and hours behind it when it took that long. */
export function timingLine(ms: number): string {
  const exact = `Time: ${ms.toFixed(3)} ms`;
  if (ms < 1_000) return exact;
  const seconds = ms / 1_000;
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  const rest = (seconds % 60).toFixed(3).padStart(6, '0');
  const minutes = (seconds / 60) % 60;
  if (seconds < 3_600) return `${exact} (${two(minutes)}:${rest})`;
  return `${exact} (${two(seconds / 3_600)}:${two(minutes)}:${rest})`;
}
