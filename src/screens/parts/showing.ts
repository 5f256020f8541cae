import type { RoomSession, Showing } from '../../session/room/types';

/** The others hear of a change at most so often (ms). */
const EVERY = 1_000;

interface Told {
  readonly what: Showing;
  readonly timer: number | undefined;
}

const told = new WeakMap<RoomSession, Told>();

/**
 * Tells the others in a room what this screen shows, part by part (`undefined` takes a part away): at most once a second, and
 * the last state always. Without a room it does nothing.
 */
export function show(room: RoomSession | undefined, part: ShowingPart): void {
  if (room === undefined) return;
  const before = told.get(room);
  const merged = { where: 'floor' as const, ...before?.what, ...part };
  const what = Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== undefined),
  ) as unknown as Showing;
  if (before?.timer !== undefined) {
    told.set(room, { what, timer: before.timer });
    return;
  }
  room.show(what);
  const timer = window.setTimeout(() => {
    const now = told.get(room);
    told.set(room, { what: now?.what ?? what, timer: undefined });
    if (now !== undefined && now.what !== what) room.show(now.what);
  }, EVERY);
  told.set(room, { what, timer });
}

type ShowingPart = { readonly [K in keyof Showing]?: Showing[K] | undefined };
