import { SECOND } from '../../base/drill-time';
import type { Proposal } from '../../drill/record';
import { isAway } from '../../drill/seats';
import type { PersonId } from '../../drill/state';
import type { Room } from '../../sync/room/room-types';
import type { Crew, CrewPorts } from '../crew';
import { newId } from '../ports';
import type { LiveRoom } from './live-room';

/** Somebody who was not heard of for so long has dropped out (ms). */
const DROPPED_AFTER = 20 * SECOND;
/** Who is here is looked at this often (ms). */
const LOOK_EVERY = SECOND;
/** So long one waits for whoever may pause the drill (ms); then they are gone as well, and life goes on. */
const PATIENCE = 20 * SECOND;

/** The crew of a drill in a room: seats, lease and signs of life are the room's. */
export class RoomCrew implements Crew {
  private looked = 0;
  private busy = false;
  private settling: Promise<void> | undefined;

  constructor(
    readonly room: LiveRoom,
    private readonly ports: CrewPorts,
  ) {}

  seats = (): readonly PersonId[] => this.room.getSnapshot().me.seats;

  isConductor = (): boolean => this.inner.now().isConductor;

  watch = (listener: () => void): (() => void) => this.room.subscribe(listener);

  settle = (): Promise<void> => {
    if (this.settling !== undefined) return this.settling;
    if (this.unsettled() === undefined) return Promise.resolve();
    this.settling = this.pauseAtLastLife().finally(() => {
      this.settling = undefined;
    });
    return this.settling;
  };

  tick = (): void => {
    const now = this.inner.clock();
    if (now - this.looked < LOOK_EVERY) return;
    this.looked = now;
    this.inner.conduct(this.isWanted());
    if (this.isConductor() && !this.busy) {
      this.busy = true;
      void this.noteWhoIsHere(now).finally(() => {
        this.busy = false;
      });
    }
  };

  private get inner(): Room {
    return this.room.room;
  }

  /** Bots act while the drill runs and while the postmortem is written; only who plays or runs it conducts them. */
  private isWanted(): boolean {
    const { folded } = this.ports.mirror;
    const { me } = this.room.getSnapshot();
    const isOn = folded.clock.running || folded.phase === 'postmortem';
    return isOn && (me.seats.length > 0 || me.isHost);
  }

  /** The pause for a time in which nobody was heard of and nothing has happened since, or nothing. */
  private unsettled(): Proposal | undefined {
    const { folded } = this.ports.mirror;
    const { silence } = this.inner.now().state;
    if (silence === undefined || !folded.clock.running || folded.lastWall > silence.from) return undefined;
    const act = { type: 'drill.pause' as const, asOf: silence.from, reason: 'away' as const };
    return { id: `away-${folded.seq}`, by: 'system', act };
  }

  private async pauseAtLastLife(): Promise<void> {
    const until = Date.now() + PATIENCE;
    for (let pause = this.unsettled(); pause !== undefined && Date.now() < until; pause = this.unsettled()) {
      const { me } = this.room.getSnapshot();
      this.inner.conduct(this.isWanted());
      if (me.isHost || this.isConductor()) await this.ports.append([pause]);
      else await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }

  /** Puts down who has dropped out of the drill, and who is back. */
  private async noteWhoIsHere(now: number): Promise<void> {
    const { folded, drill } = this.ports.mirror;
    const { members, seats } = this.room.getSnapshot();
    for (const { id: seat } of drill.header.participants) {
      const sitters = members.filter((m) => seats[seat]?.includes(m.id) && !m.isRemoved);
      if (sitters.length === 0) continue;
      const isHere = sitters.some((m) => m.isOnline);
      const heard = Math.max(...sitters.map((m) => m.lastSeen));
      if (isHere && isAway(folded, seat)) await this.ports.append([seatAct({ type: 'seat.back', seat })]);
      else if (!isHere && folded.clock.running && now - heard > DROPPED_AFTER && !isAway(folded, seat))
        await this.ports.append([seatAct({ type: 'seat.away', seat, asOf: Math.round(heard) })]);
    }
  }
}

function seatAct(act: Proposal['act']): Proposal {
  return { id: newId(), by: 'system', act };
}
