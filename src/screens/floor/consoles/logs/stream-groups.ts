import type { LogStream } from '../../../../scenario/schema-telemetry';

const TITLES: Readonly<Record<LogStream['kind'], string>> = {
  'error-log': 'Errors',
  function: 'Functions',
  database: 'Database',
  auth: 'Accounts',
  gateway: 'Gateway',
  web: 'Web',
};
const ORDER: readonly LogStream['kind'][] = ['error-log', 'function', 'database', 'gateway', 'auth', 'web'];

/** The streams by what they log, in a fixed order. */
export function streamGroups(
  streams: readonly LogStream[],
): readonly { readonly title: string; readonly streams: readonly LogStream[] }[] {
  return ORDER.map((kind) => ({ title: TITLES[kind], streams: streams.filter((s) => s.kind === kind) })).filter(
    (group) => group.streams.length > 0,
  );
}
