import { cpus } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Task } from '../authoring/simulate';
import { err, ok, type Result } from '../base/result';
import { doTask, type TaskResult } from './simulate-task';

/** Drills that a thread is given at a time: few enough to share out evenly, enough that asking costs nothing. */
const BATCH = 4;
/** So few drills are played before a thread has started. */
const NOT_WORTH_A_THREAD = 6;
/** A drill makes much that is short-lived: room for it spares most of the collector's work. */
const LIMITS = { maxYoungGenerationSizeMb: 256 };

/** Is told how many of the drills have been played so far. */
export type Progress = (done: number, of: number) => void;

type Answer = readonly Result<TaskResult, string>[];

/**
 * Plays drills on `threads` threads (0: on this one; absent: one for each core, and none for a handful). The results stand in
 * the order of the tasks and are the same with any number of threads. The first task that cannot be played ends it.
 */
export async function playAll(
  tasks: readonly Task[],
  progress: Progress = () => {},
  threads = tasks.length <= NOT_WORTH_A_THREAD ? 0 : cpus().length,
): Promise<Result<readonly TaskResult[], string>> {
  const answers = new Map<number, Answer>();
  const batches = Array.from({ length: Math.ceil(tasks.length / BATCH) }, (_, i) =>
    tasks.slice(i * BATCH, (i + 1) * BATCH),
  );
  let done = 0;
  const note = (index: number, answer: Answer): boolean => {
    answers.set(index, answer);
    done += answer.length;
    progress(done, tasks.length);
    return answer.every((a) => a.ok);
  };
  if (threads === 0) {
    for (const [i, batch] of batches.entries()) if (!note(i, batch.map(doTask))) break;
  } else {
    const queue = batches.map((batch, index) => ({ batch, index }));
    const crew = Array.from({ length: Math.min(threads, batches.length) }, () => workOff(queue, note));
    await Promise.all(crew);
  }
  const results: TaskResult[] = [];
  for (let i = 0; i < batches.length; i++) {
    for (const answer of answers.get(i) ?? []) {
      if (!answer.ok) return err(answer.error);
      results.push(answer.value);
    }
  }
  return ok(results);
}

interface Batch {
  readonly batch: readonly Task[];
  readonly index: number;
}

/** One thread that takes batches off the queue until it is empty, or until something could not be played. */
function workOff(queue: Batch[], note: (index: number, answer: Answer) => boolean): Promise<void> {
  const worker = new Worker(new URL('./simulate-worker.mjs', import.meta.url), { resourceLimits: LIMITS });
  return new Promise<void>((resolve, reject) => {
    let current: Batch | undefined;
    const next = (): void => {
      current = queue.shift();
      if (current === undefined) resolve();
      else worker.postMessage(current.batch);
    };
    worker.on('message', (answer: Answer) => {
      // What cannot be played is a mistake of the call: the rest would fail alike.
      if (current !== undefined && !note(current.index, answer)) queue.length = 0;
      next();
    });
    worker.on('error', reject);
    next();
  }).finally(() => worker.terminate());
}
