import { useCallback } from 'react';
import type { Act } from '../../../../drill/acts';
import { useToasts } from '../../../../ui/toasts';
import { refusalText } from '../../parts/refusal-text';
import { useConsole } from './console-context';

/** Proposes acts one after the other, as the acting person. Gives the sentence of the first that was refused, else null. */
export function usePropose(): (acts: readonly Act[], done?: string) => Promise<string | null> {
  const { session } = useConsole();
  const { show } = useToasts();
  return useCallback(
    async (acts, done) => {
      for (const act of acts) {
        const result = await session.propose(act);
        if (!result.ok) return refusalText(result.error);
      }
      if (done !== undefined) show({ text: done, tone: 'good' });
      return null;
    },
    [session, show],
  );
}
