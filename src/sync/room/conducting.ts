import { toBase64Url } from './base64url';
import type { Clockwork } from './clockwork';
import type { Engine } from './engine';
import { randomBytes } from './keys';
import type { RoomLog } from './room-log';
import { BEAT, LEASE } from './room-state';
import type { Sealing } from './sealing';

export interface ConductingPorts {
  readonly engine: Engine;
  readonly room: string;
  readonly me: string;
  readonly log: RoomLog;
  readonly sealing: Sealing;
  readonly clock: Clockwork;
  /** The engine's time. */
  readonly time: () => number;
}

/** Signs of life in the log: they hold the lease of whoever conducts the bots. */
export class Conducting {
  /** Does this machine want to conduct? */
  wants = false;
  private beatenAt = -Infinity;
  private alive: { readonly id: string; readonly sent: number } | undefined;

  constructor(private readonly ports: ConductingPorts) {}

  /** Is the lease ours, and has it not lapsed? */
  get isOurs(): boolean {
    const { log, me, time } = this.ports;
    const { lease } = log.state;
    return lease?.member === me && time() - lease.at <= LEASE;
  }

  /** Has this visit said anything of the kind? */
  get hasSpoken(): boolean {
    return this.alive !== undefined;
  }

  /** When a sign of life that has just come back was sent (this machine's clock), if it is the last one. */
  sentAt(id: string): number | undefined {
    return this.alive?.id === id ? this.alive.sent : undefined;
  }

  /** Says that we conduct, or would, unless that is known: anything that a conductor says holds the lease. */
  look(): void {
    const { log, me, time, clock } = this.ports;
    const { lease, members } = log.state;
    if (!this.wants || members[me] === undefined) return;
    const age = time() - (lease?.at ?? -Infinity);
    if (age < BEAT || (lease?.member !== me && age <= LEASE)) return;
    if (clock.now() - this.beatenAt >= BEAT) this.say(true);
  }

  /** Not kept in the outbox: a sign of life that comes late is worth nothing. */
  say(conducts: boolean): void {
    const { engine, room, me, sealing, clock } = this.ports;
    const id = toBase64Url(randomBytes(16));
    const frame = sealing.message({ id, from: me, body: { kind: 'beat', conducts } });
    if (!frame?.ok || engine.status() !== 'connected') return;
    this.beatenAt = clock.now();
    this.alive = { id, sent: this.beatenAt };
    void engine.publish(room, id, frame.value);
  }
}
