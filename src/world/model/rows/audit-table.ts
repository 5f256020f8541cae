/** The table that keeps the audit log of sign-in. */
export const AUDIT_TABLE = 'auth.audit_log_entries';
