import type { DrillTime } from '../../../base/drill-time';
import type { BugTicket, StatusPost, Ticket } from '../../../drill/state';
import type { Fact } from '../../../scenario/facts';
import type { Scenario } from '../../../scenario/schema';
import type { Operation, OperationResult, WorldView } from '../../model/operations';
import { perform } from '../../model/perform';
import type { DatabaseOutcome, DatabasePort } from '../database/port';
import type { ShellPort } from './port';
import type { Shell } from './shell';

/** What a shell is told once, when it is opened. Like everything here it can be cloned into a worker. */
export interface ShellStatics {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly variant: string;
  /** UTC epoch of drill time zero. */
  readonly startEpoch: number;
  /** Who types, for commit authors and issue comments. */
  readonly person: { readonly id: string; readonly name: string };
}

/** The drill as it stands when a line begins: all that a line can see of it. The clock is held while the line runs. */
export interface ShellSnapshot {
  readonly now: DrillTime;
  readonly history: WorldView['history'];
  readonly facts: WorldView['facts'];
  readonly ticket: Ticket | undefined;
  readonly bugs: readonly BugTicket[];
  readonly nextIssueNumber: number;
  readonly statusPage: readonly StatusPost[];
}

/** What whoever opens a shell has for it. */
export interface ShellSource {
  readonly statics: ShellStatics;
  /** The drill as it stands now. */
  readonly snapshot: () => ShellSnapshot;
  readonly database: DatabasePort;
  /** Aborted when the drill is left: the shell is not needed any more. */
  readonly ended: AbortSignal;
}

/** A shell as whoever opened it uses it, wherever it runs. */
export type OpenedShell = Pick<Shell, 'cwd' | 'run' | 'complete'>;
/** Opens the shell of a seat. Rejects when its code cannot be loaded. */
export type OpenShell = (source: ShellSource) => Promise<OpenedShell>;

/** A request to the database comes back with how the drill stands after it. */
export interface DatabaseAnswer {
  readonly outcome: DatabaseOutcome;
  readonly snapshot: ShellSnapshot;
}

/** The database as a shell reaches it from where it runs. Never rejects. */
export interface SeatDatabase extends Pick<DatabasePort, 'names' | 'inspect'> {
  run(...request: Parameters<DatabasePort['run']>): Promise<DatabaseAnswer>;
}

/** Answers a shell from the latest snapshot, with what the running line has caused so far on top. */
export class SnapshotPort implements ShellPort {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly person: ShellStatics['person'];
  readonly startEpoch: number;
  readonly database: DatabasePort;
  private line = 0;
  private pending: readonly Fact[] = [];
  private view: WorldView | undefined;

  constructor(
    private readonly statics: ShellStatics,
    database: SeatDatabase,
    private snapshot: ShellSnapshot,
  ) {
    this.scenario = statics.scenario;
    this.seed = statics.seed;
    this.person = statics.person;
    this.startEpoch = statics.startEpoch;
    this.database = {
      names: () => database.names(),
      inspect: (sql) => database.inspect(sql),
      run: async (...request) => {
        const { line } = this;
        const { outcome, snapshot } = await database.run(...request);
        // An answer that comes after its line was stopped is nothing to the next one.
        if (line === this.line) {
          this.pending = [...this.pending, ...outcome.facts];
          this.take(snapshot);
        }
        return outcome;
      },
    };
  }

  /** A line begins: what the one before has caused is in the record by now. */
  begin(snapshot: ShellSnapshot): void {
    this.line += 1;
    this.pending = [];
    this.take(snapshot);
  }

  /** Sees the drill as it stands from here on. */
  take(snapshot: ShellSnapshot): void {
    // The model remembers what it has worked out by these lists, which are other objects after every cloning.
    const { history, facts } = this.snapshot;
    this.snapshot = {
      ...snapshot,
      history: sameSteps(history, snapshot.history) ? history : snapshot.history,
      facts: sameFacts(facts, snapshot.facts) ? facts : snapshot.facts,
    };
    this.view = undefined;
  }

  perform = <O extends Operation>(operation: O): OperationResult<O['op']> => {
    const result = perform(this.world(), operation);
    if (result.ok && result.facts.length > 0) {
      this.pending = [...this.pending, ...result.facts];
      this.view = undefined;
    }
    return result;
  };
  now = (): DrillTime => this.snapshot.now;
  ticket = (): Ticket | undefined => this.snapshot.ticket;
  bugs = (): readonly BugTicket[] => this.snapshot.bugs;
  nextIssueNumber = (): number => this.snapshot.nextIssueNumber;
  statusPage = (): readonly StatusPost[] => this.snapshot.statusPage;

  private world(): WorldView {
    if (this.view !== undefined) return this.view;
    const { now, history, facts } = this.snapshot;
    const { scenario, seed, variant, startEpoch, person } = this.statics;
    const caused = this.pending.map((fact) => ({ at: now, by: person.id, fact }));
    this.view = {
      scenario,
      seed,
      variant,
      startEpoch,
      now,
      history,
      facts: caused.length === 0 ? facts : [...facts, ...caused],
    };
    return this.view;
  }
}

function sameSteps(a: WorldView['history'], b: WorldView['history']): boolean {
  return (
    a.length === b.length &&
    a.every((step, i) => step.at === b[i]?.at && step.region === b[i]?.region && step.state === b[i]?.state)
  );
}

function sameFacts(a: WorldView['facts'], b: WorldView['facts']): boolean {
  return a.length === b.length && a.every((f, i) => JSON.stringify(f) === JSON.stringify(b[i]));
}
