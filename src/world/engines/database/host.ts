import type { PGlite } from '@electric-sql/pglite';
import type { Scenario } from '../../../scenario/schema';
import type { WorldView } from '../../model/operations';
import type { DatabaseNames } from './port';
import { type PlacedRequest, Replica, type ReplicaOutcome, type Snapshot } from './replica';

/** What stays the same throughout a drill. */
export interface DatabaseStatics {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly variant: string;
  readonly startEpoch: number;
}

/** How the production stands: what a request needs of it besides what stays the same. */
export type Moment = Pick<WorldView, 'now' | 'history' | 'facts'>;

/** How far the database is on its way to StartEx. */
export interface Preparation {
  /** `loading`: the server's files are fetched and it starts. `filling`: rows come in. */
  readonly step: 'loading' | 'filling';
  /** 0 to 1 within the step. */
  readonly share: number;
}

/** One replica with what stays the same around it: what lives in the worker. */
export class DatabaseHost {
  private replica: Replica | undefined;
  private statics: DatabaseStatics | undefined;

  /** `start` gives an empty database of the company. */
  constructor(private readonly start: (files: DatabaseFiles, onShare: (share: number) => void) => Promise<PGlite>) {}

  async open(
    files: DatabaseFiles,
    statics: DatabaseStatics,
    moment: Moment,
    onProgress: (preparation: Preparation) => void,
  ): Promise<void> {
    this.statics = statics;
    const db = await this.start(files, (share) => onProgress({ step: 'loading', share }));
    const replica = new Replica(db, statics.seed, files.snapshot?.fed);
    if (files.snapshot === undefined)
      await replica.begin(this.world(moment), (share) => onProgress({ step: 'filling', share }));
    this.replica = replica;
  }

  /** See `Replica.snapshot`. */
  snapshot(moment: Moment): Promise<Snapshot> {
    return this.opened().snapshot(this.world(moment));
  }

  apply(placed: PlacedRequest, moment: Moment): Promise<ReplicaOutcome> {
    return this.opened().apply(placed, this.world(moment));
  }

  read(sql: string, session: string, moment: Moment): Promise<ReplicaOutcome | undefined> {
    return this.opened().read(sql, session, this.world(moment));
  }

  inspect(sql: string, moment: Moment): Promise<ReplicaOutcome> {
    return this.opened().inspect(sql, this.world(moment));
  }

  names(moment: Moment): Promise<DatabaseNames> {
    return this.opened().names(this.world(moment));
  }

  prepare(moment: Moment): Promise<void> {
    return this.opened().prepare(this.world(moment));
  }

  checksum(moment: Moment): Promise<string> {
    return this.opened().checksum(this.world(moment));
  }

  async close(): Promise<void> {
    await this.replica?.close();
    this.replica = undefined;
  }

  private opened(): Replica {
    if (this.replica === undefined) throw new Error('the database has not been opened');
    return this.replica;
  }

  private world(moment: Moment): WorldView {
    if (this.statics === undefined) throw new Error('the database has not been opened');
    return { ...this.statics, ...moment };
  }
}

/** Where the server's files are: URLs in a browser. */
export interface DatabaseFiles {
  /** The company's empty database, packed. */
  readonly packed: string;
  /** The database at StartEx, when it was filled before: it is started from there. */
  readonly snapshot?: Snapshot;
}
