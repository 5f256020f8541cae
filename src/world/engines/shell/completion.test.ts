import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { terminal } from '../../../../test/support/terminal';

describe('Tab', () => {
  const { shell, put, run } = terminal('bad-deploy');
  const at = async (line: string) => (await shell.complete(line, line.length)).options;

  it.each([
    ['supa', ['supabase']],
    ['supabase ', ['backups', 'db', 'functions', 'inspect', 'postgres-config', 'projects', 'secrets', 'status']],
    ['supabase functions ', ['delete', 'deploy', 'list', 'logs']],
    ['supabase functions logs gen', ['generate-reading']],
    ['supabase functions logs generate-reading --project-ref drill', ['drillvyberologyprodx']],
    ['supabase functions logs generate-reading --project-ref=dr', ['drillvyberologyprodx']],
    ['supabase functions deploy --no-v', ['--no-verify-jwt']],
    ['supabase secrets set OPENAI_API_KEY_', ['OPENAI_API_KEY_BACKUP']],
    ['supabase inspect db role', ['role-connections']],
    ['supabase functions list -o j', ['json']],
    ['gh issue ', ['close', 'comment', 'create', 'edit', 'list', 'view']],
    ['gh issue create --ti', ['--title']],
    ['gh issue list --state cl', ['closed']],
    ['gh api repos/{owner}/{repo}/dep', ['repos/{owner}/{repo}/deployments']],
    ['git log --on', ['--oneline']],
    ['git push or', ['origin']],
    ['pnpm --filter ./', ['./apps/web']],
    ['pnpm --filter ./apps/web run de', ['deploy']],
    ['cat apps/web/src/lib/feat', ['apps/web/src/lib/featureFlags.ts']],
    ['ls ~/vyb', ['~/vyberology/']],
    ['cd supa', ['supabase/']],
    ['cat README.md | gr', ['grep']],
    ['echo $OPENAI_API_KEY_', ['$OPENAI_API_KEY_BACKUP']],
    ['curl "https://$PROD_REF.supabase.co/functions/v1/heal', ['https://$PROD_REF.supabase.co/functions/v1/healthz']],
    ['X=$(supabase proj', ['projects']],
    ['LANG=C gi', ['git']],
  ])('%s', async (line, options) => {
    expect(await at(line)).toEqual(options);
  });

  it('offers commits, deployments and tickets that there are', async () => {
    const log = (await run('git log --format=%h -1')).stdout.trim().slice(0, 7);
    expect(await at(`git revert ${log.slice(0, 3)}`)).toContain(log);
    expect(await at('gh run view 48')).toContain('4822');
    expect(await at('gh api repos/{owner}/{repo}/deployments/4822')).toEqual([
      'repos/{owner}/{repo}/deployments/4822/statuses',
    ]);
    expect(await at('gh issue view ')).toEqual([]);
    put({ type: 'ticket.open', title: 'SEV-2: x', labels: ['incident'], body: 'b' });
    expect(await at('gh issue view ')).toHaveLength(1);
    expect(await at('curl https://sentry.io/api/0/issues/VYB-23')).toContain('https://sentry.io/api/0/issues/VYB-232/');
    expect((await at('supabase backups restore nightly_')).length).toBeGreaterThan(20);
  });

  it('never throws, and offers only what goes on from the word', async () => {
    const piece = fc.constantFrom(
      ...['supabase', 'gh', 'git', 'curl', 'pnpm', 'psql', 'functions', 'logs', 'issue', 'run', '--', '-', '--jq', '='],
      ...[
        ' ',
        '  ',
        '|',
        '&&',
        ';',
        '(',
        '$(',
        '"',
        "'",
        '`',
        '/',
        '~',
        '..',
        '$',
        '{',
        '\\',
        '\n',
        '-c',
        'constructor',
      ],
      ...['__proto__', 'toString', '--project-ref', '--project-ref=', 'https://', 'sha', '\u0000', 'é'],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 8 }), async (pieces) => {
        const line = pieces.join('');
        const { from, options } = await shell.complete(line, line.length);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(from).toBeLessThanOrEqual(line.length);
        for (const option of options) expect(option.startsWith(line.slice(from))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
