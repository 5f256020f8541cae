import { pileIn } from '../database-look';
import type { Situation } from '../intent';
import type { Cause, Remedy } from './cause';

function remedies(now: Situation): Remedy[] {
  const pile = pileIn(now);
  if (pile === undefined) return [];
  const { pid, applicationName } = pile.lead;
  return [
    {
      change: { op: 'sessions.terminate', pid, how: 'terminate' },
      option: 'scale',
      reason: `The query of ${applicationName || 'that session'} keeps the database busy, and it only reads`,
    },
  ];
}

/** The table that a query reads and the column by which it narrows it down, when it can be told. */
const FILTERED =
  /\bfrom\s+((?:[a-z_]\w*\.)?[a-z_]\w*)(?:\s+(?:as\s+)?[a-z]\w*)?\s+where\s+(?:\w+\.)?([a-z_]\w*)\s*(?:[<>=]|between\b)/i;
/** Columns that every table of such a system has an index on. */
const INDEXED = /^(?:id|user_id|created_at)$/i;

/** An index for the column that the reported query filters by, so that its next run is a short one. */
function cure(now: Situation): Remedy | undefined {
  const texts = [...now.view.findings.map((f) => f.text), ...now.view.tasks.map((t) => t.report ?? '')];
  const text = texts.find((t) => slowQuery.hints.test(t) && FILTERED.test(t));
  const [, table, column] = FILTERED.exec(text ?? '') ?? [];
  if (table === undefined || column === undefined || INDEXED.test(column)) return undefined;
  return {
    change: { op: 'indexes.create', table, columns: column, concurrently: true },
    option: 'scale',
    reason: `Whoever asked will ask again, and without an index on ${column} the query reads the whole table each time`,
  };
}

/** A query reads far more than it has to, for minutes, while everybody else waits for the same processor and disk. */
export const slowQuery: Cause = {
  id: 'slow-query',
  kind: 'outage',
  hints: /active for \d+ min with the same query|long[- ]running quer(?:y|ies)|runaway quer(?:y|ies)|sequential scan/i,
  sentence:
    'a long-running query without an index reads the whole table again and again, and keeps the database busy for everybody',
  remedies,
  cure,
  clears: () => true,
  lesson: {
    trigger: 'A query that no index serves began to run on the production database, a report of the team.',
    factors: [
      'Reports run on the production database and not on a copy of it (latent).',
      'No statement timeout limits how long a query of the reporting user may run (latent).',
    ],
    actions: [
      ['Set a statement timeout for the reporting user', 'P0'],
      ['Add an alert on queries that run for more than a minute', 'P1'],
      ['Update the runbook with how to end a query safely and build its index concurrently', 'P2'],
    ],
  },
};
