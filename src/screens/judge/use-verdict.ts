import { useEffect, useState } from 'react';
import type { WritingCard } from '../../score/writing/types';
import type { Job, Verdict } from './types';

/** Long enough not to judge every letter, short enough to seem at once (ms). */
const SETTLE = 250;

/** The verdict on what is there now. While somebody types the last card stays; what comes late is thrown away. */
export function useVerdict(job: Job | undefined, judge: (job: Job) => Promise<WritingCard>): Verdict {
  const [verdict, setVerdict] = useState<Verdict>({ state: 'empty' });
  useEffect(() => {
    if (job === undefined) return setVerdict({ state: 'empty' });
    let stale = false;
    const timer = window.setTimeout(() => {
      setVerdict((v) => ({ ...v, state: 'judging' }));
      judge(job).then(
        (card) => {
          if (!stale) setVerdict({ state: 'judged', job, card });
        },
        (cause: unknown) => {
          const problem = cause instanceof Error ? cause.message : 'It could not be judged.';
          if (!stale) setVerdict({ state: 'failed', problem });
        },
      );
    }, SETTLE);
    return () => {
      stale = true;
      window.clearTimeout(timer);
    };
  }, [job, judge]);
  return verdict;
}
