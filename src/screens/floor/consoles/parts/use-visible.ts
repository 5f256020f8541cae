import { type RefObject, useEffect, useRef, useState } from 'react';

/** Is an element on screen, in a window that is in front? A closed drawer or another pane of a phone is not. */
export function useVisible(): { readonly ref: RefObject<HTMLDivElement | null>; readonly visible: boolean } {
  const ref = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(false);
  const [inFront, setInFront] = useState(() => document.visibilityState === 'visible');

  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new IntersectionObserver((entries) => setShown(entries.at(-1)?.isIntersecting ?? false));
    observer.observe(element);
    const onChange = () => setInFront(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', onChange);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', onChange);
    };
  }, []);

  return { ref, visible: shown && inFront };
}
