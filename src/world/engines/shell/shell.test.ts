import { describe, expect, it } from 'vitest';
import { terminal } from '../../../../test/support/terminal';
import { minutes } from '../../../base/drill-time';

/** What the customer's playbook prints for this scenario, with its placeholders filled in and nothing else changed. */
const PLAYBOOK_TICKET = `gh issue create \\
  --title "SEV-2: Readings cannot be generated" \\
  --label "incident,sev-2" \\
  --body "$(cat << 'INCIDENT'
**Start Time:** $(date -u +"%Y-%m-%d %H:%M:%S UTC")
**Severity:** 2
**Impact:** Nobody can generate a reading
**IC:** Codex
**Deputy:** Claude
**Status:** Investigating

## Timeline
- [timestamp] Incident detected
INCIDENT
)"`;

const PLAYBOOK_DEPLOYMENTS = `gh api repos/{owner}/{repo}/deployments \\
  --jq '.[] | select(.created_at > "2025-10-27T00:00:00Z") | {env: .environment, created: .created_at, sha: .sha}'`;

const PLAYBOOK_CURL = `curl -X POST https://$PROD_REF.supabase.co/functions/v1/generate-reading \\
  -H "Authorization: Bearer $ANON_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"test": true}'`;

describe('the playbook’s own command lines', () => {
  it('files the ticket, the quoted heredoc as it stands', async () => {
    const { run } = terminal('bad-deploy');
    const result = await run(PLAYBOOK_TICKET);
    expect(result.exitCode).toBe(0);
    expect(result.stdout).toMatch(/\/issues\/\d+\n$/);
    expect(result.acts).toHaveLength(1);
    expect(result.acts[0]).toMatchObject({
      type: 'ticket.open',
      title: 'SEV-2: Readings cannot be generated',
      labels: ['incident', 'sev-2'],
    });
    const body = result.acts[0]?.type === 'ticket.open' ? result.acts[0].body : '';
    expect(body).toContain('**Start Time:** $(date -u +"%Y-%m-%d %H:%M:%S UTC")');
  });

  it('lists the deployments through jq', async () => {
    const { run } = terminal('bad-deploy');
    const result = await run(PLAYBOOK_DEPLOYMENTS);
    expect(result.stderr).toBe('');
    const rows = result.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { env: string; created: string; sha: string });
    expect(rows.length).toBeGreaterThan(3);
    expect(Object.keys(rows[0] ?? {})).toEqual(['env', 'created', 'sha']);
  });

  it('calls the function by hand', async () => {
    const { run } = terminal('bad-deploy');
    const result = await run(PLAYBOOK_CURL);
    expect(result.exitCode).toBe(0);
    expect(result.facts).toMatchObject([{ type: 'function.called', name: 'generate-reading' }]);
  });

  it('reads the function’s log', async () => {
    const { run } = terminal('key-exhausted');
    const result = await run('supabase functions logs generate-reading --project-ref $PROD_REF | grep -c 429');
    expect(Number(result.stdout)).toBeGreaterThan(5);
    expect(result.evidence.length).toBeGreaterThan(0);
  });

  it('shows the last ten commits', async () => {
    const { run } = terminal('bad-deploy');
    expect((await run('git log --oneline -10')).stdout.trim().split('\n')).toHaveLength(10);
  });
});

describe('remedies from the terminal', () => {
  it('switches to the backup key', async () => {
    const { run, statesIn } = terminal('key-exhausted');
    const result = await run('supabase secrets set OPENAI_API_KEY=$OPENAI_API_KEY_BACKUP --project-ref $PROD_REF');
    expect(result.facts).toEqual([{ type: 'secret.set', name: 'OPENAI_API_KEY', value: 'backup' }]);
    expect(statesIn(minutes(6)).service).toBe('recovered');
  });

  it('goes back by reverting and pushing', async () => {
    const { run, statesIn } = terminal('bad-deploy');
    const log = await run('git log --oneline -10 -- supabase/functions/generate-reading');
    const sha = log.stdout.split(' ')[0] ?? '';
    expect((await run(`git revert ${sha} --no-edit`)).facts).toEqual([]);
    const pushed = await run('git push origin main');
    expect(pushed.facts.map((f) => f.type)).toContain('function.deployed');
    expect(statesIn(minutes(6)).service).toBe('recovered');
  });

  it('ships the working tree: the same version again unless the good one is checked out first', async () => {
    const { run, statesIn } = terminal('bad-deploy');
    const again = await run('supabase functions deploy generate-reading --project-ref $PROD_REF');
    expect(statesIn(minutes(6)).service).toBe('failing');
    const bad = again.facts[0]?.type === 'function.deployed' ? again.facts[0].version : '';
    const log = await run('git log --oneline -10 -- supabase/functions/generate-reading');
    const good = log.stdout.split('\n')[1]?.split(' ')[0] ?? '';
    await run(`git checkout ${good} -- supabase/functions/generate-reading`);
    const back = await run('supabase functions deploy generate-reading --project-ref $PROD_REF');
    expect(back.facts[0]).not.toMatchObject({ version: bad });
    expect(statesIn(minutes(6)).service).toBe('recovered');
  });

  it('turns a flag off by editing the file and deploying', async () => {
    const { run } = terminal('bad-deploy');
    await run("sed -i \"s/'reading.generate': true/'reading.generate': false/\" apps/web/src/lib/featureFlags.ts");
    expect((await run('pnpm --filter ./apps/web build')).facts).toEqual([]);
    const result = await run('pnpm --filter ./apps/web run deploy');
    expect(result.facts).toEqual([
      { type: 'flag.set', name: 'reading.generate', environment: 'production', value: false },
    ]);
  });
});

describe('bad input', () => {
  it.each([
    ['supabase functions deploy nosuch --project-ref $PROD_REF', 1],
    ['supabase functions logs nosuch --project-ref $PROD_REF', 1],
    ['supabase secrets set OPENAI_API_KEY', 1],
    ['supabase functions list --project-ref wrong', 1],
    ['git revert nonsense --no-edit', 128],
    ['gh issue view 1', 1],
    ['curl https://example.com/', 6],
    ['nosuchcommand', 127],
    ['echo "unfinished', 2],
  ])('%s fails as the real tool does, and changes nothing', async (line, code) => {
    const result = await terminal('bad-deploy').run(line);
    expect(result.exitCode).toBe(code);
    expect(result.stderr).not.toBe('');
    expect(result.facts).toEqual([]);
  });

  it('ends a runaway script and goes on', async () => {
    const { run } = terminal('bad-deploy');
    const endless = await run('while true; do :; done');
    expect(endless.exitCode).not.toBe(0);
    const bomb = await run('f() { f | f & }; f');
    expect(bomb.facts).toEqual([]);
    expect((await run('echo still here')).stdout).toBe('still here\n');
  });

  it('keeps variables, the folder and the drill clock between lines', async () => {
    const { run, shell } = terminal('bad-deploy');
    await run('export NAME=generate-reading; cd apps/web');
    expect((await run('echo $NAME; pwd')).stdout).toBe('generate-reading\n/home/responder/vyberology/apps/web\n');
    expect(shell.cwd()).toMatch(/apps\/web$/);
    expect((await run('date -u +%Y')).stdout).toMatch(/^20\d\d\n$/);
  });

  it('completes commands, verbs and names', async () => {
    const { shell } = terminal('bad-deploy');
    const at = (line: string) => shell.complete(line, line.length);
    expect((await at('supa')).options).toEqual(['supabase']);
    expect((await at('supabase functions logs gen')).options).toEqual(['generate-reading']);
    expect((await at('echo $OPENAI_API_KEY_')).options).toEqual(['$OPENAI_API_KEY_BACKUP']);
  });
});
