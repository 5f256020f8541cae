import type { DrillTime } from '../../../base/drill-time';
import type { DatabaseSession } from '../../../scenario/schema-database';
import type { WorldView } from '../operations';
import { guardSteps, lastAtOrBefore, timelineOf } from '../states-at';
import { type Ended, endedOf, firstWithin, pidOf } from './ended';
import type { SessionRow } from './types';

/** Authored sessions at most; places from here on belong to the pools. */
export const AUTHORED_PLACES = 40;

/** The authored sessions that are there at `t`, in the order in which they are written. */
export function authoredAt(world: WorldView, t: DrillTime): readonly SessionRow[] {
  const ended = endedOf(world);
  return world.scenario.exhibits.database.sessions.flatMap((session, place) => {
    const row = sessionAt(world, ended, session, place, t);
    return row === undefined ? [] : [row];
  });
}

/** How many of them there are at `t`. While nobody has ended anything, that needs no rows. */
export function authoredCountAt(world: WorldView, t: DrillTime): number {
  const { terminated, cancelled, restarts } = endedOf(world);
  if (terminated.size > 0 || cancelled.size > 0 || restarts.length > 0) return authoredAt(world, t).length;
  let count = 0;
  for (const session of world.scenario.exhibits.database.sessions)
    if (appearedAt(world, session, t) !== undefined) count++;
  return count;
}

/** When a session appeared that is there at `t`: its guard came to hold, or its turn came. */
function appearedAt(world: WorldView, session: DatabaseSession, t: DrillTime): DrillTime | undefined {
  let from = Number.NEGATIVE_INFINITY;
  if (session.when !== undefined) {
    const steps = guardSteps(timelineOf(world), session.when);
    const i = lastAtOrBefore(steps.at, t);
    if (steps.value[i] !== 1) return undefined;
    from = steps.at[i] ?? from;
  }
  if (session.recurs !== undefined) {
    const { every, at, lasts } = session.recurs;
    const turn = Math.floor((world.startEpoch + t - at) / every) * every + at - world.startEpoch;
    if (t >= turn + lasts) return undefined;
    from = Math.max(from, turn);
  }
  // What has always been there has been there since the simulated world began.
  return Number.isFinite(from) ? from : world.scenario.incident.startsAt;
}

function sessionAt(
  world: WorldView,
  ended: Ended,
  session: DatabaseSession,
  place: number,
  t: DrillTime,
): SessionRow | undefined {
  const appeared = appearedAt(world, session, t);
  if (appeared === undefined) return undefined;
  let begun = appeared;
  let age = session.runsFor;
  let pid = pidOf(world, place, begun - age, 0);
  for (let turn = 1; ; turn++) {
    const killed = firstWithin(ended.terminated.get(pid), begun, t);
    const restart = firstWithin(ended.restarts, turn === 1 ? begun : begun + 1, t);
    if (killed === undefined && restart === undefined) break;
    if (!session.returns) return undefined;
    begun = Math.min(killed ?? t, restart ?? t);
    age = 0;
    pid = pidOf(world, place, begun, turn);
  }
  return rowOf(session, pid, begun, age, firstWithin(ended.cancelled.get(pid), begun, t));
}

function rowOf(
  session: DatabaseSession,
  pid: number,
  begun: DrillTime,
  age: number,
  cancelledAt: DrillTime | undefined,
): SessionRow | undefined {
  const queryStart = begun - Math.min(age, session.queryFor ?? age);
  const row = {
    pid,
    user: session.user,
    database: session.database,
    applicationName: session.application,
    clientAddr: session.clientAddr ?? null,
    backendStart: begun - age,
    queryStart,
    query: session.query,
    session: session.id,
  };
  const resting = session.state === 'idle' || session.state === 'disabled';
  // Only what runs can be cancelled: a session that waits for its client is left as it is.
  if (cancelledAt !== undefined && session.state === 'active') {
    if (session.afterCancel === 'gone') return undefined;
    return { ...row, ...CLIENT_READ, state: 'idle', xactStart: null, stateChange: cancelledAt };
  }
  const waits = session.waits ?? (session.state === 'active' ? undefined : { type: 'Client', event: 'ClientRead' });
  return {
    ...row,
    state: session.state,
    xactStart: resting || !session.xact ? null : queryStart,
    stateChange: queryStart,
    waitEventType: waits?.type ?? null,
    waitEvent: waits?.event ?? null,
  };
}

/** What an idle session waits for: its client. */
export const CLIENT_READ = { waitEventType: 'Client', waitEvent: 'ClientRead' } as const;
