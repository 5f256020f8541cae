import type { DrillTime } from '../../src/base/drill-time';
import type { Scenario } from '../../src/scenario/schema';
import type { LogLine, Operation, OperationValues, WorldView } from '../../src/world/model/operations';
import { perform } from '../../src/world/model/perform';
import { feedRows } from '../../src/world/model/rows/feed';

/**
 * One comparison for everything that counts errors: the log console, the rows of the error log (as the feed makes them, or
 * as SQL finds them) and the error tracker. `disagreements` is empty when they say the same for a window.
 */

export interface Window {
  readonly from: DrillTime;
  readonly to: DrillTime;
}

/** Errors by who wrote them, code and level: `edge:generate-reading OPENAI_429 error`. */
export type ErrorCounts = Readonly<Record<string, number>>;

/** A row as far as counting goes. In SQL: `select service, code, level, count(*) ... group by 1, 2, 3`. */
export interface CountedRow {
  readonly service: string;
  readonly code: string | null;
  readonly level: string;
  /** How many such rows; 1 unless grouped. */
  readonly count?: number;
}

/** An outcome that the tracker counts although the error log has no row of it, and why; with the words of it in a stream. */
interface WithoutRow {
  readonly outcome: string;
  readonly stream: string;
  readonly words: string;
  readonly why: string;
}

/** Those of the company's ordinary production. */
const ORDINARY: readonly WithoutRow[] = [
  {
    outcome: 'vybe-reading/rate-limited-once',
    stream: 'fn-vybe-reading',
    words: 'OpenAI rate limit reached',
    why: 'vybe-reading only logs what it retries',
  },
  {
    outcome: 'read/idle-dropped',
    stream: 'fn-read',
    words: 'idle connection was closed by the pooler',
    why: 'read only logs what it retries',
  },
  {
    outcome: 'log-error/aborted',
    stream: 'fn-log-error',
    words: 'AbortError',
    why: 'log-error keeps aborted requests out of the table',
  },
  {
    outcome: 'sign-in/wrong-password',
    stream: 'auth',
    words: 'Invalid login credentials',
    why: 'the auth server does not write to error_logs',
  },
];

/** Those of single scenarios. The only such places: `outcomesWithoutRow` finds out when one is missing. */
const OF_SCENARIO: Readonly<Record<string, readonly WithoutRow[]>> = {
  'not-an-incident': [
    {
      outcome: 'web/no-text',
      stream: 'web',
      words: 'no entry for reading.generate.cta',
      why: 'the browser only warns of a text that has no entry',
    },
  ],
  'db-degradation': [
    {
      outcome: 'log-error/failed-page',
      stream: 'fn-log-error',
      words: 'read answered 504',
      why: 'the function behind it has written its own row',
    },
  ],
  'edge-outage': [
    {
      outcome: 'generate-reading/no-slot-unlogged',
      stream: 'fn-generate-reading',
      words: 'error_logs insert failed as well',
      why: 'the error could not be written down for want of the same connection',
    },
    {
      outcome: 'compare/no-slot',
      stream: 'fn-compare',
      words: 'remaining connection slots',
      why: 'the error could not be written down for want of the same connection',
    },
    {
      outcome: 'log-error/failed-generate',
      stream: 'fn-log-error',
      words: 'FunctionsHttpError',
      why: 'the function behind it has written its own row',
    },
  ],
};

/** Outcomes of a scenario that the tracker counts although the error log has no row of them. */
export function withoutRow(scenario: string): readonly WithoutRow[] {
  return [...ORDINARY, ...(OF_SCENARIO[scenario] ?? [])];
}

type Traffic = Scenario['telemetry']['traffic'][number];
type Outcome = Traffic['outcomes'][number];

function errorStreams(scenario: Scenario): readonly string[] {
  return scenario.telemetry.streams.filter((s) => s.kind === 'error-log').map((s) => s.id);
}

/** Every outcome that the tracker counts without there being a row, as `traffic/outcome`. */
export function outcomesWithoutRow(scenario: Scenario): readonly string[] {
  const streams = errorStreams(scenario);
  return scenario.telemetry.traffic.flatMap((t) =>
    t.outcomes
      .filter((o) => o.tracker !== undefined && !o.lines.some((l) => streams.includes(l.stream)))
      .map((o) => `${t.id}/${o.id}`),
  );
}

const LEVELS: Readonly<Record<string, string>> = { debug: 'info', info: 'info', fatal: 'error' };

/** Counts rows or lines. */
export function countErrors(rows: readonly CountedRow[]): ErrorCounts {
  const counts: Record<string, number> = {};
  for (const { service, code, level, count } of rows) {
    const key = `${service} ${code ?? '-'} ${LEVELS[level] ?? level}`;
    counts[key] = (counts[key] ?? 0) + (count ?? 1);
  }
  return counts;
}

function answer<O extends Operation>(world: WorldView, operation: O): OperationValues[O['op']] {
  const result = perform(world, operation);
  if (!result.ok) throw new Error(`${operation.op}: ${result.error.message}`);
  return result.value as OperationValues[O['op']];
}

/** Every line of some streams, as the log console reads them: a window at most 20,000 lines long. */
export function readLines(
  world: WorldView,
  streams: readonly string[],
  { from, to }: Window,
  text?: string,
): readonly LogLine[] {
  const { lines, truncated } = answer(world, {
    op: 'logs.read',
    streams,
    from,
    to,
    limit: 20_000,
    ...(text === undefined ? {} : { text }),
  });
  if (truncated) throw new Error('the window has more lines than one read gives');
  return lines;
}

/** What the log console shows of the error log. */
export function consoleCounts(world: WorldView, window: Window): ErrorCounts {
  return countErrors(
    readLines(world, errorStreams(world.scenario), window).map((l) => ({ ...l, code: l.code ?? null })),
  );
}

/** What has come into the table. */
export function feedCounts(world: WorldView, { from, to }: Window): ErrorCounts {
  return countErrors(feedRows(world, from, to).errorLogs);
}

/** What the tracker counts, by issue. */
export function trackerCounts(world: WorldView, { from, to }: Window): ErrorCounts {
  return Object.fromEntries(answer(world, { op: 'tracker.list', from, to }).rows.map((r) => [r.id, r.events]));
}

/** Which issue a row of the error log is counted in, by who wrote it, code and level; two issues must never share these. */
function issuesByError(scenario: Scenario): ReadonlyMap<string, string | undefined> {
  const streams = errorStreams(scenario);
  const issues = new Map<string, string | undefined>();
  const keyOf = (t: Traffic, line: Outcome['lines'][number]): string =>
    Object.keys(
      countErrors([{ service: line.service ?? `edge:${t.function}`, code: line.code ?? null, level: line.level }]),
    )[0] ?? '';
  for (const t of scenario.telemetry.traffic) {
    for (const outcome of t.outcomes) {
      for (const line of outcome.lines.filter((l) => streams.includes(l.stream))) {
        const key = keyOf(t, line);
        if (issues.has(key) && issues.get(key) !== outcome.tracker) throw new Error(`${key} belongs to two issues`);
        issues.set(key, outcome.tracker);
      }
    }
  }
  return issues;
}

/** People behind each issue, by the rows; of issues that have events without a row too nothing can be said. */
export function peopleByIssue(
  world: WorldView,
  rows: readonly (CountedRow & { readonly userId: string | null })[],
): ErrorCounts {
  const issues = issuesByError(world.scenario);
  const partly = new Set(
    withoutRow(world.scenario.id).map(({ outcome }) => outcomeOf(world.scenario, outcome)?.tracker),
  );
  const people = new Map<string, Set<string>>();
  for (const row of rows) {
    const issue = issues.get(Object.keys(countErrors([row]))[0] ?? '');
    if (issue === undefined || partly.has(issue) || row.userId === null) continue;
    const known = people.get(issue) ?? new Set();
    people.set(issue, known.add(row.userId));
  }
  return Object.fromEntries([...people].map(([issue, users]) => [issue, users.size]));
}

function outcomeOf(scenario: Scenario, path: string): Outcome | undefined {
  const [traffic, id] = path.split('/');
  return scenario.telemetry.traffic.find((t) => t.id === traffic)?.outcomes.find((o) => o.id === id);
}

/** What the tracker must count, if the rows are right: rows by issue, and the declared events that left none. */
export function expectedIssues(world: WorldView, window: Window, errors: ErrorCounts): ErrorCounts {
  const counts: Record<string, number> = {};
  const add = (issue: string | undefined, count: number): void => {
    if (issue !== undefined && count > 0) counts[issue] = (counts[issue] ?? 0) + count;
  };
  const issues = issuesByError(world.scenario);
  for (const [key, count] of Object.entries(errors)) add(issues.get(key), count);
  for (const { outcome, stream, words } of withoutRow(world.scenario.id)) {
    add(outcomeOf(world.scenario, outcome)?.tracker, readLines(world, [stream], window, words).length);
  }
  return counts;
}

/** Where console, table and tracker differ over a window, a sentence each. `table`: what SQL counts; otherwise the feed. */
export function disagreements(
  world: WorldView,
  window: Window,
  table: ErrorCounts = feedCounts(world, window),
): readonly string[] {
  return [
    ...differences('error', consoleCounts(world, window), 'the log console', table, 'the table'),
    ...differences(
      'issue',
      trackerCounts(world, window),
      'the tracker',
      expectedIssues(world, window, table),
      'the table with the declared exceptions',
    ),
  ];
}

function differences(what: string, a: ErrorCounts, aName: string, b: ErrorCounts, bName: string): readonly string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((key) => (a[key] ?? 0) !== (b[key] ?? 0))
    .map((key) => `${what} ${key}: ${aName} says ${a[key] ?? 0}, ${bName} says ${b[key] ?? 0}`);
}
