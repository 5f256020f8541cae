import { err, type Result } from '../base/result';
import type { Refusal } from '../drill/state';
import { viewFor } from '../drill/view';
import type { LiveSession } from './live-session';
import type { RoomSession } from './room/types';
import type { DrillSession, SessionSnapshot, ShellSession } from './types';

const REFUSAL: Refusal = {
  code: 'not-a-player',
  sentence: 'You are watching: the bots play this drill. Play it yourself from the library.',
};

/** Whoever watches, where a person's id is wanted. */
const OBSERVER = 'facilitator';

/** The same for whoever observes people that play. */
const OBSERVING: Refusal = {
  code: 'not-a-player',
  sentence: 'You are observing: the people in this room play the drill.',
};

/** What somebody who watches may do to the drill: let it run, stand still, or leap to the next happening. */
export interface WatchControls {
  readonly pause: () => void;
  readonly resume: () => void;
  readonly pace: (pace: 1 | 5 | 20) => void;
  readonly skip: () => Promise<void>;
}

/** A drill that is watched: everything can be looked at, and nothing can be done, nor does looking count. */
export class WatchedSession implements DrillSession {
  readonly drillId: string;
  readonly isWatched = true;

  private last: { readonly of: SessionSnapshot; readonly shown: SessionSnapshot } | undefined;

  private readonly refusal: Refusal;
  readonly room?: RoomSession;

  constructor(private readonly live: LiveSession) {
    this.drillId = live.drillId;
    this.refusal = live.room === undefined ? REFUSAL : OBSERVING;
    if (live.room !== undefined) this.room = live.room;
  }

  subscribe = (listener: () => void): (() => void) => this.live.subscribe(listener);
  /** The drill as an observer sees it: what is said in public, and nobody's own work. */
  getSnapshot = (): SessionSnapshot => {
    const snapshot = this.live.getSnapshot();
    if (this.last?.of !== snapshot) {
      const view = viewFor(snapshot.drill, snapshot.state, OBSERVER);
      this.last = { of: snapshot, shown: { ...snapshot, view, actingAs: OBSERVER, seats: [] } };
    }
    return this.last.shown;
  };
  read: DrillSession['read'] = (operation) => this.live.read(operation);
  propose: DrillSession['propose'] = () => this.refused();
  change: DrillSession['change'] = () => this.refused();
  look(): void {
    // Whoever watches sees for themselves; the team has not seen it.
  }
  shell = (): Promise<ShellSession> =>
    Promise.resolve({
      cwd: '/home/observer',
      mode: { kind: 'shell' },
      run: () => Promise.resolve({ stdout: '', stderr: `${this.refusal.sentence}\n`, exitCode: 126 }),
      complete: () => Promise.resolve({ from: 0, options: [] }),
    });
  databaseChecksum = (): Promise<undefined> => Promise.resolve(undefined);
  setActingAs(): void {
    // There are no seats.
  }
  skip = (): Promise<void> => this.live.skip();
  dispose(): void {
    this.live.dispose();
  }

  /** Pace, pause and skip belong to whoever watches bots; where people play, the clock is theirs or their facilitator's. */
  get controls(): WatchControls | undefined {
    const { live } = this;
    if (this.room !== undefined) return undefined;
    return {
      pause: () => void live.propose({ type: 'drill.pause', reason: 'facilitator' }),
      resume: () => void live.propose({ type: 'drill.resume' }),
      pace: (pace) => void live.propose({ type: 'drill.pace', pace }),
      skip: () => live.skip(),
    };
  }

  private refused(): Promise<Result<never, Refusal>> {
    return Promise.resolve(err(this.refusal));
  }
}
