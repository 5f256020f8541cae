import { useCallback } from 'react';
import { useRemembered } from '../../../ui/remembered';

type Reads = Readonly<Record<string, number>>;

function parseReads(stored: unknown): Reads | undefined {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return undefined;
  return Object.fromEntries(
    Object.entries(stored).filter((pair): pair is [string, number] => typeof pair[1] === 'number'),
  );
}

export interface Unread {
  readonly of: (conversation: string) => number;
  readonly markRead: (conversation: string) => void;
}

/** How many messages of others each conversation has that this seat has not had on screen. Remembered in this browser. */
export function useUnread(drillId: string, seat: string, counts: Reads): Unread {
  const [reads, setReads] = useRemembered<Reads>(`read.${drillId}`, {}, parseReads);
  const of = (conversation: string) =>
    Math.max(0, (counts[conversation] ?? 0) - (reads[`${seat} ${conversation}`] ?? 0));
  const markRead = useCallback(
    (conversation: string) => {
      const count = counts[conversation] ?? 0;
      if ((reads[`${seat} ${conversation}`] ?? 0) < count) setReads({ ...reads, [`${seat} ${conversation}`]: count });
    },
    [counts, reads, seat, setReads],
  );
  return { of, markRead };
}
