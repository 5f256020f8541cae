import type { Fact } from '../../../scenario/facts';
import type { Server } from './server';

/** What each active job of the scheduler runs, by name. */
export type ActiveJobs = ReadonlyMap<string, string>;

/** Most facts about jobs that one statement causes. */
const MOST = 20;

export async function readJobs(server: Server, epoch: number): Promise<ActiveJobs> {
  const { results } = await server.ask(
    "select coalesce(nullif(jobname, ''), jobid::text), command from cron.job where active order by jobid",
    epoch,
  );
  return new Map((results[0]?.rows ?? []).map(([name, command]) => [(name ?? '').slice(0, 120), command ?? '']));
}

/**
 * Facts about jobs that somebody's statement has switched. A job that runs another command from now on has stopped doing what
 * it did: nobody but the responders says whether the new command is a better one.
 */
export function jobFacts(before: ActiveJobs, now: ActiveJobs): readonly Fact[] {
  const stopped = [...before].filter(([name, command]) => now.get(name) !== command).map(([name]) => name);
  const started = [...now.keys()].filter((name) => !before.has(name));
  return [
    ...stopped.map((name): Fact => ({ type: 'job.stopped', name })),
    ...started.map((name): Fact => ({ type: 'job.started', name })),
  ].slice(0, MOST);
}
