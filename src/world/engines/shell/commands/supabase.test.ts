import { describe, expect, it } from 'vitest';
import { terminal } from '../../../../../test/support/terminal';

const REF = '--project-ref $PROD_REF';

describe('supabase functions', () => {
  it('lists what is deployed', async () => {
    const { run } = terminal('bad-deploy');
    const { stdout } = await run(`supabase functions list ${REF}`);
    expect(stdout).toMatch(/^\n +ID +\| NAME +\| SLUG +\| STATUS \| VERSION \| UPDATED_AT \(UTC\)\n/);
    expect(stdout).toMatch(/[0-9a-f-]{36} \| generate-reading +\| generate-reading +\| ACTIVE \| 42 +\| 2025-11-05/);
    const json = JSON.parse((await run(`supabase functions list ${REF} -o json`)).stdout);
    expect(json.find((f: { slug: string }) => f.slug === 'healthz')).toMatchObject({ status: 'ACTIVE', version: 3 });
    expect((await run('supabase functions list -o yaml')).stderr).toContain('must be one of [ json | pretty ]');
  });

  it('deletes, and then does not list or find it any more', async () => {
    const { run } = terminal('bad-deploy');
    expect((await run(`supabase functions delete ocr ${REF}`)).facts).toEqual([
      { type: 'function.deleted', name: 'ocr' },
    ]);
    expect((await run('supabase functions list')).stdout).not.toContain('ocr');
    const again = await run(`supabase functions delete ocr ${REF}`);
    expect([again.exitCode, again.facts]).toEqual([1, []]);
  });

  it('reads the newest lines of an hour', async () => {
    const { run } = terminal('key-exhausted');
    const log = await run(`supabase functions logs generate-reading --limit 5 ${REF}`);
    expect(log.stdout.trim().split('\n')).toHaveLength(5);
    expect(log.stdout).toMatch(/^2025-11-05 \d\d:\d\d:\d\d \[\w+\] /);
    expect((await run('supabase functions logs healthz')).stdout).toBe('No logs for healthz in the last hour.\n');
  });

  it.each([
    ['supabase functions logs', 'accepts 1 arg(s), received 0'],
    ['supabase functions logs a b', 'accepts 1 arg(s), received 2'],
    ['supabase functions logs nosuch', 'Function not found: nosuch'],
    ['supabase functions logs read --limit many', 'invalid argument "many" for "--limit" flag'],
    ['supabase functions delete nosuch', 'does not exist'],
    ['supabase functions deploy nosuch', 'Entrypoint path does not exist'],
    ['supabase functions list --project-ref abcdefghijklmnopqrst', 'Project not found'],
    ['supabase functions list --project-ref short', 'Invalid project ref format'],
    ['supabase status', 'No such container'],
    ['supabase postgres-config update', 'required flag(s) "config" not set'],
    ['supabase postgres-config update --config work_mem=1GB', 'one setting of Postgres'],
    ['supabase secrets unset', 'No secrets to unset'],
    ['supabase secrets set', 'No arguments found'],
    ['supabase secrets set =x', 'Must be NAME=VALUE'],
    ['supabase secrets set --env-file nosuch', 'no such file or directory'],
  ])('%s', async (line, words) => {
    const result = await terminal('bad-deploy').run(line);
    expect([result.exitCode, result.facts]).toEqual([1, []]);
    expect(result.stderr).toContain(words);
  });
});

describe('supabase secrets', () => {
  it('lists names and digests, and forgets what is unset', async () => {
    const { run } = terminal('key-exhausted');
    expect((await run('supabase secrets list')).stdout).toMatch(
      / NAME +\| DIGEST +\| UPDATED_AT \(UTC\)\n[\s\S]*OPENAI_API_KEY +\| 6c1f0e9ab2d47788 \|/,
    );
    expect((await run('supabase secrets unset SENTRY_DSN')).facts).toEqual([
      { type: 'secret.unset', name: 'SENTRY_DSN' },
    ]);
    expect((await run('supabase secrets list')).stdout).not.toContain('SENTRY_DSN');
  });

  it('unsets what is not there as the platform does: without a word and without a change', async () => {
    const { run } = terminal('key-exhausted');
    for (const names of ['COMPROMISED_KEY', 'COMPROMISED_KEY NOSUCH', 'SENTRY_DSN', 'SENTRY_DSN'])
      await run(`supabase secrets unset ${names}`);
    const again = await run('supabase secrets unset SENTRY_DSN COMPROMISED_KEY');
    expect([again.exitCode, again.stdout, again.facts]).toEqual([0, 'Finished supabase secrets unset.\n', []]);
  });

  it('sets from a file', async () => {
    const { run } = terminal('key-exhausted');
    await run('echo "# keys" > keys.env; echo "OPENAI_API_KEY=\\"$OPENAI_API_KEY_BACKUP\\"" >> keys.env');
    expect((await run('supabase secrets set --env-file keys.env')).facts).toEqual([
      { type: 'secret.set', name: 'OPENAI_API_KEY', value: 'backup' },
    ]);
  });
});

describe('the rest of supabase', () => {
  it('lists the project and changes the connection limit', async () => {
    const { run } = terminal('connection-limit');
    expect((await run('supabase projects list')).stdout).toContain('drillvyberologyprodx | vyberology-prod');
    expect((await run('supabase postgres-config update --config max_connections=90 --experimental')).facts).toEqual([
      { type: 'pool.resized', size: 90 },
    ]);
  });

  it('lists the backups of thirty nights and twelve weeks', async () => {
    const { run } = terminal('bad-deploy');
    const rows = JSON.parse((await run('supabase backups list -o json')).stdout) as { id: string; kind: string }[];
    expect([rows.filter((b) => b.kind === 'nightly').length, rows.filter((b) => b.kind === 'weekly').length]).toEqual([
      30, 12,
    ]);
    expect((await run('supabase backups list')).stdout).toMatch(
      /ID +\| REGION[\s\S]*nightly_20251104 \| Central EU \(Frankfurt\) \| NIGHTLY +\| COMPLETED \| 2025-11-04 14:/,
    );
  });

  it.each([
    ['supabase backups restore', 'accepts 1 arg(s), received 0'],
    ['supabase backups restore nightly_20251104', 'required flag(s) "into" not set'],
    ['supabase backups restore nosuch --into x', 'Backup nosuch does not exist'],
    ['supabase backups restore nightly_20251104 --into public', 'must be a new name'],
    ['supabase backups restore nightly_20251104 --into "a b"', 'must be a new name'],
    ['supabase backups restore nightly_20251104 --into x', 'the database system is starting up'],
    ['supabase db dump', 'the database system is starting up'],
    ['supabase db dump --db-url nowhere', 'failed to parse connection string'],
    ['supabase db dump extra', 'unknown command "extra"'],
    ['supabase inspect db locks', 'the database system is starting up'],
  ])('%s', async (line, words) => {
    const result = await terminal('bad-deploy').run(line);
    expect([result.exitCode, result.facts]).toEqual([1, []]);
    expect(result.stderr).toContain(words);
  });
});
