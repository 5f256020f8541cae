import { err, ok, type Result } from '../base/result';
import { nextBotAct, nextStop } from '../conduct/conduct';
import { createDrill } from '../drill/drill';
import type { Trouble } from './catalogue';
import { copyCrew, copySequencer } from './copy';
import { isDatabaseWarm, takeDatabase } from './database-pool';
import { noteProgress } from './finish';
import type { LiveParts } from './live-parts';
import { LiveSession } from './live-session';
import { Mirror } from './mirror';
import { type Browser, type House, thisBrowser } from './ports';
import { awayPause, whenAlone } from './presence';
import { beginLife, type SessionLife } from './session-machine';
import { readStoredDrill } from './stored-drill';

const loadShell = () => import('../world/engines/shell/remote-shell').then((m) => m.openRemoteShell);

/**
 * Opens a stored drill in this window. One that was played in a room is opened as a copy, whose clock stands. Else, if it was running and nobody has been there for a while, it is paused at the last
 * sign of life before anything else. Dispose of the session when done.
 */
export async function openSession(
  house: House,
  drillId: string,
  browser: Browser = thisBrowser(),
  life: SessionLife = beginLife(),
): Promise<Result<LiveSession, Trouble>> {
  const stored = await readStoredDrill(house, drillId);
  if (!stored.ok) {
    life.send({ type: 'failed' });
    return stored;
  }
  const { bundle, row, entries } = stored.value;
  try {
    const drill = createDrill(bundle, row.header);
    const mirror = new Mirror(drill, entries);
    const skew = Math.max(0, mirror.folded.lastWall - browser.now());
    const room = await house.rooms?.roomOfDrill(drillId);
    const copy = room === undefined ? {} : copyParts(house, browser, mirror, room.seat);
    await whenAlone(browser.locks, drillId, async () => {
      if (room !== undefined) return;
      const pause = awayPause(mirror.folded, row.lastSeen, browser.now() + skew);
      if (pause === undefined) return;
      const done = await house.sequencer.append(drillId, [pause], browser.now() + skew);
      if (done.ok) mirror.add(await house.sequencer.read(drillId, mirror.entries.length));
    });
    const session = new LiveSession({
      house,
      browser,
      mirror,
      life,
      skew,
      nextBotAct,
      nextStop,
      loadShell,
      ...(house.databaseFiles === undefined ? {} : { openDatabase: takeDatabase(house.databaseFiles) }),
      ...copy,
      onProgress: (state) => {
        // What the library shows follows from the record; if it cannot be written now, the next opening writes it.
        void noteProgress(house, drill, { bundle, header: row.header, entries: mirror.entries, state }).catch(
          () => undefined,
        );
      },
    });
    session.begin();
    // What was warmed during the briefing belongs to this drill, whoever uses it first.
    if (isDatabaseWarm(drill)) session.databaseClient();
    return ok(session);
  } catch (cause) {
    life.send({ type: 'failed' });
    return err({
      title: 'This drill cannot be played on',
      lines: [cause instanceof Error ? cause.message : String(cause)],
    });
  }
}

/** A copy is not written to, and stands where its record ends. */
function copyParts(house: House, browser: Browser, mirror: Mirror, seat: string | undefined): Partial<LiveParts> {
  return {
    house: { ...house, sequencer: copySequencer(house.sequencer) },
    browser: { ...browser, now: () => mirror.folded.lastWall },
    skew: 0,
    crew: copyCrew(seat),
  };
}
