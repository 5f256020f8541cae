import { judgePostmortem } from '../score/writing/judge-postmortem';
import type { WritingCard } from '../score/writing/types';
import { judgeUpdates } from '../score/writing/updates/judge-updates';
import type { Job } from '../screens/judge/types';

/** What the page asks its worker, and what that answers: the number tells which question. */
export interface JudgeQuestion {
  readonly id: number;
  readonly job: Job;
}
export type JudgeAnswer =
  | { readonly id: number; readonly card: WritingCard }
  | { readonly id: number; readonly problem: string };

/** The verdict on one text. */
export function judgeJob(job: Job): WritingCard {
  return job.mode === 'postmortem' ? judgePostmortem(job.text) : judgeUpdates(job.sequence);
}
