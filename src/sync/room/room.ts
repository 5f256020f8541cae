import { stableId } from '../../base/hash';
import { err, ok, type Result } from '../../base/result';
import type { Entry, Proposal } from '../../drill/record';
import { appendError } from '../sequencer';
import { fromBase64Url, toBase64Url } from './base64url';
import { REAL_CLOCKWORK } from './clockwork';
import { Conducting } from './conducting';
import { EngineClock } from './engine-clock';
import { makeRoomKey, randomBytes } from './keys';
import type { Body } from './messages';
import { Outgoing } from './outgoing';
import type { Screen } from './presence';
import { Reading } from './reading';
import { removeMembers } from './removing';
import { type Applied, RoomLog } from './room-log';
import { isAlike, phaseOf } from './room-now';
import type { Room, RoomFigures, RoomNow, RoomOptions, SayError } from './room-types';
import { Sealing } from './sealing';
import { Whispering } from './whispering';

/** How often it is looked whether somebody has gone, or a lease has lapsed (ms). */
const TICK = 1_000;
const SAMPLES = 1_000;

/** Opens a room on this machine: begins to follow its log at once, and to send what is left in the outbox once that is read. */
export function openRoom(options: RoomOptions): Room {
  return new OpenRoom(options);
}

class OpenRoom implements Room {
  readonly roomId: string;
  readonly me: string;
  private readonly clockwork;
  private readonly log: RoomLog;
  private readonly time: EngineClock;
  private readonly reading: Reading;
  private readonly outgoing: Outgoing;
  private readonly whispering: Whispering;
  private readonly conducting: Conducting;
  private readonly listeners = new Set<() => void>();
  private readonly byId = new Map<string, Entry>();
  private readonly samples = { ownEcho: [] as number[], fromOthers: [] as number[] };
  private readonly stops: (() => void)[] = [];
  private snapshot: RoomNow | undefined;
  private wasUpToDate = false;
  private isOver = false;
  private tickOff: (() => void) | undefined;

  constructor(private readonly options: RoomOptions) {
    const { engine, link, keys, clock = REAL_CLOCKWORK, verified } = options;
    this.roomId = link.roomId;
    this.me = keys.id;
    this.clockwork = clock;
    this.time = new EngineClock(clock.now);
    const { roomId, founder, epoch } = link;
    // A link that was read has a key in it; another one opens nothing, which is said as that.
    const roomKey = fromBase64Url(link.roomKey) ?? makeRoomKey();
    this.log = new RoomLog({ roomId, founder, epoch, roomKey, keys, ...(verified !== undefined && { verified }) });
    const sealing = new Sealing(link, keys, this.log);
    const time = () => this.time.now();
    this.conducting = new Conducting({ engine, room: roomId, me: keys.id, log: this.log, sealing, clock, time });
    const changed = () => this.changed();
    this.reading = new Reading({
      engine,
      room: roomId,
      log: this.log,
      clock,
      read: (applied, at, received) => this.read(applied, at, received),
      changed: () => this.advanced(),
      forgot: () => void this.putBack(),
    });
    const verdictAt = (seq: number) => this.reading.verdictAt(seq);
    this.outgoing = new Outgoing({
      engine,
      room: roomId,
      me: keys.id,
      store: options.outbox,
      clock,
      sealed: (message) => sealing.message(message),
      engineId: (...parts) => sealing.engineId(...parts),
      has: (id) => this.log.has(keys.id, id),
      isReady: (body) => this.isReadyFor(body),
      verdictAt,
      dropped: (item, error) => options.onDropped?.(item, error),
      changed,
    });
    this.whispering = new Whispering({
      engine,
      room: roomId,
      keys,
      log: this.log,
      clock,
      time,
      waiting: () => this.outgoing.waiting,
      isPresent: options.isPresent ?? true,
      changed,
    });
    const watching = engine.watch((status) => {
      if (status === 'connected') this.outgoing.wake();
      this.changed();
    });
    this.stops.push(() => watching.stop());
    void this.begin();
    this.tick();
  }

  now(): RoomNow {
    this.snapshot ??= this.compute();
    return this.snapshot;
  }

  watch(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  entries(): readonly Entry[] {
    return this.log.entries;
  }

  say(body: Body, id = toBase64Url(randomBytes(16))): Promise<Result<void, SayError>> {
    return this.outgoing.say(id, body, this.time.now());
  }

  async append(proposals: readonly Proposal[]): ReturnType<Room['append']> {
    const there = () => proposals.flatMap(({ id }) => this.byId.get(id) ?? []);
    if (there().length === proposals.length) return ok(there());
    const id = `acts-${stableId(...proposals.map((p) => p.id))}`;
    const said = await this.say({ kind: 'acts', proposals: [...proposals] }, id);
    if (said.ok) return ok(there());
    return err(appendError(said.error.code === 'incomplete' ? 'failed' : said.error.code));
  }

  remove(members: readonly string[]): Promise<Result<void, SayError>> {
    const { engine, keys } = this.options;
    return removeMembers(
      {
        engine,
        keys,
        clock: this.clockwork,
        state: () => this.log.state,
        place: () => (this.isOver ? undefined : this.log.place),
        verdictAt: (seq) => this.reading.verdictAt(seq),
      },
      members,
    );
  }

  clock(): number {
    return this.time.now();
  }

  show(screen: Screen, isHidden: boolean): void {
    this.whispering.show(screen, isHidden);
  }

  conduct(wants: boolean): void {
    this.conducting.wants = wants;
    this.beat();
  }

  link() {
    const { place } = this.log;
    if (place === undefined) return undefined;
    return { ...this.options.link, epoch: place.epoch, roomKey: toBase64Url(place.roomKey) };
  }

  figures(): RoomFigures {
    return {
      traffic: this.options.engine.traffic(),
      skew: this.time.skew(),
      ownEcho: [...this.samples.ownEcho],
      fromOthers: [...this.samples.fromOthers],
      whispersRefused: this.whispering.board.refused,
    };
  }

  close(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.reading.stop();
    this.outgoing.stop('closed');
    this.whispering.stop();
    this.tickOff?.();
    for (const stop of this.stops) stop();
    this.changed();
  }

  /** The list must be there before it can be followed; until the engine can be reached it is asked again. */
  private async begin(): Promise<void> {
    const opened = await this.options.engine.open(this.roomId);
    if (this.isOver) return;
    if (opened.ok) this.reading.start();
    else this.stops.push(this.clockwork.later(TICK, () => void this.begin()));
  }

  /** What was acknowledged lately is kept before anybody is told to open the room anew. */
  private async putBack(): Promise<void> {
    await this.outgoing.restore();
    this.reading.isForgotten = true;
    this.outgoing.stop('closed');
    this.changed();
  }

  private read(applied: Applied, at: number, received: number): void {
    const { from, id, because, entries, sent } = applied;
    for (const entry of entries) this.byId.set(entry.id, entry);
    this.whispering.note();
    if (this.wasUpToDate) this.time.heard(at, received);
    if (from === undefined || because === 'forged' || because === 'stranger') return;
    if (from === this.me) this.readOwn(applied, at, received);
    else if (because === undefined) {
      this.whispering.board.said(from, at);
      if (entries.length > 0 && sent !== undefined && this.wasUpToDate)
        keepSample(this.samples.fromOthers, this.time.now() - sent);
    }
    if (from === this.me && id !== undefined) this.outgoing.seen(applied);
  }

  private readOwn({ id = '', entries }: Applied, at: number, received: number): void {
    const times = this.outgoing.timesOf(id);
    const madeAt = times.madeAt;
    const sentAt = this.conducting.sentAt(id) ?? times.sentAt;
    if (sentAt !== undefined) this.time.tookRoundTrip({ sent: sentAt, received, stamp: at });
    if (madeAt !== undefined && entries.length > 0) keepSample(this.samples.ownEcho, this.clockwork.now() - madeAt);
  }

  /** The log has been read a little further, or it is known how far it goes. */
  private advanced(): void {
    if (this.reading.isUpToDate && !this.wasUpToDate) {
      this.wasUpToDate = true;
      this.whispering.speakSoon();
      this.beat();
      // Somebody who comes back is heard, and learns the engine's time.
      if (this.log.state.members[this.me] !== undefined && !this.conducting.hasSpoken) this.conducting.say(false);
    }
    if (this.log.access !== 'open') this.outgoing.stop('closed');
    else this.outgoing.nudge();
    this.changed();
  }

  private isReadyFor(body: Body): boolean {
    if (!this.wasUpToDate || this.isOver || this.log.access !== 'open') return false;
    return this.log.state.founder !== undefined || (body.kind === 'found' && this.options.link.founder === this.me);
  }

  private tick(): void {
    if (this.isOver) return;
    this.beat();
    this.changed();
    this.tickOff = this.clockwork.later(TICK, () => this.tick());
  }

  private beat(): void {
    if (this.wasUpToDate && !this.isOver) this.conducting.look();
  }

  private compute(): RoomNow {
    const { log, reading } = this;
    const isFounder = this.options.link.founder === this.me;
    const phase = this.isOver ? 'closed' : phaseOf(log, reading, this.wasUpToDate, isFounder);
    return {
      state: log.state,
      phase,
      status: this.options.engine.status(),
      ...(phase === 'loading' && {
        loading: { done: log.seq, of: log.seq + reading.toRead },
      }),
      presence: this.whispering.board.all(this.me, this.time.now()),
      waiting: this.outgoing.waiting,
      isConductor: phase === 'open' && this.conducting.isOurs,
      seq: log.seq,
      isForked: this.whispering.isForked,
    };
  }

  private changed(): void {
    const before = this.snapshot;
    const after = this.compute();
    if (before !== undefined && isAlike(before, after)) return;
    this.snapshot = after;
    for (const tell of [...this.listeners]) tell();
  }
}

function keepSample(samples: number[], ms: number): void {
  samples.push(Math.max(0, ms));
  if (samples.length > SAMPLES) samples.shift();
}
