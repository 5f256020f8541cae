import { useState } from 'react';
import { applyCompletion } from './completion';
import type { Terminal } from './terminal-store';

/** Tab: asks the shell what could stand there. */
export function useCompletion(terminal: Terminal): {
  readonly options: readonly string[];
  readonly clear: () => void;
  readonly complete: (
    line: string,
    cursor: number,
  ) => Promise<{ readonly line: string; readonly cursor: number } | undefined>;
} {
  const [options, setOptions] = useState<readonly string[]>([]);
  return {
    options,
    clear: () => setOptions([]),
    complete: async (line, cursor) => {
      const shell = await terminal.open();
      if (shell === undefined) return undefined;
      const found = await shell.complete(line, cursor);
      const { show, ...done } = applyCompletion(line, cursor, found.from, found.options);
      setOptions(show);
      return done;
    },
  };
}
