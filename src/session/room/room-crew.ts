import { SECOND, type WallTime } from '../../base/drill-time';
import type { Proposal } from '../../drill/record';
import type { PersonId } from '../../drill/state';
import { SILENCE } from '../../sync/room/room-state';
import type { Room } from '../../sync/room/room-types';
import type { Crew, CrewPorts } from '../crew';
import type { SessionSnapshot } from '../types';
import type { LiveRoom } from './live-room';
import { attendanceActs, mayConduct, pauseForSilence } from './signs-of-life';

/** Who is here is looked at this often (ms). */
const LOOK_EVERY = SECOND;
/** So long one waits for whoever may pause the drill (ms), looking this often; then life goes on without. */
const PATIENCE = 10 * SECOND;
const LOOK_AGAIN = 200;

const FORKED: SessionSnapshot['problem'] = {
  title: 'Not everybody in this room sees the same',
  text: 'The engine in between has delivered different messages to different people. What you see may differ from what the others see: tell your host, and go on in a new room.',
};

/** The crew of a drill in a room: seats, lease and signs of life are the room's. */
export class RoomCrew implements Crew {
  readonly otherwise = 'facilitator';
  private looked = 0;
  /** Since when others could be heard without a break: before that, silence says nothing of them. */
  private hearingSince: WallTime | undefined;
  private noting = false;
  private settling: Promise<void> | undefined;
  private gaveUpOn: WallTime | undefined;

  constructor(
    readonly room: LiveRoom,
    private readonly ports: CrewPorts,
  ) {}

  problem(): SessionSnapshot['problem'] {
    if (this.inner.now().isForked) return FORKED;
    const { lost } = this.room;
    return lost === undefined ? undefined : { title: 'Something you did earlier did not count', text: lost };
  }

  seats(): readonly PersonId[] {
    return this.room.getSnapshot().me.seats;
  }

  isConductor(): boolean {
    return this.inner.now().isConductor;
  }

  begin(until: AbortSignal, changed: () => void): void {
    const stop = this.room.subscribe(changed);
    until.addEventListener('abort', () => {
      stop();
      this.inner.conduct(false);
    });
  }

  comeOrGo(): void {
    // The room tells the others by itself.
  }

  settle(): Promise<void> {
    if (this.settling === undefined && this.unsettledSince() !== undefined) {
      this.settling = this.pauseAtLastLife().finally(() => {
        this.settling = undefined;
      });
    }
    return this.settling ?? Promise.resolve();
  }

  tick(): void {
    const now = this.inner.clock();
    if (now - this.looked < LOOK_EVERY) return;
    this.looked = now;
    this.hearingSince = this.isUpToDate() ? (this.hearingSince ?? now) : undefined;
    this.inner.conduct(this.isWanted());
    if (!this.isConductor() || this.noting || this.hearingSince === undefined) return;
    const { mirror, append } = this.ports;
    const acts = attendanceActs(mirror.drill, mirror.at(now), this.room.getSnapshot(), now, this.hearingSince);
    if (acts.length === 0) return;
    this.noting = true;
    void append(acts).finally(() => {
      this.noting = false;
    });
  }

  private get inner(): Room {
    return this.room.room;
  }

  private isUpToDate(): boolean {
    const { phase, status } = this.inner.now();
    return phase === 'open' && status === 'connected';
  }

  /** Bots act while the clock runs; while the postmortem is written they do so now and then. */
  private isWanted(): boolean {
    const { mirror, browser, hasTurns } = this.ports;
    const { clock, phase } = mirror.folded;
    return (
      (clock.running || (phase === 'postmortem' && hasTurns())) &&
      mayConduct(this.room.getSnapshot(), browser.isHidden())
    );
  }

  /** Since when nobody was there, if the clock has run meanwhile and nothing has been done about it. Offline nobody knows. */
  private unsettledSince(): WallTime | undefined {
    const { folded } = this.ports.mirror;
    if (!folded.clock.running || !this.isUpToDate()) return undefined;
    const { silence, lastLife } = this.inner.now().state;
    const isQuiet = this.inner.clock() - lastLife > SILENCE && this.isWanted();
    const since = isQuiet ? lastLife : pauseForSilence(folded, silence)?.act.asOf;
    return since === this.gaveUpOn ? undefined : since;
  }

  /** Whoever is back first is heard, and with that the silence is in the log; then whoever may pauses the drill. */
  private async pauseAtLastLife(): Promise<void> {
    const { mirror, append, wall } = this.ports;
    const until = wall() + PATIENCE;
    let since = this.unsettledSince();
    while (since !== undefined && wall() < until) {
      this.inner.conduct(this.isWanted());
      const pause: Proposal | undefined = pauseForSilence(mirror.folded, this.inner.now().state.silence);
      const isOurs = this.room.getSnapshot().me.isHost || this.isConductor();
      if (pause !== undefined && isOurs) await append([pause]);
      else await this.sleep(LOOK_AGAIN);
      since = this.unsettledSince();
    }
    this.gaveUpOn = since;
  }

  private sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.ports.browser.every(ms, () => {
        stop();
        resolve();
      });
    });
  }
}
