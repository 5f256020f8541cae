import { err, ok } from '../../base/result';
import type { Body } from '../../sync/room/messages';
import type { Room, SayError } from '../../sync/room/room-types';
import { beginDrill } from './begin-drill';
import { RoomShown } from './room-snapshot';
import type { BeginChoices, Lobby, RoomDone, RoomError, RoomSession, RoomSnapshot, Showing, Standing } from './types';

/** What a room needs of the page around it. */
export interface RoomPorts {
  /** Where a place of the app is found by others: `#/join/...` to a whole address. */
  readonly pageFor: (hash: string) => string;
  /** The link's secret for a room as it is now. */
  readonly secretOf: (room: Room) => string | undefined;
  /** Sets up the drill of a lobby: its header and files. */
  readonly setUp: Parameters<typeof beginDrill>[0];
  readonly isHidden: () => boolean;
  readonly onComeAndGo: (listener: (here: boolean) => void) => () => void;
}

/** A room in one window. */
export class LiveRoom implements RoomSession {
  readonly roomId: string;
  private readonly listeners = new Set<() => void>();
  private readonly shown: RoomShown;
  private readonly stops: (() => void)[] = [];
  private showing: Showing = { where: 'lobby' };
  /** Why something that was done before this page was loaded, and was kept, was not taken after all. */
  lost: string | undefined;

  constructor(
    /** The room itself, for the drill that is played in it. */
    readonly room: Room,
    private readonly ports: RoomPorts,
  ) {
    this.roomId = room.roomId;
    this.shown = new RoomShown(room);
    this.stops.push(
      room.watch(() => this.changed()),
      ports.onComeAndGo(() => this.tell()),
    );
    this.tell();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  getSnapshot = (): RoomSnapshot => this.shown.now();

  joinLink(): string {
    const secret = this.ports.secretOf(this.room) ?? '';
    return this.ports.pageFor(`#/join/${this.roomId}/${secret}`);
  }

  rename(name: string): RoomDone {
    return this.say({ kind: 'rename', name: name.trim().slice(0, 80) });
  }

  setLobby(lobby: Lobby): RoomDone {
    return this.say({ kind: 'lobby', lobby });
  }

  sit(seat: string, sits: boolean, member: string = this.room.me): RoomDone {
    return this.say({ kind: 'seat', seat, member, sits });
  }

  stand(member: string, standing: Standing): RoomDone {
    return this.say({ kind: 'stand', member, standing });
  }

  async remove(member: string): RoomDone {
    return doneOf(await this.room.remove([member]));
  }

  async begin(choices: BeginChoices): RoomDone {
    const set = await beginDrill(this.ports.setUp, this.room.now().state, choices, this.room.clock());
    if (!set.ok) return err({ code: 'failed', sentence: set.error.lines.join(' ') });
    const begun = await this.say(set.value.body);
    if (!begun.ok || set.value.start === undefined) return begun;
    // Where nobody facilitates the lobby was the briefing: the clock starts with the drill.
    const started = await this.room.append([set.value.start]);
    return started.ok ? ok(undefined) : err({ code: 'failed', sentence: started.error.sentence });
  }

  close(): RoomDone {
    return this.say({ kind: 'close' });
  }

  show(what: Showing): void {
    const { showing } = this;
    if (showing.where === what.where && showing.console === what.console && showing.channel === what.channel) return;
    this.showing = what;
    this.tell();
  }

  noteLost(sentence: string): void {
    this.lost = sentence;
    for (const listener of [...this.listeners]) listener();
  }

  dispose(): void {
    for (const stop of this.stops.splice(0)) stop();
    this.listeners.clear();
    this.room.close();
  }

  private async say(body: Body): RoomDone {
    return doneOf(await this.room.say(body));
  }

  private tell(): void {
    const { where, console, channel } = this.showing;
    const screen = {
      where,
      ...(console === undefined ? {} : { console: console.slice(0, 80) }),
      ...(channel === undefined ? {} : { channel: channel.slice(0, 80) }),
    };
    this.room.show(screen, this.ports.isHidden());
  }

  private changed(): void {
    if (!this.shown.refresh()) return;
    for (const listener of [...this.listeners]) listener();
  }
}

const CODES: Readonly<Partial<Record<SayError['code'], RoomError['code']>>> = {
  'not-yours': 'not-yours',
  'room-full': 'full',
  closed: 'closed',
};

function doneOf(said: { readonly ok: true } | { readonly ok: false; readonly error: SayError }): Awaited<RoomDone> {
  if (said.ok) return ok(undefined);
  return err({ code: CODES[said.error.code] ?? 'failed', sentence: said.error.sentence });
}
