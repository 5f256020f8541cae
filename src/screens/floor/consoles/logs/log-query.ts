import type { LogLevel } from '../../../../scenario/schema-telemetry';
import { type RangeId, rangeQuery } from '../parts/time-ranges';

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'fatal'];

/** What a filter field says: a text, and what `level:` and `stream:` words add to it. */
export interface LogFilter {
  readonly text: string;
  readonly level?: LogLevel;
  readonly streams: readonly string[];
}

/**
 * Reads the filter field: `level:warn stream:postgres slots` asks for lines of the stream `postgres`, warnings and worse, with
 * `slots` in them. Words that are no such thing are part of the text, so nothing typed is ever lost silently.
 */
export function parseFilter(input: string, knownStreams: readonly string[]): LogFilter {
  const streams: string[] = [];
  let level: LogLevel | undefined;
  const rest = input.replace(
    /(^|\s)(level|stream):(\S+)(?=\s|$)/gi,
    (whole, lead: string, key: string, value: string) => {
      const wanted = value.toLowerCase();
      if (key.toLowerCase() === 'level') {
        const found = LEVELS.find((l) => l === wanted);
        if (found === undefined) return whole;
        level = found;
      } else {
        const found = knownStreams.find((s) => s.toLowerCase() === wanted);
        if (found === undefined) return whole;
        if (!streams.includes(found)) streams.push(found);
      }
      return lead;
    },
  );
  return { text: rest.replace(/\s+/g, ' ').trim(), streams, ...(level === undefined ? {} : { level }) };
}

/** What is asked of the logs. No level is all levels. */
export interface LogQuery {
  readonly streams: readonly string[];
  readonly level?: LogLevel;
  readonly text: string;
  readonly range: RangeId;
}

/** The filter field on top of what the buttons say: streams that it names replace the picked ones, the stricter level wins. */
export function withFilter(query: LogQuery, filter: LogFilter): LogQuery {
  const rank = (level: LogLevel | undefined) => (level === undefined ? -1 : LEVELS.indexOf(level));
  const level = rank(filter.level) > rank(query.level) ? filter.level : query.level;
  return {
    streams: filter.streams.length > 0 ? filter.streams : query.streams,
    text: filter.text,
    range: query.range,
    ...(level === undefined ? {} : { level }),
  };
}

/** The query as the record tells it: `error-logs level=error text=429 last=60m`. Empty without a stream. */
export function queryText(query: LogQuery): string {
  if (query.streams.length === 0) return '';
  return [
    ...query.streams,
    ...(query.level === undefined ? [] : [`level=${query.level}`]),
    ...(query.text === '' ? [] : [`text=${query.text.slice(0, 200)}`]),
    rangeQuery(query.range),
  ].join(' ');
}
