import { useEffect, useState } from 'react';
import { replay } from '../../drill/replay';
import { Button } from '../../ui/button';
import { useDebrief } from './context';
import type { DebriefScreenProps } from './types';

/**
 * The hash of the state that the record leads to, worked out here and now. `hotwash replay` prints the same for the exported
 * record: whoever compares them knows that both saw the same drill.
 */
export function RecordHash({ entries, onDatabase }: Pick<DebriefScreenProps, 'entries' | 'onDatabase'>) {
  const { drill } = useDebrief();
  const [hash, setHash] = useState<string>();
  useEffect(() => {
    // After the report is on screen: nobody waits for it.
    const timer = window.setTimeout(() => setHash(replay(drill.bundle, drill.header, entries).hash), 50);
    return () => window.clearTimeout(timer);
  }, [drill, entries]);
  if (hash === undefined) return null;
  return (
    <>
      <p className="hw-muted hw-small" title={hash} data-record-hash={hash}>
        Record hash <span className="hw-mono">{hash.slice(0, 12)}…</span>, from {entries.length} entries
      </p>
      {onDatabase !== undefined && <DatabaseHash onDatabase={onDatabase} />}
    </>
  );
}

/** The same for the database: its statements are carried out again, which takes some seconds, so only when asked for. */
function DatabaseHash({ onDatabase }: { readonly onDatabase: () => Promise<string | undefined> }) {
  const [state, setState] = useState<'idle' | 'working' | 'failed' | { readonly checksum: string }>('idle');
  const work = async () => {
    setState('working');
    const checksum = await onDatabase();
    setState(checksum === undefined ? 'failed' : { checksum });
  };
  if (typeof state === 'object')
    return (
      <p className="hw-muted hw-small" title={state.checksum} data-database-hash={state.checksum}>
        Database contents <span className="hw-mono">{state.checksum.slice(0, 12)}…</span>
      </p>
    );
  return (
    <p className="hw-muted hw-small" data-screen-only role="status">
      {state === 'working' && 'Carrying out the statements of the record again…'}
      {state === 'failed' && 'The database could not be started here. '}
      {state !== 'working' && (
        <Button kind="quiet" onClick={() => void work()}>
          Replay the database
        </Button>
      )}
    </p>
  );
}
