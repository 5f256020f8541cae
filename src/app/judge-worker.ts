import '../base/without-eval';

import { type JudgeAnswer, type JudgeQuestion, judgeJob } from './judge-job';

/** The worker's side: this file runs in a thread of its own, and is never imported. */
const thread = self as unknown as {
  onmessage: ((event: MessageEvent<JudgeQuestion>) => void) | null;
  postMessage(answer: JudgeAnswer): void;
};

thread.onmessage = ({ data: { id, job } }) => {
  try {
    thread.postMessage({ id, card: judgeJob(job) });
  } catch (cause) {
    thread.postMessage({ id, problem: cause instanceof Error ? cause.message : 'It could not be judged.' });
  }
};
