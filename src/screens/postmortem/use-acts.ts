import { useMemo } from 'react';
import type { DrillSession } from '../../session/types';
import { useToasts } from '../../ui/toasts';

/** What can be done at the desk besides writing. What is refused is said in a note; the answer says whether it was done. */
export function useActs(session: DrillSession) {
  const { show } = useToasts();
  return useMemo(() => {
    const done = async (work: ReturnType<DrillSession['propose']>): Promise<boolean> => {
      const answer = await work;
      if (answer.ok) return true;
      show({ tone: 'bad', text: 'sentence' in answer.error ? answer.error.sentence : 'It could not be saved.' });
      return false;
    };
    return {
      skip: (hours: number) => done(session.propose({ type: 'postmortem.skip', hours })),
      takePen: () => done(session.propose({ type: 'postmortem.take-pen' })),
      submit: (markdown: string) => done(session.propose({ type: 'postmortem.submit', markdown })),
      close: () => done(session.propose({ type: 'drill.close-postmortem' })),
    };
  }, [session, show]);
}
