import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { listHeight, rowsInSight, scrollTopFor, steadyTop } from './fixed-rows';

const ROW = 21;
/** Wrapped lines are as high as they are, and each must be measured: only so many of the newest are laid out. */
export const MOST_WRAPPED = 5_000;

export interface Rows {
  /** Height of the list in pixels. */
  readonly height: number;
  /** Indices of the rows to draw, with their distance from the top. */
  readonly drawn: readonly { readonly index: number; readonly top: number }[];
  /** Index of the oldest line that can be scrolled to. */
  readonly oldest: number;
  /** Rows that fit into what is in sight. */
  readonly page: number;
  /** Put on a row that is as high as it is. */
  readonly measure?: (element: HTMLElement | null) => void;
  readonly scrollTo: (index: number) => void;
  readonly scrollToEnd: () => void;
}

/** Which rows of a long list to draw: of equal height, or wrapped and measured. */
export function useRows(
  count: number,
  wrap: boolean,
  keyOf: (index: number) => string | number,
  scroller: RefObject<HTMLDivElement | null>,
  list: RefObject<HTMLDivElement | null>,
): Rows {
  const sight = useSight(scroller, list);
  const oldest = wrap ? Math.max(0, count - MOST_WRAPPED) : 0;
  const wrapped = useVirtualizer({
    count: wrap ? count - oldest : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => keyOf(index + oldest),
    overscan: 20,
    enabled: wrap,
  });
  const scrollToEnd = () => {
    const element = scroller.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  };
  const page = Math.max(1, Math.floor(sight.height / ROW) - 1);
  if (wrap) {
    return {
      height: wrapped.getTotalSize(),
      drawn: wrapped.getVirtualItems().map((item) => ({ index: item.index + oldest, top: item.start })),
      oldest,
      page,
      measure: wrapped.measureElement,
      scrollTo: (index) => wrapped.scrollToIndex(Math.max(0, index - oldest), { align: 'auto' }),
      scrollToEnd: () => {
        if (count > oldest) wrapped.scrollToIndex(count - oldest - 1, { align: 'end' });
      },
    };
  }
  const { first, last, top } = rowsInSight(count, ROW, sight.top, sight.height);
  return {
    height: listHeight(count, ROW),
    drawn: Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => ({ index: first + i, top: top + i * ROW })),
    oldest,
    page,
    scrollTo: (index) => {
      const element = scroller.current;
      if (element === null) return;
      const above = element.scrollTop - sight.top;
      element.scrollTop = scrollTopFor(count, ROW, index, sight.top, sight.height) + above;
    },
    scrollToEnd,
  };
}

interface Sight {
  /** How far the list is scrolled, in its own pixels. */
  readonly top: number;
  /** Pixels of the scroller. */
  readonly height: number;
}

/** What is in sight of a list inside a scroller; other things may stand above the list. */
function useSight(scroller: RefObject<HTMLDivElement | null>, list: RefObject<HTMLDivElement | null>): Sight {
  const [sight, setSight] = useState<Sight>({ top: 0, height: 0 });
  // Not a layout effect: those of a child run before the scroller around it has been given to its ref.
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = () => {
      const inner = list.current;
      const above =
        inner === null
          ? 0
          : inner.getBoundingClientRect().top - element.getBoundingClientRect().top + element.scrollTop;
      const next = { top: element.scrollTop - above, height: element.clientHeight };
      setSight((before) => (before.top === next.top && before.height === next.height ? before : next));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    if (list.current !== null) observer.observe(list.current);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, list]);
  return sight;
}

/** Keeps the lines in sight where they are when others come or go above them. */
export function useSteadyRows(
  count: number,
  moved: number,
  steady: boolean,
  scroller: RefObject<HTMLDivElement | null>,
): void {
  const before = useRef({ count, moved });
  useLayoutEffect(() => {
    const element = scroller.current;
    const { count: countBefore, moved: movedBefore } = before.current;
    before.current = { count, moved };
    if (!steady || element === null || moved === movedBefore) return;
    const { scrollTop, clientHeight } = element;
    element.scrollTop = steadyTop(countBefore, count, moved - movedBefore, ROW, scrollTop, clientHeight);
  }, [count, moved, steady, scroller]);
}
