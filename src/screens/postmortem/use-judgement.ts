import { useEffect, useState } from 'react';
import type { Playbook } from '../../playbook/schema';
import type { WritingCard } from '../../score/writing/types';

/** A text is judged when nobody has typed for this long (ms): the hints follow the writing, and never disturb it. */
const PAUSE = 600;

/**
 * The draft judged by what needs no truth, so that it can give nothing away. `undefined` until it is wanted and judged; the last
 * card stays while the next one is made. The judge is loaded when it is needed.
 */
export function useJudgement(
  text: string,
  playbook: Playbook,
  roster: readonly string[],
  isWanted: boolean,
): { readonly of: string; readonly card: WritingCard } | undefined {
  const [judged, setJudged] = useState<{ readonly of: string; readonly card: WritingCard }>();
  useEffect(() => {
    if (!isWanted) return;
    let gone = false;
    const timer = window.setTimeout(() => {
      void import('../../score/writing/judge-postmortem').then(({ judgePostmortem }) => {
        if (!gone) setJudged({ of: text, card: judgePostmortem(text, { playbook, roster }) });
      });
    }, PAUSE);
    return () => {
      gone = true;
      window.clearTimeout(timer);
    };
  }, [text, playbook, roster, isWanted]);
  return isWanted ? judged : undefined;
}
