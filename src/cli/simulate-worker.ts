import { parentPort } from 'node:worker_threads';
import type { Task } from '../authoring/simulate';
import { doTask } from './simulate-task';

/** A thread that plays drills: it is sent batches of tasks and answers each with their results, in the same order. */
parentPort?.on('message', (tasks: readonly Task[]) => {
  parentPort?.postMessage(tasks.map(doTask));
});
