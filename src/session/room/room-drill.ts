import { hashValue } from '../../base/hash';
import { err, ok, type Result } from '../../base/result';
import { nextBotAct, nextStop } from '../../conduct/conduct';
import { bundleHashes } from '../../drill/bundle';
import { createDrill } from '../../drill/drill';
import { ENGINE } from '../../drill/engine';
import { parseBundle } from '../../exchange/parse-bundle';
import { roomSequencer } from '../../sync/room-sequencer';
import { diagnosticLine, type Trouble } from '../catalogue';
import { isDatabaseWarm, takeDatabase } from '../database-pool';
import { noteProgress, summaryOf } from '../finish';
import type { LiveParts } from '../live-parts';
import { LiveSession } from '../live-session';
import { Mirror } from '../mirror';
import { type Browser, type RoomHouse, thisBrowser } from '../ports';
import { beginLife } from '../session-machine';
import type { LiveRoom } from './live-room';
import { Replica } from './replica';
import { RoomCrew } from './room-crew';

const loadShell = () => import('../../world/engines/shell/remote-shell').then((m) => m.openRemoteShell);

/** The shell and the database of a drill. */
export type RoomTools = Pick<LiveParts, 'loadShell' | 'openDatabase'>;

/** Both in workers, the database where it can run. */
function browsersTools({ databaseFiles }: RoomHouse): RoomTools {
  return { loadShell, ...(databaseFiles === undefined ? {} : { openDatabase: takeDatabase(databaseFiles) }) };
}

const OTHER_VERSION: Trouble = {
  title: 'This page is another version of Hotwash than the host’s',
  lines: [
    'All machines have to reckon alike. Load this page again; if that does not help, open it at the host’s address.',
  ],
};

/**
 * Opens the drill that is played in a room. Its order, its time and its conductor are the room's; a copy of it is kept in
 * this browser as it goes, so that debrief, history and export need no room later. Dispose of the session when done.
 */
export async function openRoomDrill(
  house: RoomHouse,
  live: LiveRoom,
  browser: Browser = thisBrowser(),
  tools: RoomTools = browsersTools(house),
): Promise<Result<LiveSession, Trouble>> {
  const { room } = live;
  const begun = room.now().state.drill;
  if (begun === undefined) return err({ title: 'There is no drill here yet', lines: ['Nobody has started one.'] });
  const { header, sources } = begun;
  if (header.engine !== ENGINE) return err(OTHER_VERSION);
  const parsed = parseBundle(sources);
  if (!parsed.ok)
    return err({ title: 'The files of this drill cannot be read', lines: parsed.error.map(diagnosticLine) });
  const bundle = parsed.value;
  if (hashValue(bundleHashes(bundle)) !== hashValue(header.hashes)) return err(OTHER_VERSION);
  const drill = createDrill(bundle, header);
  const mirror = new Mirror(drill, room.entries());
  const now = room.clock();
  if ((await house.archive.drill(header.drillId)) === undefined) {
    // What cannot be kept here still can be played: the room has it.
    await house.archive.createDrill({
      header,
      title: bundle.scenario.title,
      sources,
      entries: room.entries(),
      lastSeen: now,
      phase: mirror.folded.phase,
      summary: summaryOf(mirror.folded),
    });
  }
  const [mine] = live.getSnapshot().me.seats;
  await house.rooms.noteRoom(live.roomId, {
    ...(mine === undefined ? {} : { seat: mine }),
    drillId: header.drillId,
    title: bundle.scenario.title,
  });
  const replica = new Replica(house.archive, header.drillId, room);
  const session = new LiveSession({
    house: { ...house, sequencer: roomSequencer(room) },
    browser: { ...browser, now: () => room.clock(), locks: undefined },
    mirror,
    life: beginLife(),
    skew: 0,
    nextBotAct,
    nextStop,
    ...tools,
    crew: (ports) => new RoomCrew(live, ports),
    onProgress: (state) => {
      void replica
        .settled()
        .then(() => noteProgress(house, drill, { bundle, header, entries: mirror.entries, state }))
        .catch(() => undefined);
    },
    onDispose: () => replica.stop(),
  });
  session.begin();
  let seat = mine;
  session.subscribe(() => {
    const { seats, actingAs } = session.getSnapshot();
    if (seats.length === 0 || actingAs === seat) return;
    seat = actingAs;
    void house.rooms.noteRoom(live.roomId, { seat });
  });
  if (isDatabaseWarm(drill)) session.databaseClient();
  return ok(session);
}
