import { type DrillTime, HOUR, MINUTE } from '../../../base/drill-time';
import type { Job } from '../../../scenario/schema-damage';
import type { JobRow } from '../database/types';
import type { WorldView } from '../operations';
import { factsOf } from '../states-at';
import { damageRuns } from './runs';

/** What a job runs in the drawn variant. */
export function commandOf(job: Job, variant: string): string {
  const found = job.commands.find((c) => c.variants?.includes(variant) ?? true);
  return found?.sql ?? '';
}

/** A run of a job: what `cron.job_run_details` says of it. */
export interface JobRun {
  readonly job: Job;
  readonly at: DrillTime;
  readonly message: string;
}

/**
 * Runs with `from <= at < to`, and before now, of the jobs that run every few minutes; those of nightly jobs are long past.
 * What a run does to readings is a damage of the same moment; otherwise it finds nothing to do.
 */
export function jobRuns(world: WorldView, from: DrillTime, to: DrillTime): readonly JobRun[] {
  const { jobs } = world.scenario.exhibits.database;
  if (jobs.length === 0) return [];
  const end = Math.min(to, world.now);
  const damages = damageRuns(world).filter((run) => run.damage.job !== undefined);
  const switched = factsOf(world, 'job.stopped', 'job.started');
  const runs: JobRun[] = [];
  for (const job of jobs) {
    const every = Number(/^\*\/(\d{1,2}) \* \* \* \*$/.exec(job.schedule)?.[1] ?? 0) * MINUTE;
    if (every === 0) continue;
    for (let at = Math.ceil((world.startEpoch + from) / every) * every - world.startEpoch; at < end; at += every) {
      const last = switched.findLast((f) => f.fact.name === job.name && f.at <= at);
      if (last === undefined ? !job.active : last.fact.type === 'job.stopped') continue;
      const harm = damages.find((run) => run.damage.job === job.name && run.at === at);
      runs.push({ job, at, message: `DELETE ${harm?.damage.limit ?? 0}` });
    }
  }
  return runs;
}

/** The scheduler's jobs as they stand now, by their number. */
export function jobsOf(world: WorldView): readonly JobRow[] {
  const switched = factsOf(world, 'job.stopped', 'job.started');
  const runs = jobRuns(world, world.now - HOUR, world.now);
  return world.scenario.exhibits.database.jobs
    .map((job): JobRow => {
      const last = switched.findLast(({ fact }) => fact.name === job.name);
      const run = runs.findLast((r) => r.job === job);
      return {
        id: job.id,
        name: job.name,
        schedule: job.schedule,
        command: commandOf(job, world.variant),
        active: last === undefined ? job.active : last.fact.type === 'job.started',
        lastRun: run === undefined ? null : { at: run.at, message: run.message },
      };
    })
    .sort((a, b) => a.id - b.id);
}
