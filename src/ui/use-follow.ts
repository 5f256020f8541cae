import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const slack = 24;

/**
 * Keeps a list that grows at its end in view, until somebody scrolls up; `jump` goes back to the end. `length` is anything
 * that changes with what is in the list. Put `ref` and `onScroll` on the element that scrolls.
 */
export function useFollow(length: number): {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly onScroll: () => void;
  readonly isFollowing: boolean;
  readonly jump: () => void;
} {
  const ref = useRef<HTMLDivElement>(null);
  const [isFollowing, setFollowing] = useState(true);

  const onScroll = useCallback(() => {
    const element = ref.current;
    if (element !== null) setFollowing(element.scrollHeight - element.scrollTop - element.clientHeight <= slack);
  }, []);
  const jump = useCallback(() => {
    const element = ref.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
    setFollowing(true);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `length` is what says that the list has grown
  useLayoutEffect(() => {
    const element = ref.current;
    if (isFollowing && element !== null) element.scrollTop = element.scrollHeight;
  }, [length, isFollowing]);

  // A form that opens under the list takes of its height: the end stays in view.
  useEffect(() => {
    const element = ref.current;
    if (element === null || !isFollowing || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => {
      element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [isFollowing]);

  return { ref, onScroll, isFollowing, jump };
}
