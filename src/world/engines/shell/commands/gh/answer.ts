import type { ExecResult } from 'just-bash/browser';
import { DAY, HOUR, MINUTE } from '../../../../../base/drill-time';
import type { Given } from '../../flags';
import { failed, printed } from '../../out';
import type { Harvest } from '../../port';

/** Runs a command of the shell with a text on its standard input: `jq` for the filters. */
export type Exec = (command: string, stdin: string) => Promise<ExecResult>;
export type Json = Readonly<Record<string, unknown>>;

/** `owner/name` of the repository that the checkout belongs to. */
export function slug(h: Harvest): string {
  const { owner, name } = h.port.scenario.exhibits.repository;
  return `${owner}/${name}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** JSON through a filter, as `gh` prints it: strings raw, everything else compact. Without a filter as it is. */
export function filtered(json: unknown, filter: string | undefined, exec: Exec): Promise<ExecResult> | ExecResult {
  const text = JSON.stringify(json, null, 2);
  return filter === undefined ? printed(text) : exec(`jq -cr ${quoted(filter)}`, text);
}

/**
 * The answer to `--json fields [--jq filter]`; nothing when JSON was not asked for. `all` makes one object with every field
 * that there is.
 */
export function asJson(
  given: Given,
  value: Json | readonly Json[],
  fields: readonly string[],
  exec: Exec,
): Promise<ExecResult> | ExecResult | undefined {
  if (given.has('web')) return failed('this terminal has no browser: leave out --web');
  const wanted = given.one('json');
  const filter = given.one('jq');
  if (wanted === undefined)
    return filter === undefined ? undefined : failed('cannot use `--jq` without specifying `--json`');
  const names = wanted.split(',').map((f) => f.trim());
  const unknown = names.find((f) => !fields.includes(f));
  if (unknown !== undefined)
    return failed(`Unknown JSON field: "${unknown}"\nAvailable fields:\n  ${[...fields].sort().join('\n  ')}`);
  const pick = (row: Json): Json => Object.fromEntries([...names].sort().map((f) => [f, row[f]]));
  return filtered(Array.isArray(value) ? value.map(pick) : pick(value as Json), filter, exec);
}

/** `about 5 minutes ago`, as `gh` tells times. */
export function ago(ms: number): string {
  const count = (n: number, unit: string) => `about ${n} ${unit}${n === 1 ? '' : 's'} ago`;
  if (ms < MINUTE) return 'less than a minute ago';
  if (ms < HOUR) return count(Math.floor(ms / MINUTE), 'minute');
  if (ms < DAY) return count(Math.floor(ms / HOUR), 'hour');
  if (ms < 30 * DAY) return count(Math.floor(ms / DAY), 'day');
  return count(Math.floor(ms / (30 * DAY)), 'month');
}

/** A limit as typed; a text says what is wrong with it. */
export function limitOf(given: Given, usual: number): number | string {
  const text = given.one('limit');
  if (text === undefined) return usual;
  if (!/^\d{1,6}$/.test(text))
    return `invalid argument "${text}" for "-L, --limit" flag: strconv.ParseInt: parsing "${text}": invalid syntax`;
  return Number(text) < 1 ? `invalid limit: ${text}` : Number(text);
}
