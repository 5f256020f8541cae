import { done, failed, isRange, shown } from './answers';
import { keepsEvidence } from './deleted-lines';
import { clampRange } from './events';
import type { AuditEntryRow, OperationOf, OperationResult, WorldView } from './operations';
import { accountRows, auditRows, signedIn, signInEntry } from './rows/audit';
import { AUDIT_TABLE } from './rows/audit-table';
import { signInEvents, signInRow } from './rows/feed';

/** Most entries that one answer holds; the newest are kept. */
const MOST = 2_000;

/** The audit log of a range, oldest first: sign-ins as views of traffic, and authored entries. What was deleted is gone. */
function readAudit(world: WorldView, op: OperationOf<'audit.read'>): OperationResult<'audit.read'> {
  if (!isRange(op.from, op.to)) return failed('invalid', 'invalid time range: the start must not be after the end');
  const [from, to] = clampRange(world, op.from, op.to);
  const keeps = keepsEvidence(world, AUDIT_TABLE);
  const signIns = signInEvents(world, from, to).filter((e) => keeps(e.at));
  // Only the newest are shown, and only they are written out: with those of the same moment, which its ids put in order.
  const since = signIns.at(-MOST)?.at ?? Number.NEGATIVE_INFINITY;
  const newest = signIns.filter((e) => e.at >= since);
  const authored = auditRows(world, from, to).filter((r) => keeps(r.at));
  const kept = [...newest.map((e) => signInEntry(signInRow(e))), ...authored]
    .sort((a, b) => a.at - b.at || (a.auditId < b.auditId ? -1 : 1))
    .slice(-MOST);
  const entries = kept.map(
    ({ at, action, email, ip, payload }): AuditEntryRow => ({ at, action, actor: email, ip, payload }),
  );
  const evidence = kept.flatMap((r) => r.evidence);
  return shown<'audit.read'>({ rows: entries, truncated: kept.length < signIns.length + authored.length }, evidence);
}

/** Ends the sign-ins of an account that the scenario tells of, or of everybody. */
function revokeSignIns(world: WorldView, op: OperationOf<'signins.revoke'>): OperationResult<'signins.revoke'> {
  const { whose } = op;
  if (whose !== 'all') {
    if (!accountRows(world).some((a) => a.email === whose)) return failed('not-found', `User not found: ${whose}`);
    if (!signedIn(world).includes(whose)) return failed('no-change', `${whose} is not signed in`);
  }
  return done<'signins.revoke'>({ whose }, [{ type: 'sessions.revoked', whose }]);
}

export const auditHandlers = { 'audit.read': readAudit, 'signins.revoke': revokeSignIns };
