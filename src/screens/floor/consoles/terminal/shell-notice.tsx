import { useEffect, useState } from 'react';
import { Button } from '../../../../ui/button';
import { ErrorNotice } from '../../../../ui/error-notice';
import { LoadingBar } from '../../../../ui/loading-bar';
import type { TerminalState } from './terminal-store';

/** Says when the shell takes long to load, or could not be. */
export function ShellNotice({
  state,
  onRetry,
}: {
  readonly state: TerminalState['shell'];
  readonly onRetry: () => void;
}) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (state !== 'loading') return;
    const timer = window.setTimeout(() => setSlow(true), 1_000);
    return () => window.clearTimeout(timer);
  }, [state]);
  if (state === 'failed')
    return (
      <ErrorNotice
        title="The shell could not be loaded"
        text="The other consoles work without it."
        actions={<Button onClick={onRetry}>Try again</Button>}
      />
    );
  return slow ? <LoadingBar label="Loading the shell" /> : null;
}
