import { HOUR, MINUTE } from '../base/drill-time';
import type { BackupRow, JobRow } from '../world/model/database/types';
import type { OperationValues } from '../world/model/operations';
import type { Situation } from './intent';
import type { Observation } from './reading';
import { clock } from './situation';

/**
 * What somebody who knows databases looks at when stored rows are not what they were: how many, what the scheduler runs, who
 * writes rows besides the functions, which backup is at hand.
 */
export type Assessment = OperationValues['damage.assess'];

/** The table whose rows are the product: what the company's first function that writes writes into. */
export function mainTable({ company }: Situation): string | undefined {
  return company.functions.flatMap((f) => f.writes)[0];
}

/** Name of the table without its schema, as people say it: `readings`. */
export function tableName(now: Situation): string {
  return mainTable(now)?.split('.').at(-1) ?? 'data';
}

export function assess(now: Situation): Assessment | undefined {
  const table = mainTable(now);
  const result = table === undefined ? undefined : now.read({ op: 'damage.assess', table });
  return result?.ok === true ? result.value : undefined;
}

export function damaged(found: Assessment | undefined): number {
  return found === undefined ? 0 : found.corrupt + found.lost;
}

/** An active job of the scheduler that has just deleted rows of the table. */
export function deletingJob(now: Situation): JobRow | undefined {
  const result = now.read({ op: 'jobs.list' });
  return (result.ok ? result.value.rows : []).find(
    (job) =>
      job.active &&
      new RegExp(`\\b(?:delete from|truncate)\\b[^;]*\\b${tableName(now)}\\b`, 'i').test(job.command) &&
      /^DELETE [1-9]/.test(job.lastRun?.message ?? ''),
  );
}

/** How often clients have written rows of the table past the functions in the last minutes, and from when on. */
function clientWrites(now: Situation): { readonly times: number; readonly evidence: readonly string[] } {
  const streams = now.menu.streams.filter((s) => s.kind === 'gateway').map((s) => s.id);
  const text = `/rest/v1/${tableName(now)}`;
  const from = now.view.t - HOUR;
  const result = now.read({ op: 'logs.read', streams, from, to: now.view.t, text, limit: 2_000 });
  if (!result.ok) return { times: 0, evidence: [] };
  const writes = result.value.lines.filter((l) => /^(?:PATCH|PUT|DELETE) /.test(l.text));
  return { times: writes.length, evidence: writes.length > 0 ? result.evidence : [] };
}

/** The newest nightly backup, and those that responders took themselves. */
export function backups(now: Situation): readonly BackupRow[] {
  const result = now.read({ op: 'backups.list' });
  return result.ok ? result.value.rows : [];
}

/** Counts the damage, and looks for what may still write: the scheduler's jobs, and clients that write rows themselves. */
export function observeDamage(now: Situation): Observation {
  const table = mainTable(now) ?? 'the database';
  const base = { console: 'database', query: `assess ${table} jobs backups` };
  const result = mainTable(now) === undefined ? undefined : now.read({ op: 'damage.assess', table });
  if (result?.ok !== true) return { ...base, evidence: [], text: `${table} could not be counted.` };
  const { corrupt, empty, lost } = result.value;
  const jobs = now.read({ op: 'jobs.list' });
  const list = now.read({ op: 'backups.list' });
  const writes = clientWrites(now);
  const parts = [
    ...(empty > 0 ? [`${empty} × “rows without reading_data”`] : []),
    ...(lost > 0 ? [`${lost} × “rows that are gone”`] : []),
    ...(corrupt > empty ? [`${corrupt - empty} × “rows that hold other words than in the dump”`] : []),
  ];
  const job = deletingJob(now);
  const more = [
    ...(job === undefined
      ? []
      : [`The job ${job.name} deletes rows on a schedule, last run “${job.lastRun?.message}”.`]),
    ...(writes.times > 0
      ? [`Browsers have sent ${writes.times} × “PATCH /rest/v1/${tableName(now)}” within the hour.`]
      : []),
  ];
  const evidence = [
    ...result.evidence,
    ...(jobs.ok ? jobs.evidence : []),
    ...(list.ok ? list.evidence : []),
    ...writes.evidence,
  ];
  const counted = parts.length === 0 ? 'nothing missing, nothing damaged' : parts.join(', ');
  return {
    ...base,
    evidence,
    text: `Counted in ${table} at ${clock(now, now.view.t)}: ${counted}. ${more.join(' ')}`.trim(),
  };
}

/** Since when rows have been damaged, at the latest: backups from before are sound. */
export function soundBackup(now: Situation): BackupRow | undefined {
  const first = now.view.pages[0]?.at ?? now.view.t;
  return backups(now).find((b) => b.kind !== 'emergency' && b.at < first - 15 * MINUTE);
}
