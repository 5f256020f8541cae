import type { DatabaseOutcome, DatabasePort } from './port';

const refused: DatabaseOutcome = {
  results: [],
  notices: [],
  error: {
    severity: 'FATAL',
    code: '57P03',
    message: 'the database system is starting up',
  },
  transaction: 'idle',
  facts: [],
  elapsedMs: 0,
};

/** A database that is not there yet: every connection is refused, as PostgreSQL refuses it while it starts. */
export const noDatabase: DatabasePort = {
  run: async () => refused,
  inspect: async () => refused,
  names: async () => ({ tables: [], functions: [] }),
};
