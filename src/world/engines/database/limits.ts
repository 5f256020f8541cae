/** How long a statement may run or sleep before the server ends it (ms of wall time). */
export const STATEMENT_TIMEOUT = 6_000;
