import type { DrillTime } from '../base/drill-time';
import { stableId } from '../base/hash';
import { err, ok, type Result } from '../base/result';
import { wallAt } from '../drill/clock';
import { createDrill, type Drill } from '../drill/drill';
import { ENGINE } from '../drill/engine';
import { applyEntry, entryTime, initialState } from '../drill/fold';
import type { Entry, Header } from '../drill/record';
import { isAway, participantsNow } from '../drill/seats';
import type { DrillState } from '../drill/state';
import type { Trouble } from './catalogue';
import { summaryOf } from './finish';
import { type House, newId } from './ports';
import { readStoredDrill } from './stored-drill';

/** The entries that a fork begins with, and where it stands then. */
export interface ForkPoint {
  readonly entries: readonly Entry[];
  readonly state: DrillState;
}

/** Acts that end the live part: a fork plays on, so it takes over none of them. */
const ENDINGS = new Set(['drill.end', 'drill.stop-real']);

/**
 * Cuts a record at a drill time. Entries keep their wall times; a pause by the system, stamped now and counted as of the
 * wall time that showed `at`, makes the clock stand exactly there. A leap that went beyond `at` ends at it.
 */
export function forkPoint(drill: Drill, record: readonly Entry[], at: DrillTime, now: number): ForkPoint {
  const entries: Entry[] = [];
  let state = initialState(drill);
  for (const entry of record) {
    const { t } = entryTime(state, entry);
    const { act } = entry;
    if (t > at || ENDINGS.has(act.type) || (act.type === 'drill.skip' && t === at)) break;
    const cut: Entry = act.type === 'drill.skip' && act.to > at ? { ...entry, act: { ...act, to: at } } : entry;
    entries.push(cut);
    state = applyEntry(drill, state, cut);
  }
  const asOf = wallAt(state.clock, at);
  if (asOf !== undefined) {
    const pause: Entry = {
      seq: entries.length + 1,
      at: Math.max(now, state.lastWall),
      id: 'fork',
      by: 'system',
      act: { type: 'drill.pause', asOf, reason: 'away' },
    };
    entries.push(pause);
    state = applyEntry(drill, state, pause);
  }
  return { entries, state };
}

/**
 * A drill that a team played in a room, to be played on in one window: nobody facilitates there, and whoever plays has every
 * seat that people had, those that had dropped out as well. What was refused then is left out, since without a facilitator it
 * might not be.
 */
export function forOneWindow(
  drill: Drill,
  point: ForkPoint,
): { readonly header: Header; readonly entries: readonly Entry[] } {
  const { facilitated: _by, team: _of, ...header } = drill.header;
  const refused = new Set(point.state.refusals.map((r) => r.seq));
  const participants = participantsNow(drill, point.state);
  const back = participants
    .filter((p) => p.kind === 'player' && isAway(point.state, p.id))
    .map(({ id, name }) => ({
      at: point.state.lastWall,
      id: `fork-${stableId(id)}`,
      by: 'system',
      act: { type: 'seat.person' as const, seat: id, kind: 'player' as const, names: [name] },
    }));
  const entries = [...point.entries.filter((e) => !refused.has(e.seq)), ...back].map((e, i) => ({ ...e, seq: i + 1 }));
  return { header: { ...header, participants: [...participants] }, entries };
}

/** Plays on from a drill time in a drill of its own, which waits paused there. Resolves with its id. */
export async function forkDrill(
  house: Pick<House, 'archive'>,
  drillId: string,
  at: DrillTime,
  now: number = Date.now(),
): Promise<Result<string, Trouble>> {
  const stored = await readStoredDrill(house, drillId);
  if (!stored.ok) return stored;
  const { row, bundle, sources, entries } = stored.value;
  const drill = createDrill(bundle, row.header);
  const whole = forkPoint(drill, entries, Math.round(at), now);
  const point = isOfARoom(drill, whole) ? forOneWindow(drill, whole) : { header: row.header, entries: whole.entries };
  const header: Header = {
    ...point.header,
    drillId: newId(),
    createdAt: now,
    engine: ENGINE,
    forkOf: { drillId, seq: whole.entries.length, drillTime: Math.round(at) },
  };
  const done = await house.archive.createDrill({
    header,
    title: row.title,
    sources,
    entries: point.entries,
    lastSeen: now,
    phase: whole.state.phase,
    summary: summaryOf(whole.state),
  });
  return done.ok ? ok(header.drillId) : err({ title: 'The fork could not be stored', lines: [done.error.sentence] });
}

function isOfARoom({ header }: Drill, { state }: ForkPoint): boolean {
  return header.facilitated !== undefined || header.team !== undefined || state.seats !== undefined;
}
