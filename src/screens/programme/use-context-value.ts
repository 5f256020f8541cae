import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { HistoryEntry } from '../../programme/fields';
import { traceKey } from '../../programme/fold';
import { localOf } from '../../programme/zones';
import type { MakeChange, Undo } from '../../session/programme';
import { useToasts } from '../../ui/toasts';
import type { ProgrammeContext } from './context';
import type { ProgrammeScreenProps } from './types';

/** So often the screen looks at the clock, ms. */
const TICK = 30_000;

/** Puts together what the parts of the screen share. */
export function useContextValue({ now: clock, ...props }: ProgrammeScreenProps): ProgrammeContext {
  const { session, drills, timeZone } = props;
  const snapshot = useSyncExternalStore(session.subscribe, session.getSnapshot);
  const { programme } = snapshot;
  const now = useClock(clock);
  const toasts = useToasts();
  const shown = useRef<number | null>(null);

  const change = useCallback(
    async (said: string, makes: readonly MakeChange[]): Promise<boolean> => {
      if (makes.length === 0) return true;
      const say = (text: string, label: string, undo: Undo, next: readonly [string, string]) => {
        // One at a time: what is said of the last change is never far from it, and covers nothing for long.
        if (shown.current !== null) toasts.dismiss(shown.current);
        shown.current = toasts.show({
          text,
          action: {
            label,
            run: () =>
              void undo().then((back) => {
                if (back.ok) say(next[0], next[1], back.value, [text, label]);
                else toasts.show({ tone: 'bad', text: [back.error.title, ...back.error.lines].join(' ') });
              }),
          },
        });
      };
      const done = await session.change(makes);
      if (done.ok) say(said, 'Undo', done.value, ['Taken back.', 'Redo']);
      else toasts.show({ tone: 'bad', seconds: 0, text: [done.error.title, ...done.error.lines].join(' ') });
      return done.ok;
    },
    [session, toasts],
  );

  const value = useMemo(() => {
    const known = (drills ?? []).filter((d) => programme.traces.get(traceKey('entry', d.entryId))?.isRemoved !== true);
    const inProgramme = new Set(programme.entries.map((e) => e.id));
    const local = known.filter((d) => !inProgramme.has(d.entryId));
    const localIds = new Set(local.map((d) => d.entryId));
    const here = new Set((drills ?? []).map((d) => d.drillId));
    const entries: readonly HistoryEntry[] = [
      ...programme.entries,
      ...local.map((d) => ({ ...d.fields, id: d.entryId })),
    ];
    return {
      entries,
      isLocal: (entry: HistoryEntry) => localIds.has(entry.id),
      isHere: (entry: HistoryEntry) => entry.drillId !== '' && here.has(entry.drillId),
    };
  }, [drills, programme]);
  const today = localOf(now, timeZone).slice(0, 10);
  return { ...props, snapshot, programme, now, today, change, ...value };
}

function useClock(clock: () => number): number {
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(clock()), TICK);
    return () => window.clearInterval(timer);
  }, [clock]);
  return now;
}
