import type { CoverageIds } from '../authoring/coverage';
import { judgeRun, playTask, type SimulatedDrill, type Task } from '../authoring/simulate';
import { teamFor } from '../authoring/simulate-bots';
import { err, ok, type Result } from '../base/result';
import { findShipped, type Shipped } from './load';

/** What is left of a simulated drill when it has been played: small enough to be sent between threads. */
export interface TaskResult {
  readonly drill: SimulatedDrill;
  readonly reached: CoverageIds;
  /** How long playing and scoring took on this machine, ms. Measurements only: no result depends on them. */
  readonly playMs: number;
  readonly scoreMs: number;
}

const loaded = new Map<string, Result<Shipped, string>>();

function load(scenario: string): Result<Shipped, string> {
  let known = loaded.get(scenario);
  if (known === undefined) {
    known = findShipped(scenario);
    loaded.set(scenario, known);
  }
  return known;
}

/** Plays and judges one drill of a shipped scenario. */
export function doTask(task: Task): Result<TaskResult, string> {
  const shipped = load(task.scenario);
  if (!shipped.ok) return shipped;
  const { bundle, par } = shipped.value;
  const team = teamFor(bundle, task.bot, task.seed);
  if (team === undefined) return err(`there is no bot “${task.bot}”`);
  const started = performance.now();
  try {
    const run = playTask(bundle, task, team);
    const played = performance.now();
    const { drill, reached } = judgeRun(bundle, par, task, run);
    return ok({ drill, reached, playMs: played - started, scoreMs: performance.now() - played });
  } catch (cause) {
    // Nothing that a bot does may throw; when it does, the seed is what its author needs.
    const what = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    return err(`${task.bot} in ${task.scenario} ${task.variant}, seed ${task.seed}: ${what}`);
  }
}
