import { type DrillTime, SECOND, type WallTime } from '../base/drill-time';
import type { Result } from '../base/result';
import type { Act } from '../drill/acts';
import type { Entry, Proposal } from '../drill/record';
import type { DrillState, PersonId, Refusal } from '../drill/state';
import { worldView } from '../drill/world-view';
import type { AppendError } from '../sync/sequencer';
import type { DatabaseClient } from '../world/engines/database/client';
import type { Operation, OperationError, OperationResult, OperationValues } from '../world/model/operations';
import { perform } from '../world/model/perform';
import { Appender } from './appender';
import { Conductor } from './conductor';
import type { Crew } from './crew';
import { sameBut } from './identity';
import type { LiveParts } from './live-parts';
import { LookLog } from './look-log';
import type { RoomSession } from './room/types';
import { Skipping } from './skipping';
import { snapshotOf } from './snapshot';
import { Toolbox } from './toolbox';
import type { DrillSession, SessionSnapshot, ShellSession } from './types';
import { windowCrew } from './window-crew';

/** The drill is looked at four times a second while its clock runs. */
const TICK = 250;

/** One drill in one window. */
export class LiveSession implements DrillSession {
  readonly drillId: string;
  private readonly listeners = new Set<() => void>();
  private readonly looks = new LookLog();
  private readonly appender: Appender;
  private readonly crew: Crew;
  readonly room?: RoomSession;
  private readonly conductor: Conductor;
  private readonly tools: Toolbox;
  private readonly end = new AbortController();
  private readonly stops: (() => void)[] = [];
  private snapshot: SessionSnapshot;
  private person: PersonId;
  private readonly skipping: Skipping;
  private ticking = false;
  /** In the tick that is under way nothing is to be made up for any more. */
  private settled = false;
  private told = '';

  constructor(private readonly parts: LiveParts) {
    const { mirror, house, browser, life } = parts;
    this.drillId = mirror.drill.header.drillId;
    const wall = () => this.wall();
    const propose = (by: PersonId, act: Act) => this.appender.propose(by, act);
    const settle = () => this.crew.settle();
    const changed = () => this.publish(true);
    this.appender = new Appender({ mirror, sequencer: house.sequencer, life, wall, settle, changed });
    const append = async (proposals: readonly Proposal[]) => (await this.appender.append(proposals)).ok;
    // Windows of one browser skip with the bots' acts in hand; in a room they are the conductor's alone.
    const conducts = () => this.room === undefined || this.crew.isConductor();
    this.conductor = new Conductor(mirror, parts.nextBotAct, append, conducts);
    const hasTurns = () => this.conductor.turnAt(this.stateNow()) !== undefined;
    this.crew = (parts.crew ?? windowCrew)({ house, browser, mirror, wall, append, hasTurns });
    if (this.crew.room !== undefined) this.room = this.crew.room;
    this.person = this.crew.seats()[0] ?? this.crew.otherwise;
    const skips = { mirror, conductor: this.conductor, nextStop: parts.nextStop, wall };
    this.skipping = new Skipping(skips, () => this.end.signal.aborted, changed);
    this.tools = new Toolbox(parts, () => this.stateNow(), propose, this.end.signal);
    life.send({ type: 'opened', storage: house.archive.keeping.kind });
    this.snapshot = this.makeSnapshot(undefined);
  }

  /** Starts to follow the record, to tick and to take its turn as conductor. */
  begin(): void {
    const { house, browser, mirror } = this.parts;
    const following = house.sequencer.subscribe(this.drillId, mirror.entries.length, (entries) => {
      if (mirror.add(entries)) this.publish(true);
    });
    this.crew.begin(this.end.signal, () => this.publish(true));
    this.stops.push(
      () => following.stop(),
      browser.every(TICK, () => void this.tick()),
      browser.onComeAndGo((here) => {
        this.crew.comeOrGo();
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
    return this.appender.propose(this.person, act);
  }

  read<O extends Operation>(operation: O): OperationResult<O['op']> {
    return perform(worldView(this.parts.mirror.drill, this.stateNow()), operation);
  }

  look(console: string, query: string, evidence: readonly string[]): void {
    const by = this.person;
    const state = this.stateNow();
    if (state.phase !== 'live' || !this.looks.isNew(by, console, query, evidence, state.t)) return;
    const act: Act = { type: 'look', console, query: query.slice(0, 2_000), evidence: evidence.slice(0, 60) };
    void this.appender.propose(by, act).then((done) => {
      if (!done.ok) this.looks.forget(by, console, query);
    });
  }

  change<O extends Operation>(
    operation: O,
    command: string,
  ): Promise<Result<OperationValues[O['op']], Refusal | AppendError | OperationError>> {
    return this.tools.change(this.person, operation, command);
  }

  shell(): Promise<ShellSession> {
    return this.tools.shell(this.person);
  }

  setActingAs(person: PersonId): void {
    if (!this.snapshot.seats.some((seat) => seat.id === person)) return;
    this.person = person;
    this.publish(true);
  }

  /** A second call while one is under way ends it where it is. */
  skip(): Promise<void> {
    return this.skipping.run(this.leap(), { person: this.person });
  }

  skipTo(to: DrillTime): Promise<void> {
    return this.skipping.run(this.leap(), { to });
  }

  dispose(): void {
    this.crew.comeOrGo();
    this.end.abort();
    this.parts.onDispose?.();
    this.tools.close();
    for (const stop of this.stops.splice(0)) stop();
    this.parts.life.send({ type: 'closed' });
    this.listeners.clear();
  }

  /** The database of this drill, opened on first use; `undefined` where none can run. */
  databaseClient(): DatabaseClient | undefined {
    return this.tools.client();
  }

  databaseChecksum(): Promise<string | undefined> {
    return this.tools.checksum();
  }

  /** One step of a skip, by whoever acts now. */
  private leap(): (to: DrillTime) => Promise<boolean> {
    const by = this.person;
    return async (to) => (await this.appender.propose(by, { type: 'drill.skip', to })).ok;
  }

  private wall(): WallTime {
    return this.parts.browser.now() + this.parts.skew;
  }

  private stateNow(): DrillState {
    return this.parts.mirror.at(this.wall());
  }

  private async tick(): Promise<void> {
    // What is appended waits while a room cannot be reached; the clock is shown on.
    if (this.ticking) {
      if (this.settled) this.publish(false);
      return;
    }
    this.ticking = true;
    this.settled = false;
    try {
      await this.crew.settle();
      if (this.end.signal.aborted) return;
      this.settled = true;
      this.crew.tick();
      this.publish(false);
      if (this.crew.isConductor() && !this.skipping.isUnderWay) await this.conductor.run(() => this.wall());
    } finally {
      this.ticking = false;
    }
  }

  private makeSnapshot(before: SessionSnapshot | undefined): SessionSnapshot {
    const { mirror, life } = this.parts;
    const { appender, crew, room } = this;
    const seats = crew.seats();
    // Whoever has left the seat that they acted for acts for the next one of theirs, or for none.
    if (!seats.includes(this.person)) this.person = seats[0] ?? crew.otherwise;
    return snapshotOf({
      mirror,
      life,
      person: this.person,
      seats,
      skipping: this.skipping.isUnderWay,
      waiting: room?.getSnapshot().connection.waiting,
      problem: appender.problem ?? crew.problem?.(),
      state: this.stateNow(),
      before,
    });
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
