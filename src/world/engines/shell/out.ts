import type { ExecResult } from 'just-bash/browser';
import { isoUtc } from '../../../base/drill-time';
import type { ShellPort } from './port';

/** A command's result with text on standard output. */
export function printed(stdout: string): ExecResult {
  return {
    stdout: stdout === '' || stdout.endsWith('\n') ? stdout : `${stdout}\n`,
    stderr: '',
    exitCode: 0,
    stdoutKind: 'text',
  };
}

/** A command that failed, with its message on standard error. */
export function failed(message: string, exitCode = 1): ExecResult {
  return { stdout: '', stderr: message.endsWith('\n') ? message : `${message}\n`, exitCode };
}

/** Columns padded with blanks, as command line tools print tables. */
export function columns(rows: readonly (readonly string[])[], gap = '  '): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  }
  return rows
    .map((row) => row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join(gap))
    .join('\n');
}

/** A drill time as an ISO instant without milliseconds. */
export function stamp(port: ShellPort, at: number): string {
  return isoUtc(port.startEpoch + at).replace(/\.\d+Z$/, 'Z');
}

/** `2026-03-04 14:23:05`. */
export function plainStamp(port: ShellPort, at: number): string {
  return stamp(port, at).replace('T', ' ').replace('Z', '');
}
