import type { WritingCard } from '../score/writing/types';
import type { Job } from '../screens/judge/types';
import type { JudgeAnswer, JudgeQuestion } from './judge-job';

/** No text of the size that is taken needs longer; what does is ended, so that the next one can be judged (ms). */
const LONGEST = 15_000;

interface Waiting {
  readonly done: (card: WritingCard) => void;
  readonly failed: (problem: Error) => void;
  readonly timer: number;
}

/** A judge in a thread of its own, started with the first question, so that no text holds up the page. */
export function judgeInWorker(): { readonly judge: (job: Job) => Promise<WritingCard>; readonly close: () => void } {
  let worker: Worker | undefined;
  let asked = 0;
  const waiting = new Map<number, Waiting>();

  const close = () => {
    worker?.terminate();
    worker = undefined;
  };
  /** Ends the worker: all that it was asked stays without an answer. */
  const giveUp = (problem: string) => {
    close();
    const left = [...waiting.values()];
    waiting.clear();
    for (const { failed, timer } of left) {
      window.clearTimeout(timer);
      failed(new Error(problem));
    }
  };
  const start = (): Worker => {
    const started = new Worker(new URL('./judge-worker.ts', import.meta.url), { type: 'module', name: 'judge' });
    started.onmessage = ({ data }: MessageEvent<JudgeAnswer>) => {
      const one = waiting.get(data.id);
      if (one === undefined) return;
      waiting.delete(data.id);
      window.clearTimeout(one.timer);
      if ('card' in data) one.done(data.card);
      else one.failed(new Error(data.problem));
    };
    started.onerror = () => giveUp('The judge could not be started. Reload the page.');
    return started;
  };

  const judge = (job: Job) =>
    new Promise<WritingCard>((done, failed) => {
      worker ??= start();
      const id = ++asked;
      const timer = window.setTimeout(() => giveUp('Judging this text took too long. Try a shorter one.'), LONGEST);
      waiting.set(id, { done, failed, timer });
      worker.postMessage({ id, job } satisfies JudgeQuestion);
    });
  return { judge, close };
}
