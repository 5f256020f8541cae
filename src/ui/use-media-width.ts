import { useSyncExternalStore } from 'react';

/** `wide`: 1100 px and more, three panes. `narrow`: consoles in a drawer. `phone`: under 700 px, one pane at a time. */
export type MediaWidth = 'wide' | 'narrow' | 'phone';

const wide = '(min-width: 1100px)';
const narrow = '(min-width: 700px)';

function read(): MediaWidth {
  if (window.matchMedia(wide).matches) return 'wide';
  return window.matchMedia(narrow).matches ? 'narrow' : 'phone';
}

function subscribe(onChange: () => void): () => void {
  const queries = [window.matchMedia(wide), window.matchMedia(narrow)];
  for (const query of queries) query.addEventListener('change', onChange);
  return () => {
    for (const query of queries) query.removeEventListener('change', onChange);
  };
}

/** How much room the window has, in the three steps that the layout knows. */
export function useMediaWidth(): MediaWidth {
  return useSyncExternalStore(subscribe, read);
}
