import { useSyncExternalStore } from 'react';
import type { DatabaseProgress } from '../../session/database-progress';
import { LoadingBar } from '../../ui/loading-bar';
import classes from './briefing.module.css';

/** Somebody who can say how far the simulated database is. */
export interface DatabaseSource {
  readonly subscribe: (listener: () => void) => () => void;
  readonly progress: () => DatabaseProgress;
}

const START: DatabaseProgress = { status: 'starting', step: 'loading', share: 0 };
/** It is about to be started. */
const COMING: DatabaseSource = { subscribe: () => () => undefined, progress: () => START };

/** How far the simulated database is, while people read: nobody has to wait for it, the drill can start before. */
export function DatabaseLine({ source }: { readonly source: DatabaseSource | 'coming' }) {
  const from = source === 'coming' ? COMING : source;
  const state = useSyncExternalStore(from.subscribe, from.progress);
  return (
    <div className={classes.database} role="status" aria-live="off">
      {state.status === 'starting' && (
        <LoadingBar
          label={
            state.step === 'loading'
              ? 'The simulated database: starting PostgreSQL'
              : 'The simulated database: putting in what has happened so far'
          }
          fraction={state.share}
        />
      )}
      {state.status === 'ready' && (
        <p className="hw-muted hw-small">The simulated database is ready: PostgreSQL, in this window only.</p>
      )}
      {state.status === 'failed' && (
        <p className="hw-small">
          The simulated database could not be started ({state.reason}). The drill works without it; psql tries again
          when it is used.
        </p>
      )}
    </div>
  );
}
