import type { CommandSpec, FlagSpec, ToolSpec } from '../../command-spec';

const REF: FlagSpec = {
  name: 'project-ref',
  value: 'string',
  text: 'Project ref of the Supabase project.',
  argument: 'project-ref',
};
const DB_URL: FlagSpec = {
  name: 'db-url',
  value: 'string',
  text: 'Connects to the database of this connection string.',
};
const LINKED: FlagSpec = { name: 'linked', text: 'Uses the linked project (what happens without it, too).' };

const functions: CommandSpec = {
  name: 'functions',
  summary: 'Manage Supabase Edge functions',
  commands: [
    {
      name: 'list',
      summary: 'List all Functions in the linked Supabase project.',
      flags: [REF],
      examples: ['supabase functions list --project-ref $PROD_REF'],
    },
    {
      name: 'logs',
      summary: 'Show what a Function wrote in the last hour.',
      usage: '<Function name> [flags]',
      flags: [REF, { name: 'limit', value: 'int', text: 'Newest lines to show, 1 to 1000. (default 100)' }],
      argument: 'function',
      examples: ['supabase functions logs generate-reading --project-ref $PROD_REF | grep -i error'],
      note: 'As the playbook prints it; the tool itself shows logs only in the Dashboard.',
    },
    {
      name: 'deploy',
      summary: 'Deploy a Function to the linked Supabase project.',
      usage: '[Function name] [flags]',
      flags: [
        REF,
        { name: 'no-verify-jwt', text: 'Disable JWT verification for the Function.' },
        { name: 'use-api', text: 'Bundle functions server-side without using Docker.' },
        { name: 'use-docker', text: 'Use Docker to bundle functions.' },
      ],
      argument: 'function',
      examples: [
        'supabase functions deploy generate-reading --project-ref $PROD_REF',
        'git checkout <good-commit> -- supabase/functions/generate-reading   # first, to go back to an older version',
      ],
      note: 'Ships the working tree: going back to an older version means checking it out first. Without a name all are deployed.',
    },
    {
      name: 'delete',
      summary: 'Delete a Function from the linked Supabase project. This does NOT remove the Function locally.',
      usage: '<Function name> [flags]',
      flags: [REF],
      argument: 'function',
      examples: ['supabase functions delete ocr --project-ref $PROD_REF'],
    },
  ],
};

const secrets: CommandSpec = {
  name: 'secrets',
  summary: 'Manage Supabase secrets',
  commands: [
    {
      name: 'list',
      summary: 'List all secrets on Supabase',
      flags: [REF],
      examples: ['supabase secrets list --project-ref $PROD_REF'],
    },
    {
      name: 'set',
      summary: 'Set a secret(s) on Supabase',
      usage: '<NAME=VALUE> ... [flags]',
      flags: [REF, { name: 'env-file', value: 'string', text: 'Read secrets from a .env file.', argument: 'file' }],
      argument: 'secret',
      examples: ['supabase secrets set OPENAI_API_KEY=$OPENAI_API_KEY_BACKUP --project-ref $PROD_REF'],
      note: 'Takes the values that this exercise knows; they stand in variables of this shell.',
    },
    {
      name: 'unset',
      summary: 'Unset a secret(s) on Supabase',
      usage: '[NAME] ... [flags]',
      flags: [REF],
      argument: 'secret',
      examples: ['supabase secrets unset COMPROMISED_KEY --project-ref $PROD_REF'],
    },
  ],
};

const db: CommandSpec = {
  name: 'db',
  summary: 'Manage Postgres databases',
  commands: [
    {
      name: 'dump',
      summary: 'Dumps data or schemas from the remote database',
      flags: [
        DB_URL,
        LINKED,
        { name: 'data-only', text: 'Dumps only data records.' },
        { name: 'dry-run', text: 'Prints what would be dumped.' },
        { name: 'file', short: 'f', value: 'string', text: 'File path to save the dumped contents.', argument: 'file' },
        { name: 'schema', short: 's', value: 'strings', text: 'Comma separated list of schema to include.' },
        { name: 'exclude', short: 'x', value: 'strings', text: 'List of schema.tables to exclude from the data.' },
        { name: 'use-copy', text: 'Use copy statements in place of inserts (what happens without it, too).' },
      ],
      examples: [
        'supabase db dump --db-url $PROD_DB_URL > emergency-backup-$(date +%Y%m%d-%H%M%S).sql',
        'supabase db dump --db-url $PROD_DB_URL --data-only -f rows.sql',
      ],
      note:
        'In this exercise a dump has schema and rows, and the database keeps a backup of that moment, which `backups restore`\n' +
        'takes. The tool itself writes the schema alone unless it is told --data-only.',
    },
  ],
};

const backups: CommandSpec = {
  name: 'backups',
  summary: 'Manage Supabase physical backups',
  commands: [
    { name: 'list', summary: 'Lists available backups', flags: [REF], examples: ['supabase backups list'] },
    {
      name: 'restore',
      summary: 'Restore a backup into a new database',
      usage: '<backup> --into <schema> [flags]',
      flags: [
        REF,
        { name: 'into', value: 'string', text: 'Name of the new database, which stands as a schema beside public.' },
      ],
      argument: 'backup',
      examples: [
        'supabase backups restore nightly_20251104 --into restored',
        'psql $DB_URL -c "SELECT count(*) FROM restored.readings;"',
      ],
      note: 'The live tables stay as they are. Copy over what is needed with psql.',
    },
  ],
};

const inspection = (name: string, summary: string): CommandSpec => ({
  name,
  summary,
  flags: [DB_URL, LINKED],
  examples: [`supabase inspect db ${name}`],
});

const inspect: CommandSpec = {
  name: 'inspect',
  summary: 'Tools to inspect your Supabase project',
  commands: [
    {
      name: 'db',
      summary: 'Tools to inspect your Supabase database',
      commands: [
        inspection('index-sizes', 'Show index sizes of individual indexes'),
        inspection('locks', 'Show queries which have taken out a lock or wait for one'),
        inspection('long-running-queries', 'Show currently running queries running for longer than 5 seconds'),
        inspection('outliers', 'Show queries from pg_stat_statements ordered by total execution time'),
        inspection('role-connections', 'Show number of active connections for all database roles'),
        inspection('table-sizes', 'Show table sizes of individual tables without their index sizes'),
      ],
    },
  ],
};

const root: CommandSpec = {
  name: 'supabase',
  summary: 'Supabase CLI 2.58.5 (exercise)',
  commands: [
    backups,
    db,
    functions,
    inspect,
    {
      name: 'postgres-config',
      summary: 'Manage Postgres database config',
      commands: [
        {
          name: 'update',
          summary: 'Update Postgres database config',
          flags: [
            REF,
            { name: 'config', value: 'strings', text: 'Config overrides specified as a "key=value" pair' },
            { name: 'no-restart', text: 'Do not restart the database after updating config.' },
          ],
          examples: ['supabase postgres-config update --config max_connections=90 --experimental'],
        },
      ],
    },
    {
      name: 'projects',
      summary: 'Manage Supabase projects',
      commands: [{ name: 'list', summary: 'List all Supabase projects', examples: ['supabase projects list'] }],
    },
    secrets,
    { name: 'status', summary: 'Show status of local Supabase containers', examples: ['supabase status'] },
  ],
};

/** The `supabase` command: what it takes, as far as this exercise goes. */
export const supabaseSpec: ToolSpec = {
  root,
  globals: [
    { name: 'debug', text: 'output debug logs to stderr' },
    { name: 'experimental', text: 'enable experimental features' },
    { name: 'help', short: 'h', text: 'help for supabase' },
    {
      name: 'output',
      short: 'o',
      value: 'string',
      text: 'output format of lists: pretty or json (default pretty)',
      argument: ['pretty', 'json'],
    },
    { name: 'workdir', value: 'string', text: 'path to a Supabase project directory', argument: 'file' },
    { name: 'yes', text: 'answer yes to all prompts' },
  ],
};
