import { HOUR, MINUTE } from '../base/drill-time';
import type { ActOf } from '../drill/acts';
import type { Change } from './change';
import { graveCause } from './classify';
import { assess, backups, damaged, deletingJob, mainTable, soundBackup, tableName } from './data-look';
import { emergencyName, RESTORED, restoredSchema } from './data-words';
import type { Situation } from './intent';
import { suspected } from './remedy';
import { temperOf } from './temperament';
import { writingDeployment } from './writing-deployment';

/** The next thing that the playbook asks for when data is lost. `reason`: it is a decision, and this is why. */
export type DataStep =
  | {
      readonly id: string;
      readonly kind: 'change';
      readonly change: Change;
      readonly option?: ActOf<'decide'>['option'];
      readonly reason?: string;
    }
  | { readonly id: string; readonly kind: 'look'; readonly words: string }
  | { readonly id: string; readonly kind: 'diffs' };

/** The words that begin a report of a count, and of the diffs that were read. */
const COUNTED = /^Counted in /;
const READ_DIFFS = /^Read the changes that were deployed/;

/** Somebody with less patience than this reads no diffs; with less still, takes no backup and counts only once. */
const THOROUGH = 3;

/** Is this an incident of the kind in which steps of their own, in their own order, come before anything else? */
export function isDataLoss(now: Situation): boolean {
  return (graveCause(now) ?? suspected(now))?.kind === 'data-loss';
}

/** What the team has told each other. */
const toldBy = ({ view }: Situation): readonly string[] => [
  ...view.findings.map((f) => f.text),
  ...view.tasks.flatMap((t) => t.report ?? []),
];

/** A task to count begins with this; whoever reports on it has counted, in whatever words. */
export const COUNT_TASK = /^count /;

/** How often the damage has been counted. */
function countsOf(now: Situation): number {
  const asked = now.view.tasks.filter((t) => COUNT_TASK.test(t.subject ?? '') && t.outcome === 'done');
  const ownWords = asked.filter((t) => !COUNTED.test(t.report ?? '')).length;
  return ownWords + toldBy(now).filter((text) => COUNTED.test(text)).length;
}

/** Writes are stopped and the damage is counted before anything else is read: it may go on meanwhile. */
export function countsFirst(now: Situation): boolean {
  return isDataLoss(now) && countsOf(now) === 0;
}

/** The flag of the function that writes into the main table, by the words that both have. */
function writersFlag(now: Situation): { readonly name: string; readonly on: boolean } | undefined {
  const table = mainTable(now);
  const writer = now.company.functions.find((f) => table !== undefined && f.writes.includes(table));
  const flags = now.read({ op: 'flags.list' });
  const words = writer?.id.split('-') ?? [];
  const row = (flags.ok ? flags.value.rows : []).find((f) =>
    words.every((w) => `${f.name} ${f.title}`.toLowerCase().includes(w)),
  );
  return row === undefined ? undefined : { name: row.name, on: row.environments.production !== false };
}

/** Changes of the database that were made by hand and are not in the error log yet, as its entry would tell them. */
function unlogged(now: Situation): string | undefined {
  const made = now.view.changes.flatMap(({ at, fact }) =>
    fact.type === 'rows.changed'
      ? [
          {
            at,
            text: `Applied manual data fix: ${fact.inserted + fact.updated} rows of ${fact.table} put back from the dump`,
          },
        ]
      : fact.type === 'job.stopped'
        ? [{ at, text: `Stopped the scheduled job ${fact.name}` }]
        : [],
  );
  const first = made[0];
  if (first === undefined) return undefined;
  const streams = now.menu.streams.filter((s) => s.kind === 'error-log').map((s) => s.id);
  const from = Math.min(first.at, now.view.t) - 2 * MINUTE;
  const lines = now.read({ op: 'logs.read', streams, from, to: now.view.t + 1, minLevel: 'warn', limit: 4_000 });
  const logged = lines.ok ? lines.value.lines.filter((l) => l.service === 'manual-intervention').length : made.length;
  return made[logged]?.text;
}

/** What comes next, in the playbook's order; undefined when there is nothing to do but to watch. */
export function nextDataStep(now: Situation): DataStep | undefined {
  const { view } = now;
  const { rounds, safety } = temperOf(now);
  const table = mainTable(now);
  if (table === undefined) return undefined;
  const flag = writersFlag(now);
  const switched = view.changes.some(({ fact }) => fact.type === 'flag.set' && fact.name === flag?.name);
  if (flag?.on === true && !switched) {
    return {
      id: 'stop-writes',
      kind: 'change',
      change: { op: 'flags.set', name: flag.name, environment: 'production', value: false },
      option: 'flag',
      reason: `Stop writes first: until we know what damages the ${tableName(now)}, nothing new is written`,
    };
  }
  const taken = backups(now).some((b) => b.kind === 'emergency' && b.at > (view.pages[0]?.at ?? 0) - HOUR);
  if (!taken && safety === 'all') {
    return { id: 'backup', kind: 'change', change: { op: 'backups.take', backup: emergencyName(now) } };
  }
  const told = toldBy(now);
  const counts = countsOf(now);
  const look = {
    kind: 'look',
    words: `count what is damaged in ${tableName(now)}, and see what still writes`,
  } as const;
  if (counts === 0) return { id: 'assess', ...look };
  const job = deletingJob(now);
  if (job !== undefined) {
    return {
      id: `stop-job/${job.name}`,
      kind: 'change',
      change: { op: 'jobs.set', name: job.name, active: false },
      option: 'database',
      reason: `The job ${job.name} deletes rows on a schedule, and goes on while we talk`,
    };
  }
  if (safety !== 'none') {
    const entry = unlogged(now);
    if (entry !== undefined)
      return { id: `log/${view.changes.length}`, kind: 'change', change: { op: 'changes.log', message: entry } };
  }
  if (rounds >= THOROUGH && !told.some((text) => READ_DIFFS.test(text))) return { id: 'diffs', kind: 'diffs' };
  const writer = writingDeployment(now);
  if (
    writer !== undefined &&
    !view.changes.some(({ fact }) => fact.type === 'commit.reverted' && fact.sha === writer.sha)
  ) {
    return {
      id: `revert/${writer.sha}`,
      kind: 'change',
      change: { op: 'commits.revert', sha: writer.sha },
      option: 'rollback',
      reason: `${writer.title} writes over rows that are there, and would go on as soon as people write again`,
    };
  }
  return repair(now, table, counts, flag);
}

/** Times that rows are copied back before somebody has to think of something else. */
const ATTEMPTS = 3;

function repair(
  now: Situation,
  table: string,
  counts: number,
  flag: { readonly name: string; readonly on: boolean } | undefined,
): DataStep | undefined {
  const { view } = now;
  const wrong = damaged(assess(now));
  const repairs = view.changes.filter(({ fact }) => fact.type === 'rows.changed').length;
  if (wrong > 0 && repairs < ATTEMPTS) {
    const schema = restoredSchema(now);
    const backup = soundBackup(now);
    if (schema === undefined) {
      if (backup === undefined) return undefined;
      return {
        id: 'restore',
        kind: 'change',
        change: { op: 'backups.restore', backup: backup.id, into: RESTORED },
      };
    }
    return {
      id: `copy/${repairs}`,
      kind: 'change',
      change: { op: 'rows.restore', table, from: schema, scope: 'damaged' },
      option: 'database',
      reason: `${wrong} rows are lost or wrong; only those come back from the dump, so that nothing newer is lost`,
    };
  }
  if (wrong === 0 && repairs > 0 && counts < 2)
    return { id: 'verify', kind: 'look', words: `count again what is damaged in ${tableName(now)}` };
  if (wrong === 0 && flag !== undefined && !flag.on) {
    return {
      id: 'writes-on',
      kind: 'change',
      change: { op: 'flags.set', name: flag.name, environment: 'production', value: true },
      option: 'flag',
      reason: `The rows are whole again and nothing damages them any more, so people may write`,
    };
  }
  return undefined;
}
