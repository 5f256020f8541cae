import type { ShellResult } from '../../src/world/engines/shell/port';

/** A terminal that a printed command is filled in for, and run in. */
export type Run = (line: string) => Promise<ShellResult>;

/** Places of the customer's document that are to be filled in. What is not here stays as it is printed. */
export const PLACEHOLDERS: readonly {
  readonly printed: string;
  readonly filled: string | ((run: Run) => Promise<string>);
}[] = [
  { printed: '<function-name>', filled: 'generate-reading' },
  { printed: '<project-ref>', filled: 'drillvyberologyprodx' },
  { printed: 'SEV-X:', filled: 'SEV-2:' },
  { printed: ',sev-X', filled: ',sev-2' },
  { printed: '**Severity:** X', filled: '**Severity:** 2' },
  { printed: '"rows_affected": X', filled: '"rows_affected": 0' },
  { printed: '<corruption-condition>', filled: 'reading_data IS NULL' },
  { printed: 'idx_...', filled: 'idx_readings_entry_no' },
  { printed: 'table(column)', filled: 'readings(entry_no)' },
  {
    printed: '<bad-commit-sha>',
    filled: async (run) => (await run('git log --format=%h -1 -- supabase/functions/generate-reading')).stdout.trim(),
  },
  {
    printed: '<problem-pid>',
    filled: async (run) =>
      (
        await run(
          `psql "$DB_URL" -At -c "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL ORDER BY backend_start LIMIT 1"`,
        )
      ).stdout.trim(),
  },
];

/** How a printed command is tried out. */
export interface Trial {
  /** How it begins in the document: no other command there begins so. */
  readonly begins: string;
  /** Variant of the outage that is played while it is typed. */
  readonly variant: 'key-exhausted' | 'bad-deploy' | 'connection-limit';
  /** For what is no command at all: what a responder types in its place. */
  readonly typed?: readonly string[];
  /** What is then printed. */
  readonly prints: RegExp;
  /** Facts that it causes, by type. */
  readonly causes?: readonly string[];
  /** Evidence that it shows. */
  readonly shows?: string;
}

/** Every command of the customer's document, in its order. */
export const TRIALS: readonly Trial[] = [
  {
    begins: 'gh issue create',
    variant: 'bad-deploy',
    prints: /^https:\/\/github\.com\/vyberology\/vyberology\/issues\/\d+\n/,
  },
  {
    begins: 'psql $DB_URL -c "SELECT * FROM error_logs WHERE ts >',
    variant: 'bad-deploy',
    prints: /\bservice\b[\s\S]*edge:generate-reading[\s\S]*\(100 rows\)/,
  },
  { begins: 'gh api repos', variant: 'bad-deploy', prints: /^\{"env":"production-functions","created":"2025-11-05T/ },
  { begins: 'git log --oneline -10', variant: 'bad-deploy', prints: /^(?:[0-9a-f]{7,} .+\n){10}$/ },
  {
    begins: 'git revert <bad-commit-sha>',
    variant: 'bad-deploy',
    prints: /Revert "generate-reading: take the sections/,
  },
  { begins: 'git push origin main', variant: 'bad-deploy', prints: /main -> main/, causes: ['commit.reverted'] },
  {
    begins: 'export const FEATURES',
    variant: 'bad-deploy',
    typed: [
      "sed -i \"s/'reading.generate': true/'reading.generate': false/\" apps/web/src/lib/featureFlags.ts",
      'git diff',
    ],
    prints: /^\+\s+'reading\.generate': false,/m,
  },
  {
    begins: 'pnpm --filter ./apps/web build && # deploy',
    variant: 'bad-deploy',
    typed: ['pnpm --filter ./apps/web build && pnpm --filter ./apps/web run deploy'],
    prints: /built in[\s\S]*reading\.generate: false[\s\S]*Deployed\./,
    causes: ['flag.set'],
  },
  {
    begins: 'UPDATE readings\nSET ...',
    variant: 'bad-deploy',
    typed: ["UPDATE readings\nSET reading_data = '{}'\nWHERE reading_data IS NULL;"],
    prints: /^UPDATE \d+\n$/,
  },
  { begins: 'INSERT INTO error_logs', variant: 'bad-deploy', prints: /^INSERT 0 1\n$/, causes: ['change.logged'] },
  {
    begins: 'supabase functions logs',
    variant: 'key-exhausted',
    prints: /429 insufficient_quota/,
    shows: 'log-quota',
  },
  {
    begins: 'psql $DB_URL -c "SELECT * FROM error_logs WHERE service',
    variant: 'bad-deploy',
    prints: /edge:generate-reading[\s\S]*TypeError/,
  },
  {
    begins: 'curl -X POST',
    variant: 'key-exhausted',
    prints: /^\{.*\}$/,
    causes: ['function.called'],
  },
  {
    begins: 'supabase functions deploy',
    variant: 'bad-deploy',
    prints: /Deployed Functions on project drillvyberologyprodx: generate-reading/,
    causes: ['function.deployed'],
  },
  { begins: 'SELECT pid, now()', variant: 'connection-limit', prints: /\bduration\b[\s\S]*\(\d+ rows?\)/ },
  { begins: 'SELECT * FROM pg_locks', variant: 'connection-limit', prints: /\blocktype\b[\s\S]*\(\d+ rows?\)/ },
  {
    begins: 'SELECT count(*) FROM pg_stat_activity',
    variant: 'connection-limit',
    prints: /^ count \n-+\n +[1-9]\d*\n\(1 row\)/,
  },
  {
    begins: 'SELECT pg_terminate_backend(pid)',
    variant: 'connection-limit',
    prints: /pg_terminate_backend[\s\S]*\bt\n\(1 row\)/,
    causes: ['backend.terminated'],
  },
  {
    begins: 'CREATE INDEX CONCURRENTLY',
    variant: 'connection-limit',
    prints: /^CREATE INDEX\n$/,
    causes: ['ddl.executed'],
  },
  {
    begins: 'supabase db dump',
    variant: 'bad-deploy',
    prints: /^Dumping schemas and data from remote database\.\.\.\n$/,
    causes: ['backup.taken'],
  },
  {
    begins: 'psql $DB_URL -c "SELECT count(*) FROM readings',
    variant: 'bad-deploy',
    prints: /^ count \n-+\n +\d+\n\(1 row\)/,
  },
  {
    begins: 'supabase secrets unset COMPROMISED_KEY',
    variant: 'bad-deploy',
    prints: /^Finished supabase secrets unset\.\n$/,
    causes: [],
  },
  {
    begins: 'psql $DB_URL -c "SELECT * FROM auth.audit_log_entries',
    variant: 'bad-deploy',
    prints: /\bpayload\b[\s\S]*actor_username/,
  },
];
