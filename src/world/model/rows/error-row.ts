import type { LogLevel } from '../../../scenario/schema-telemetry';
import { visitorOf } from '../crowd';
import type { PreparedLine } from '../prepared';
import { type Fill, render } from '../templates';
import type { ErrorLogRow } from './types';

/** Number of a line's details among the lines of its event, so that both draw their own numbers. Outcomes have 6 lines at most. */
const DETAILS = 64;

const ROW_LEVELS: Readonly<Record<LogLevel, ErrorLogRow['level']>> = {
  debug: 'info',
  info: 'info',
  warn: 'warn',
  error: 'error',
  fatal: 'error',
};

/** What a line of an error log says, taken apart as the table has it. `asked`: a request is behind it, and so is somebody. */
export function errorRow(line: PreparedLine, id: string, at: number, fill: Fill, asked: boolean): ErrorLogRow {
  const visitor = asked ? visitorOf(fill.key) : undefined;
  return {
    lineId: id,
    stream: line.stream,
    at,
    environment: 'production',
    service: line.service,
    level: ROW_LEVELS[line.level],
    requestId: fill.requestId === '' ? null : fill.requestId,
    userId: visitor?.user ?? null,
    code: line.code ?? null,
    message: render(line.template, fill, line.number),
    details: detailsOf(line, fill),
    ip: visitor?.ip ?? null,
    userAgent: visitor?.agent ?? null,
  };
}

/** The same row as the log console prints it: the message, then what the columns beside it hold. */
export function rowText(line: PreparedLine, fill: Fill, asked: boolean): string {
  let text = render(line.template, fill, line.number);
  if (fill.requestId !== '') text += ` request_id=${fill.requestId}`;
  if (asked) text += ` user_id=${visitorOf(fill.key).user}`;
  const details = detailsOf(line, fill);
  return details === null ? text : `${text} details=${details}`;
}

function detailsOf(line: PreparedLine, fill: Fill): string | null {
  const template = line.row?.details;
  return template === undefined ? null : render(template, fill, line.number + DETAILS);
}
