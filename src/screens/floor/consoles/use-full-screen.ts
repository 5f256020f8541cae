import {
  type CSSProperties,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

type Insets = Pick<CSSProperties, 'top' | 'right' | 'bottom' | 'left'>;

/**
 * Full screen means all of the main part: the bar with the clock and the EXERCISE strip stay in sight, and so do pages. What
 * lies beneath cannot be reached meanwhile.
 */
export function useFullScreen(): {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly isFull: boolean;
  readonly toggle: () => void;
  readonly style: CSSProperties | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
} {
  const ref = useRef<HTMLDivElement>(null);
  const [isFull, setFull] = useState(false);
  const [insets, setInsets] = useState<Insets>({ top: 0, right: 0, bottom: 0, left: 0 });

  useLayoutEffect(() => {
    const element = ref.current;
    if (!isFull || element === null) return;
    const main = element.closest('main') ?? document.body;
    const measure = () => {
      const box = main.getBoundingClientRect();
      setInsets({
        top: box.top,
        left: box.left,
        right: window.innerWidth - box.right,
        bottom: window.innerHeight - box.bottom,
      });
    };
    measure();
    const restore = coverOthers(element, main);
    window.addEventListener('resize', measure);
    return () => {
      restore();
      window.removeEventListener('resize', measure);
    };
  }, [isFull]);

  const toggle = useCallback(() => setFull((is) => !is), []);
  return {
    ref,
    isFull,
    toggle,
    style: isFull ? insets : undefined,
    onKeyDown: (event) => {
      if (!isFull || event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      setFull(false);
    },
  };
}

/** Makes everything beside the element inert, up to `within`; gives back what undoes it. */
function coverOthers(element: HTMLElement, within: HTMLElement): () => void {
  const covered: HTMLElement[] = [];
  for (let inner = element; inner !== within && inner.parentElement !== null; inner = inner.parentElement) {
    for (const sibling of inner.parentElement.children) {
      if (sibling === inner || !(sibling instanceof HTMLElement) || sibling.inert) continue;
      sibling.inert = true;
      covered.push(sibling);
    }
  }
  return () => {
    for (const sibling of covered) sibling.inert = false;
  };
}
