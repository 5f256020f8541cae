import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

const SLACK = 30;
/** A scroll this soon (ms of wall time) after a wheel, a finger or a key was somebody's wish. */
const WISH = 600;

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
  const lastWish = useRef(Number.NEGATIVE_INFINITY);
  const held = useRef(false);
  const [follow, setFollow] = useState(true);

  // A pane that is resized, or lines that come and go, move the end too: only what somebody does counts.
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const wish = () => {
      lastWish.current = performance.now();
    };
    const hold = () => {
      held.current = true;
    };
    const release = () => {
      if (held.current) wish();
      held.current = false;
    };
    const wishes = ['wheel', 'touchmove', 'keydown'] as const;
    for (const type of wishes) element.addEventListener(type, wish, { passive: true });
    element.addEventListener('pointerdown', hold);
    window.addEventListener('pointerup', release);
    return () => {
      for (const type of wishes) element.removeEventListener(type, wish);
      element.removeEventListener('pointerdown', hold);
      window.removeEventListener('pointerup', release);
    };
  }, []);

  const onScroll = useCallback(() => {
    const element = ref.current;
    if (element === null) return;
    const up = element.scrollTop < lastTop.current - 2;
    lastTop.current = element.scrollTop;
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight <= SLACK;
    const wished = held.current || performance.now() - lastWish.current < WISH;
    if (up && wished && !atEnd) setFollow(false);
  }, []);
  const stop = useCallback(() => setFollow(false), []);
  const jump = useCallback(() => {
    const element = ref.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
    setFollow(true);
  }, []);
  return { ref, follow, onScroll, stop, jump };
}
