import { useEffect, useState } from 'react';
import { replay } from '../../drill/replay';
import { useDebrief } from './context';
import type { DebriefScreenProps } from './types';

/**
 * The hash of the state that the record leads to, worked out here and now. `hotwash replay` prints the same for the exported
 * record: whoever compares them knows that both saw the same drill.
 */
export function RecordHash({ entries }: Pick<DebriefScreenProps, 'entries'>) {
  const { drill } = useDebrief();
  const [hash, setHash] = useState<string>();
  useEffect(() => {
    // After the report is on screen: nobody waits for it.
    const timer = window.setTimeout(() => setHash(replay(drill.bundle, drill.header, entries).hash), 50);
    return () => window.clearTimeout(timer);
  }, [drill, entries]);
  if (hash === undefined) return null;
  return (
    <p className="hw-muted hw-small" title={hash} data-record-hash={hash}>
      Record hash <span className="hw-mono">{hash.slice(0, 12)}…</span>, from {entries.length} entries
    </p>
  );
}
