import { SECOND, type WallTime } from '../base/drill-time';
import { err, ok, type Result } from '../base/result';
import type { Act } from '../drill/acts';
import { preview } from '../drill/decide';
import type { Entry, Proposal } from '../drill/record';
import type { DrillState, PersonId, Refusal } from '../drill/state';
import { worldView } from '../drill/world-view';
import { type AppendError, appendError } from '../sync/sequencer';
import type { DatabaseClient } from '../world/engines/database/client';
import type { Operation, OperationError, OperationResult, OperationValues } from '../world/model/operations';
import { perform } from '../world/model/perform';
import { Appender } from './appender';
import { Attendance } from './attendance';
import { Conductor } from './conductor';
import type { Crew } from './crew';
import { sameBut } from './identity';
import { LiveDatabase } from './live-database';
import type { LiveParts } from './live-parts';
import { LookLog } from './look-log';
import { misfitOf } from './misfit';
import { newId } from './ports';
import { electConductor, stayAlive } from './presence';
import type { RoomSession } from './room/types';
import { skipAhead } from './skip';
import { snapshotOf } from './snapshot';
import { changeProduction, openShellSession, type ToolPorts } from './tools';
import type { DrillSession, SessionSnapshot, ShellSession } from './types';

/** The drill is looked at four times a second while its clock runs. */
const TICK = 250;

/** One drill in one window. */
export class LiveSession implements DrillSession {
  readonly drillId: string;
  private readonly listeners = new Set<() => void>();
  private readonly looks = new LookLog();
  private readonly shells = new Map<PersonId, Promise<ShellSession>>();
  private readonly appender: Appender;
  private readonly attendance: Attendance | undefined;
  private readonly crew: Crew | undefined;
  readonly room?: RoomSession;
  private readonly conductor: Conductor;
  private readonly database: LiveDatabase;
  private readonly end = new AbortController();
  private readonly stops: (() => void)[] = [];
  private snapshot: SessionSnapshot;
  private person: PersonId;
  private skipping = false;
  private skipCancelled = false;
  private conducts = false;
  private ticking = false;
  private told = '';
  private client: DatabaseClient | undefined;

  constructor(private readonly parts: LiveParts) {
    const { mirror, house, browser, life } = parts;
    const { header } = mirror.drill;
    this.drillId = header.drillId;
    const wall = () => this.wall();
    this.appender = new Appender(mirror, house.sequencer, life, wall, () => this.publish(true));
    const append = async (proposals: readonly Proposal[]) => (await this.appender.append(proposals)).ok;
    this.crew = parts.crew?.({ mirror, append });
    if (this.crew !== undefined) this.room = this.crew.room;
    this.attendance = this.crew === undefined ? new Attendance(house, browser, mirror, wall, append) : undefined;
    this.conductor = new Conductor(mirror, parts.nextBotAct, append);
    const players = header.participants.filter((p) => p.kind === 'player');
    const first = this.crew === undefined ? (players[0] ?? header.participants[0])?.id : this.crew.seats()[0];
    this.person = first ?? 'facilitator';
    this.database = new LiveDatabase({
      drill: mirror.drill,
      stateNow: () => this.stateNow(),
      momentOf: (id) => mirror.momentOf(id),
      propose: (by, act) => this.proposeAs(by, act),
      newId,
      client: () => this.databaseClient(),
    });
    life.send({ type: 'opened', storage: house.archive.keeping.kind });
    this.snapshot = this.makeSnapshot(undefined);
  }

  /** Starts to follow the record, to tick and to take its turn as conductor. */
  begin(): void {
    const { house, browser, mirror } = this.parts;
    const following = house.sequencer.subscribe(this.drillId, mirror.entries.length, (entries) => {
      if (mirror.add(entries)) this.publish(true);
    });
    const locks = house.archive.keeping.kind === 'durable' ? browser.locks : undefined;
    if (this.crew === undefined) {
      stayAlive(locks, this.drillId, this.end.signal);
      electConductor(locks, this.drillId, this.end.signal, () => {
        this.conducts = true;
      });
    } else {
      this.stops.push(this.crew.watch(() => this.publish(true)));
    }
    this.stops.push(
      () => following.stop(),
      browser.every(TICK, () => void this.tick()),
      browser.onComeAndGo((here) => {
        this.attendance?.beat(true);
        if (here) void following.refresh().catch(() => undefined);
      }),
    );
    this.publish(true);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  getSnapshot = (): SessionSnapshot => this.snapshot;

  /** The record so far. */
  entries(): readonly Entry[] {
    return this.parts.mirror.entries;
  }

  /** The drill right after its last entry: what a replay of the record has to come to. */
  folded(): DrillState {
    return this.parts.mirror.folded;
  }

  propose(act: Act): Promise<Result<Entry, Refusal | AppendError>> {
    return this.proposeAs(this.person, act);
  }

  read<O extends Operation>(operation: O): OperationResult<O['op']> {
    return perform(worldView(this.parts.mirror.drill, this.stateNow()), operation);
  }

  look(console: string, query: string, evidence: readonly string[]): void {
    const by = this.person;
    const state = this.stateNow();
    if (state.phase !== 'live' || !this.looks.isNew(by, console, query, evidence, state.t)) return;
    const act: Act = { type: 'look', console, query: query.slice(0, 2_000), evidence: evidence.slice(0, 60) };
    void this.proposeAs(by, act).then((done) => {
      if (!done.ok) this.looks.forget(by, console, query);
    });
  }

  change<O extends Operation>(
    operation: O,
    command: string,
  ): Promise<Result<OperationValues[O['op']], Refusal | AppendError | OperationError>> {
    return changeProduction(this.toolPorts(), this.person, operation, command);
  }

  shell(): Promise<ShellSession> {
    const by = this.person;
    // Whoever opens a terminal is going to ask the database.
    void this.databaseClient()
      ?.open()
      .catch(() => undefined);
    const open = this.shells.get(by) ?? openShellSession(this.toolPorts(), by);
    this.shells.set(by, open);
    // A chunk that could not be fetched is fetched again next time.
    open.catch(() => this.shells.delete(by));
    return open;
  }

  setActingAs(person: PersonId): void {
    if (!this.snapshot.seats.some((seat) => seat.id === person)) return;
    this.person = person;
    this.publish(true);
  }

  /** A second call while one is under way ends it where it is. */
  async skip(): Promise<void> {
    if (this.skipping) {
      this.skipCancelled = true;
      return;
    }
    this.skipping = true;
    this.skipCancelled = false;
    this.publish(true);
    const by = this.person;
    try {
      await skipAhead(
        {
          mirror: this.parts.mirror,
          conductor: this.conductor,
          nextStop: this.parts.nextStop,
          wall: () => this.wall(),
          leap: async (to) => (await this.proposeAs(by, { type: 'drill.skip', to })).ok,
          isCancelled: () => this.skipCancelled || this.end.signal.aborted,
        },
        by,
      );
    } finally {
      this.skipping = false;
      this.publish(true);
    }
  }

  dispose(): void {
    this.attendance?.beat(true);
    this.end.abort();
    this.parts.onDispose?.();
    this.client?.close();
    for (const stop of this.stops.splice(0)) stop();
    this.parts.life.send({ type: 'closed' });
    this.listeners.clear();
  }

  /** The database of this drill, opened on first use; `undefined` where none can run. */
  databaseClient(): DatabaseClient | undefined {
    if (this.end.signal.aborted) return undefined;
    this.client ??= this.parts.openDatabase?.(this.parts.mirror.drill);
    return this.client;
  }

  databaseChecksum(): Promise<string | undefined> {
    return this.database.checksum();
  }

  private wall(): WallTime {
    return this.parts.browser.now() + this.parts.skew;
  }

  private stateNow(): DrillState {
    return this.parts.mirror.at(this.wall());
  }

  private toolPorts(): ToolPorts {
    return {
      drill: this.parts.mirror.drill,
      stateNow: () => this.stateNow(),
      propose: (by, act) => this.proposeAs(by, act),
      newId,
      loadShell: this.parts.loadShell,
      database: this.database,
      ended: this.end.signal,
    };
  }

  /** Previews, appends, and answers once the entry is durable and folded. */
  private async proposeAs(by: PersonId, act: Act): Promise<Result<Entry, Refusal | AppendError>> {
    const { mirror } = this.parts;
    const misfit = misfitOf(act);
    if (misfit !== undefined) return err(misfit);
    await this.settle();
    const refusal = preview(mirror.drill, this.stateNow(), { by, act }, this.wall());
    if (refusal !== undefined) return err(refusal);
    const done = await this.appender.append([{ id: newId(), by, act }]);
    if (!done.ok) return done;
    const [entry] = done.value;
    if (entry === undefined) return err(appendError('failed'));
    const refused = mirror.refusalOf(entry.seq);
    return refused === undefined ? ok(entry) : err({ code: refused.code, sentence: refused.sentence });
  }

  /** Time in which nobody was there does not count: the drill is paused at the last sign of life before anything else. */
  private settle(): Promise<void> {
    return (this.crew ?? this.attendance)?.settle() ?? Promise.resolve();
  }

  private async tick(): Promise<void> {
    if (this.ticking) return;
    this.ticking = true;
    try {
      await this.settle();
      if (this.end.signal.aborted) return;
      this.attendance?.beat(false);
      this.crew?.tick();
      this.publish(false);
      const conducts = this.crew?.isConductor() ?? this.conducts;
      if (conducts && !this.skipping) await this.conductor.run(() => this.wall());
    } finally {
      this.ticking = false;
    }
  }

  private makeSnapshot(before: SessionSnapshot | undefined): SessionSnapshot {
    const { mirror, life } = this.parts;
    const { skipping, appender, crew } = this;
    const seats = crew?.seats();
    // Whoever has left the seat that they acted for acts for the next one of theirs, or for none.
    if (seats !== undefined && !seats.includes(this.person)) this.person = seats[0] ?? 'facilitator';
    const waiting = crew?.room.getSnapshot().connection.waiting;
    const { person } = this;
    const problem = appender.problem;
    return snapshotOf({ mirror, life, person, skipping, problem, state: this.stateNow(), before, seats, waiting });
  }

  /** A new snapshot if there is anything to see: something happened, or the clock shows another second. */
  private publish(anyway: boolean): void {
    const { snapshot } = this;
    const state = this.stateNow();
    if (
      !anyway &&
      Math.floor(state.t / SECOND) === Math.floor(snapshot.now / SECOND) &&
      sameBut(state, snapshot.state, ['t'])
    )
      return;
    const next = this.makeSnapshot(snapshot);
    if (!sameBut(next, snapshot, [])) {
      this.snapshot = next;
      for (const listener of [...this.listeners]) listener();
    }
    this.tellProgress(state);
  }

  private tellProgress(state: DrillState): void {
    const progress = `${state.phase} ${state.severities.length}`;
    if (progress === this.told) return;
    this.told = progress;
    this.parts.onProgress(state);
  }
}
