import { useEffect } from 'react';
import type { Caption } from '../../../report/captions';
import type { DrillSession } from '../../../session/types';
import { requestConsole } from '../console-requests';
import { setKept } from '../consoles/parts/kept';
import { lookPlace } from './look-place';

/** Opens the console that the bots looked at last, and in it what they looked at, as long as `isFollowing`. */
export function useFollowLooks(session: DrillSession, list: readonly Caption[], isFollowing: boolean): void {
  const last = list.findLast((c) => c.console !== undefined);
  const id = last?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each look counts once, by its id
  useEffect(() => {
    if (!isFollowing || last?.console === undefined) return;
    const { drill, actingAs } = session.getSnapshot();
    const streams = drill.bundle.scenario.telemetry.streams.map((s) => s.id);
    const place = lookPlace(last.console, last.query ?? '', streams);
    if (place === undefined) return;
    setKept(session, actingAs, place.kept);
    requestConsole(place.console, false);
  }, [id, isFollowing]);
}
