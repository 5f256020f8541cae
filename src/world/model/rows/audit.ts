import type { DrillTime } from '../../../base/drill-time';
import { keyedBetween, keyedFrom, keyPrefix } from '../../../base/keyed';
import type { AuditEntry } from '../../../scenario/schema-audit';
import { uuidFrom } from '../crowd';
import type { WorldView } from '../operations';
import { factsOf, guardSteps, holdsAt, timelineOf } from '../states-at';
import type { AuditRow, SignInRow, UserRow } from './types';

/** An entry that comes again is up to this part of its distance early or late. */
const SWING = 6;

/** The id of an authored account, the same in every drill. */
function accountId(email: string): string {
  return uuidFrom(keyedFrom(keyPrefix(keyPrefix(0, 'account'), email), 1));
}

/** Accounts of the staff and of strangers that the scenario brings along, as rows of `auth.users`. */
export function accountRows(world: WorldView): readonly UserRow[] {
  const timeline = timelineOf(world);
  return world.scenario.exhibits.audit.accounts
    .filter(({ when, at }) => holdsAt(timeline, when, at))
    .map(({ email, at }) => ({ id: accountId(email), email, createdAt: at }));
}

/** When an entry is first due; `undefined` while it is not. */
function beginning(world: WorldView, entry: AuditEntry): DrillTime | undefined {
  if (entry.at !== undefined) return keyedBetween(entry.at[0], entry.at[1], world.seed, 'audit', entry.id);
  if (entry.when === undefined) return undefined;
  const steps = guardSteps(timelineOf(world), entry.when);
  const first = steps.value.indexOf(1);
  const at = first < 0 ? undefined : steps.at[first];
  return at === undefined || !Number.isFinite(at) ? undefined : at;
}

/** The moments of one entry with `from <= at < to`, in order. */
function moments(world: WorldView, entry: AuditEntry, from: DrillTime, to: DrillTime): readonly DrillTime[] {
  const first = beginning(world, entry);
  if (first === undefined) return [];
  const timeline = timelineOf(world);
  const { every } = entry;
  if (every === undefined) return first >= from && first < to && holdsAt(timeline, entry.when, first) ? [first] : [];
  const swing = Math.floor(every / SWING);
  const found: DrillTime[] = [];
  for (let n = Math.max(0, Math.floor((from - first - swing) / every)); ; n++) {
    const at = first + n * every + (n === 0 ? 0 : keyedBetween(-swing, swing, world.seed, 'audit', entry.id, n));
    if (at - swing >= to) return found;
    if (at >= from && at < to && holdsAt(timeline, entry.when, at)) found.push(at);
  }
}

/** The payload as the sign-in service writes it, JSON text. */
export function payloadOf(action: string, userId: string, email: string, traits: object, logType = 'account'): string {
  return JSON.stringify({
    action,
    actor_id: userId,
    actor_username: email,
    actor_via_sso: false,
    log_type: logType,
    traits,
  });
}

/** Kinds of entries by their action, as the sign-in service tells them apart. */
function logType(action: string): string {
  if (action.startsWith('token')) return 'token';
  return /^user_(?:invited|modified|deleted)/.test(action) ? 'team' : 'account';
}

/**
 * The authored entries of the audit log with `from <= at < to` and before now, in order of time. What somebody deletes
 * afterwards stays in them: they are what came in.
 */
export function auditRows(world: WorldView, from: DrillTime, to: DrillTime): readonly AuditRow[] {
  const end = Math.min(to, world.now);
  return world.scenario.exhibits.audit.entries
    .flatMap((entry) =>
      moments(world, entry, from, end).map((at): AuditRow => {
        const key = keyedFrom(keyPrefix(keyPrefix(keyPrefix(0, world.seed), 'audit'), entry.id), at);
        const userId = accountId(entry.actor);
        return {
          at,
          auditId: uuidFrom(key),
          ...(entry.session ? { sessionId: uuidFrom(keyedFrom(key, 2)) } : {}),
          userId,
          email: entry.actor,
          action: entry.action,
          ip: entry.ip,
          userAgent: entry.agent,
          payload: payloadOf(entry.action, userId, entry.actor, entry.traits, logType(entry.action)),
          evidence: entry.evidence,
        };
      }),
    )
    .sort((a, b) => a.at - b.at || (a.auditId < b.auditId ? -1 : 1));
}

/** A sign-in that went well, as the audit log has it. */
export function signInEntry(row: SignInRow): AuditRow {
  const { at, auditId, sessionId, userId, email, ip, userAgent } = row;
  const payload = payloadOf('login', userId, email, { provider: 'email' });
  return { at, auditId, sessionId, userId, email, action: 'login', ip, userAgent, payload, evidence: [] };
}

/** Authored accounts that are signed in: with a session that nobody has ended since. */
export function signedIn(world: WorldView): readonly string[] {
  const ended = factsOf(world, 'sessions.revoked');
  const opened = new Map<string, DrillTime>();
  for (const entry of world.scenario.exhibits.audit.entries) {
    if (!entry.session) continue;
    const at = moments(world, entry, Number.MIN_SAFE_INTEGER, world.now).at(-1);
    if (at !== undefined) opened.set(entry.actor, Math.max(at, opened.get(entry.actor) ?? at));
  }
  return [...opened]
    .filter(([email, at]) => !ended.some((f) => f.at >= at && (f.fact.whose === 'all' || f.fact.whose === email)))
    .map(([email]) => email)
    .sort();
}
