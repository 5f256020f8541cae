import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import type { DrillTime } from '../../base/drill-time';

export type ReplaySpeed = 20 | 60;

/** Where the replay is. */
export interface ReplaySnapshot {
  readonly at: DrillTime;
  /** The entry that somebody jumped to, to be shown among others of the same moment. */
  readonly seq: number | null;
  readonly playing: boolean;
  readonly speed: ReplaySpeed;
  /** The panel that shows the drill at this time. */
  readonly open: boolean;
  /** Counts the jumps, so that each can be announced. */
  readonly jumps: number;
}

/** The replay's cursor. It lives outside React's state so that a moving cursor draws only what follows it. */
export interface Replay {
  readonly end: DrillTime;
  readonly subscribe: (listener: () => void) => () => void;
  readonly get: () => ReplaySnapshot;
  /** Goes to a place in the record and shows the drill there. */
  readonly jump: (at: DrillTime, seq?: number) => void;
  /** Moves the cursor, as a hand on the bar does. */
  readonly scrub: (at: DrillTime) => void;
  readonly toggle: () => void;
  readonly setSpeed: (speed: ReplaySpeed) => void;
  readonly setOpen: (open: boolean) => void;
  /** Lets wall time pass while it plays. */
  readonly pass: (wallMs: number) => void;
}

/** A replay from StartEx to `end`. */
export function createReplay(end: DrillTime): Replay {
  const listeners = new Set<() => void>();
  let now: ReplaySnapshot = { at: 0, seq: null, playing: false, speed: 60, open: false, jumps: 0 };
  const clamp = (at: DrillTime) => Math.round(Math.min(end, Math.max(0, at)));
  const set = (change: Partial<ReplaySnapshot>) => {
    now = { ...now, ...change };
    for (const listener of listeners) listener();
  };
  return {
    end,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get: () => now,
    jump: (at, seq) => set({ at: clamp(at), seq: seq ?? null, playing: false, open: true, jumps: now.jumps + 1 }),
    scrub: (at) => set({ at: clamp(at), seq: null }),
    // Played to the end, it starts again from the beginning.
    toggle: () => set(now.playing ? { playing: false } : { playing: true, seq: null, at: now.at >= end ? 0 : now.at }),
    setSpeed: (speed) => set({ speed }),
    setOpen: (open) => set({ open }),
    pass: (wallMs) => {
      if (!now.playing) return;
      const at = clamp(now.at + wallMs * now.speed);
      set({ at, playing: at < end });
    },
  };
}

export const ReplayContext = createContext<Replay | null>(null);

/** The replay of the debrief that a component stands in. */
export function useReplay(): Replay {
  const replay = useContext(ReplayContext);
  if (replay === null) throw new Error('useReplay needs a debrief around it');
  return replay;
}

/** A part of where the replay is; a change of the rest draws nothing again. */
export function useReplayPart<T>(part: (snapshot: ReplaySnapshot) => T): T {
  const replay = useReplay();
  return useSyncExternalStore(replay.subscribe, () => part(replay.get()));
}

const TICK_MS = 100;

/** Lets a playing replay move. */
export function useReplayTimer(replay: Replay): void {
  const playing = useSyncExternalStore(replay.subscribe, () => replay.get().playing);
  useEffect(() => {
    if (!playing) return;
    let before = performance.now();
    const timer = window.setInterval(() => {
      const now = performance.now();
      replay.pass(now - before);
      before = now;
    }, TICK_MS);
    return () => window.clearInterval(timer);
  }, [replay, playing]);
}
