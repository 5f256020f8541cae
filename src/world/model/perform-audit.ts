import { done, failed, isRange, shown } from './answers';
import { keepsEvidence } from './deleted-lines';
import { clampRange } from './events';
import type { AuditEntryRow, OperationOf, OperationResult, WorldView } from './operations';
import { accountRows, auditRows, signedIn, signInEntry } from './rows/audit';
import { AUDIT_TABLE } from './rows/audit-table';
import { signInRows } from './rows/feed';

/** Most entries that one answer holds; the newest are kept. */
const MOST = 2_000;

/** The audit log of a range, oldest first: sign-ins as views of traffic, and authored entries. What was deleted is gone. */
function readAudit(world: WorldView, op: OperationOf<'audit.read'>): OperationResult<'audit.read'> {
  if (!isRange(op.from, op.to)) return failed('invalid', 'invalid time range: the start must not be after the end');
  const [from, to] = clampRange(world, op.from, op.to);
  const keeps = keepsEvidence(world, AUDIT_TABLE);
  const rows = [...signInRows(world, from, to).map(signInEntry), ...auditRows(world, from, to)]
    .filter((r) => keeps(r.at))
    .sort((a, b) => a.at - b.at || (a.auditId < b.auditId ? -1 : 1));
  const kept = rows.slice(-MOST);
  const entries = kept.map(
    ({ at, action, email, ip, payload }): AuditEntryRow => ({ at, action, actor: email, ip, payload }),
  );
  const evidence = kept.flatMap((r) => r.evidence);
  return shown<'audit.read'>({ rows: entries, truncated: kept.length < rows.length }, evidence);
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
