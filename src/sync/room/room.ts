import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { stableId } from '../../base/hash';
import { err, ok, type Result } from '../../base/result';
import type { Entry, Proposal } from '../../drill/record';
import { appendError } from '../sequencer';
import { fromBase64Url, toBase64Url } from './base64url';
import { REAL_CLOCKWORK } from './clockwork';
import { EngineClock } from './engine-clock';
import { writeFrame } from './frame';
import { makeRoomKey, randomBytes } from './keys';
import type { Body, Message } from './messages';
import { Outgoing } from './outgoing';
import type { Screen } from './presence';
import { Reading } from './reading';
import { removeMembers } from './removing';
import { type Applied, RoomLog } from './room-log';
import { BEAT, LEASE } from './room-state';
import type { Room, RoomFigures, RoomNow, RoomOptions, RoomPhase, SayError } from './room-types';
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
  private readonly listeners = new Set<() => void>();
  private readonly byId = new Map<string, Entry>();
  private readonly samples = { ownEcho: [] as number[], fromOthers: [] as number[] };
  private readonly stops: (() => void)[] = [];
  private snapshot: RoomNow | undefined;
  private wasUpToDate = false;
  private wantsToConduct = false;
  private beatenAt = -Infinity;
  private alive: { readonly id: string; readonly sent: number } | undefined;
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
    const changed = () => this.changed();
    this.reading = new Reading({
      engine,
      room: roomId,
      log: this.log,
      clock,
      read: (applied, at, received) => this.read(applied, at, received),
      changed: () => this.advanced(),
    });
    const verdictAt = (seq: number) => this.reading.verdictAt(seq);
    this.outgoing = new Outgoing({
      engine,
      room: roomId,
      me: keys.id,
      store: options.outbox,
      clock,
      sealed: (message) => this.sealed(message),
      engineId: (...parts) => this.engineId(...parts),
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
      time: () => this.time.now(),
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
    this.wantsToConduct = wants;
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
    const { madeAt, sentAt } = this.alive?.id === id ? { ...times, sentAt: this.alive.sent } : times;
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
      if (this.log.state.members[this.me] !== undefined && this.alive === undefined) this.sayAlive(false);
    }
    if (this.log.access !== 'open') this.outgoing.stop('closed');
    else this.outgoing.nudge();
    this.changed();
  }

  private isReadyFor(body: Body): boolean {
    if (!this.wasUpToDate || this.isOver || this.log.access !== 'open') return false;
    return this.log.state.founder !== undefined || (body.kind === 'found' && this.options.link.founder === this.me);
  }

  private sealed(message: Message): Result<Uint8Array, 'too-large'> | undefined {
    const { link, keys } = this.options;
    const roomKey = message.body.kind === 'found' ? fromBase64Url(link.roomKey) : undefined;
    const place = this.log.place ?? (roomKey && { roomId: this.roomId, epoch: 0, roomKey });
    return place && writeFrame('message', place, keys, message);
  }

  /** Ids for the engine show nothing, and cannot be guessed, or taken first, without the room's key. */
  private engineId(...parts: readonly (string | number)[]): string | undefined {
    const place = this.log.place;
    const roomKey = place?.roomKey ?? fromBase64Url(this.options.link.roomKey);
    if (roomKey === undefined) return undefined;
    const text = ['hotwash.engine-id', this.roomId, this.me, place?.epoch ?? 0, ...parts].join('\0');
    return toBase64Url(sha256(concatBytes(roomKey, utf8ToBytes(text))).slice(0, 16));
  }

  private tick(): void {
    if (this.isOver) return;
    this.beat();
    this.changed();
    this.tickOff = this.clockwork.later(TICK, () => this.tick());
  }

  /** Says that we conduct, or would, unless that is known: anything that a conductor says holds the lease. */
  private beat(): void {
    const { lease, members } = this.log.state;
    if (!this.wantsToConduct || !this.wasUpToDate || members[this.me] === undefined) return;
    const age = this.time.now() - (lease?.at ?? -Infinity);
    if (age < BEAT || (lease?.member !== this.me && age <= LEASE)) return;
    if (this.clockwork.now() - this.beatenAt >= BEAT) this.sayAlive(true);
  }

  /** Not kept in the outbox: a sign of life that comes late is worth nothing. */
  private sayAlive(conducts: boolean): void {
    const { engine, keys } = this.options;
    const id = toBase64Url(randomBytes(16));
    const frame = this.sealed({ id, from: keys.id, body: { kind: 'beat', conducts } });
    if (this.isOver || !frame?.ok || engine.status() !== 'connected') return;
    this.beatenAt = this.clockwork.now();
    this.alive = { id, sent: this.beatenAt };
    void engine.publish(this.roomId, id, frame.value);
  }

  private compute(): RoomNow {
    const { log, reading } = this;
    const time = this.time.now();
    const { lease } = log.state;
    const phase = this.phase();
    return {
      state: log.state,
      phase,
      status: this.options.engine.status(),
      ...(phase === 'loading' && {
        loading: { done: log.seq, of: log.seq + reading.toRead },
      }),
      presence: this.whispering.board.all(this.me, time),
      waiting: this.outgoing.waiting,
      isConductor: phase === 'open' && lease?.member === this.me && time - lease.at <= LEASE,
      seq: log.seq,
      isForked: this.whispering.isForked,
    };
  }

  private phase(): RoomPhase {
    const { log, reading } = this;
    if (this.isOver) return 'closed';
    if (log.access !== 'open') return log.access;
    if (reading.isGone) return 'history-gone';
    if (log.state.isClosed) return 'closed';
    const isFounder = this.options.link.founder === this.me;
    const isFounded = log.state.founder !== undefined;
    if (this.wasUpToDate && (isFounded || isFounder)) return 'open';
    const hasReadAll = reading.ahead === 0 && (log.unread === 0 || log.seq === 0);
    if (!hasReadAll || isFounded) return 'loading';
    // A link is only shown once its room is founded: an empty list has lost its messages.
    return log.unread === 0 && log.seq === 0 ? 'history-gone' : 'unreadable';
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

/** The parts of a room's state are replaced when they change, so only presence has to be looked into. */
function isAlike(a: RoomNow, b: RoomNow): boolean {
  const { presence: heardA, loading: loadingA, ...restA } = a;
  const { presence: heardB, loading: loadingB, ...restB } = b;
  return (
    JSON.stringify([heardA, loadingA]) === JSON.stringify([heardB, loadingB]) &&
    Object.entries(restB).every(([key, value]) => restA[key as keyof typeof restA] === value)
  );
}
