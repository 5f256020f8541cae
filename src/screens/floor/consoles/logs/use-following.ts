import { type RefObject, useCallback, useRef, useState } from 'react';

const SLACK = 30;

/** Following the newest lines: stops when somebody scrolls up, goes on at a button or at the very end. */
export interface Following {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly follow: boolean;
  readonly onScroll: () => void;
  readonly stop: () => void;
  readonly jump: () => void;
}

export function useFollowing(): Following {
  const ref = useRef<HTMLDivElement>(null);
  const lastTop = useRef(0);
  const [follow, setFollow] = useState(true);

  const onScroll = useCallback(() => {
    const element = ref.current;
    if (element === null) return;
    const up = element.scrollTop < lastTop.current - 2;
    lastTop.current = element.scrollTop;
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight <= SLACK;
    // Only somebody who scrolls up stops it: a list that grows or shrinks moves its own end.
    if (up && !atEnd) setFollow(false);
  }, []);
  const stop = useCallback(() => setFollow(false), []);
  const jump = useCallback(() => {
    const element = ref.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
    setFollow(true);
  }, []);
  return { ref, follow, onScroll, stop, jump };
}
