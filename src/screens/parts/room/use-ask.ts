import { useCallback, useState } from 'react';
import type { RoomDone } from '../../../session/room/types';
import { useToasts } from '../../../ui/toasts';

export interface Ask {
  /** Something that was asked of the room is under way. */
  readonly isBusy: boolean;
  /** Asks the room; a refusal is told in a note. True when it was done. */
  readonly ask: (...steps: readonly (() => RoomDone)[]) => Promise<boolean>;
}

/** Asks things of a room, one after the other, until one is refused. */
export function useAsk(): Ask {
  const [running, setRunning] = useState(0);
  const { show } = useToasts();
  const ask = useCallback(
    async (...steps: readonly (() => RoomDone)[]): Promise<boolean> => {
      setRunning((n) => n + 1);
      try {
        for (const step of steps) {
          const done = await step();
          if (!done.ok) {
            show({ text: done.error.sentence, tone: 'warn' });
            return false;
          }
        }
        return true;
      } finally {
        setRunning((n) => n - 1);
      }
    },
    [show],
  );
  return { isBusy: running > 0, ask };
}
