import { useEffect, useState } from 'react';
import { LoadingBar } from '../../../ui/loading-bar';

/** Says what is being loaded once it has taken a second. */
export function ConsoleLoading({ title }: { readonly title: string }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setSlow(true), 1_000);
    return () => window.clearTimeout(timer);
  }, []);
  return slow ? <LoadingBar label={`Loading: ${title}`} /> : null;
}
