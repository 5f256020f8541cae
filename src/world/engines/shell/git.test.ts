import { describe, expect, it } from 'vitest';
import { terminal } from '../../../../test/support/terminal';
import { minutes } from '../../../base/drill-time';

const DEPLOY = 'supabase functions deploy generate-reading --project-ref $PROD_REF';
const PATH = 'supabase/functions/generate-reading';

/** Version that the last deployment of a line put live. */
const shipped = (facts: readonly { type: string }[]) =>
  facts.flatMap((f) => (f.type === 'function.deployed' ? [(f as unknown as { version: string }).version] : [])).at(-1);

async function badDeploy() {
  const t = terminal('bad-deploy');
  const log = (await t.run(`git log --oneline -10 -- ${PATH}`)).stdout.trim().split('\n');
  const [bad = '', good = ''] = log.map((line) => line.split(' ')[0] ?? '');
  return { ...t, bad, good };
}

describe('what `functions deploy` ships', () => {
  it('is the tree without a commit that was reverted, pushed or not', async () => {
    const { run, bad, statesIn } = await badDeploy();
    await run(`git revert ${bad} --no-edit`);
    expect(shipped((await run(DEPLOY)).facts)).toBe('v41');
    await run('git push origin main');
    expect(shipped((await run(DEPLOY)).facts)).toBe('v41');
    expect(statesIn(minutes(8)).service).toBe('recovered');
  });

  it('is the commit again when its revert is reverted', async () => {
    const { run, bad } = await badDeploy();
    await run(`git revert ${bad} --no-edit && git push`);
    await run('git revert HEAD --no-edit');
    expect(shipped((await run(DEPLOY)).facts)).toBe('v42');
    const pushed = await run('git push');
    expect(pushed.exitCode).toBe(0);
    expect((await run('git log --oneline -1')).stdout).toContain('Reapply "');
  });

  it('is what stood at the commit that is checked out', async () => {
    const { run, good } = await badDeploy();
    await run(`git checkout ${good}`);
    expect(shipped((await run(DEPLOY)).facts)).toBe('v41');
    expect(shipped((await run(DEPLOY)).facts)).toBe('v41');
    await run('git checkout main');
    expect(shipped((await run(DEPLOY)).facts)).toBe('v42');
  });

  it('is the path from another commit until it is put back', async () => {
    const { run, good } = await badDeploy();
    await run(`git checkout ${good} -- ${PATH}`);
    expect((await run('git status')).stdout).toContain(`modified:   ${PATH}`);
    expect(shipped((await run(DEPLOY)).facts)).toBe('v41');
    await run(`git checkout HEAD -- ${PATH}`);
    expect((await run('git status')).stdout).toContain('working tree clean');
    expect(shipped((await run(DEPLOY)).facts)).toBe('v42');
  });

  it('is an old version after many deployments back and forth', async () => {
    const { run, good, bad } = await badDeploy();
    for (const sha of [good, bad, good, `${good}~5`]) await run(`git checkout ${sha} && ${DEPLOY}`);
    expect(shipped((await run(`git checkout ${good} && ${DEPLOY}`)).facts)).toBe('v41');
  });
});

describe('reverts', () => {
  it('have the same id before and after the push', async () => {
    const { run, bad } = await badDeploy();
    await run(`git revert ${bad} --no-edit`);
    const local = (await run('git log --oneline -1')).stdout;
    await run('git push');
    expect((await run('git log --oneline -1')).stdout).toBe(local);
  });

  it('of what is reverted already change nothing and block no later push', async () => {
    const { run, bad, good } = await badDeploy();
    await run(`git revert ${bad} --no-edit && git push`);
    const again = await run(`git revert ${bad} --no-edit`);
    expect(again.exitCode).toBe(1);
    expect(again.stdout + again.stderr).toContain('nothing to commit');
    await run(`git revert ${good} --no-edit`);
    expect((await run('git push')).exitCode).toBe(0);
    expect((await run('git push')).stderr).toContain('Everything up-to-date');
  });

  it('show what they undo', async () => {
    const { run, bad } = await badDeploy();
    await run(`git revert ${bad} --no-edit`);
    expect((await run('git show HEAD')).stdout).toContain(`This reverts commit ${bad}`);
    expect((await run('git show HEAD')).stdout).toMatch(/^[+-] /m);
  });
});

describe('git log', () => {
  it('reads the usual options', async () => {
    const { run } = await badDeploy();
    const lines = async (line: string) => (await run(line)).stdout.trim().split('\n');
    expect(await lines('git log --oneline -3')).toHaveLength(3);
    expect(await lines('git --no-pager log --oneline -n 3')).toHaveLength(3);
    expect(await lines('git log --oneline --grep=spinner')).toHaveLength(1);
    expect((await lines('git log --oneline --since="3 hours ago"')).length).toBeLessThan(6);
    expect((await lines('git log --oneline --author=Claude')).length).toBeLessThan(
      (await lines('git log --oneline')).length,
    );
    expect((await lines('git log --oneline HEAD~3..HEAD')).length).toBe(3);
    expect((await lines('git log --oneline HEAD~3'))[0]).toBe((await lines('git log --oneline'))[3]);
    expect((await run('git log --stat -1')).stdout).toContain('parse.ts');
    expect((await run('git log -p -1')).stdout).toContain('diff --git');
    expect((await run('git log -1 --format=%h')).stdout).toMatch(/^[0-9a-f]{7}\n$/);
    expect((await run('git log --nosuch')).exitCode).toBe(128);
    expect((await run('git log nosuch')).exitCode).toBe(128);
  });

  it('asked for one commit names it', async () => {
    const { run, bad } = await badDeploy();
    expect((await run('git rev-parse --short HEAD')).stdout.trim()).toBe(bad);
  });
});

describe('the flags file', () => {
  const off = "sed -i \"s/'reading.generate': true/'reading.generate': false/\" apps/web/src/lib/featureFlags.ts";

  it('shows as changed, and can be put back', async () => {
    const { run } = terminal('bad-deploy');
    await run(off);
    expect((await run('git status')).stdout).toContain('featureFlags.ts');
    expect((await run('git diff')).stdout).toMatch(/^-.*'reading.generate': true/m);
    await run('git checkout -- apps/web/src/lib/featureFlags.ts');
    expect((await run('git diff')).stdout).toBe('');
    expect((await run('pnpm --filter ./apps/web run deploy')).facts).toEqual([]);
  });
});

describe('what others do meanwhile', () => {
  it('is in the flags file, so that no deployment turns it back by accident', async () => {
    const { run, put } = terminal('bad-deploy');
    const fact = { type: 'flag.set', name: 'reading.generate', environment: 'production', value: false } as const;
    await run('true');
    put({ type: 'tool.run', runId: 'console', tool: 'console', command: 'flag off' });
    put({ type: 'tool.done', runId: 'console', output: '', exitCode: 0, facts: [fact], evidence: [] });
    expect((await run('git status')).stdout).toContain('working tree clean');
    expect((await run('pnpm --filter ./apps/web run deploy')).facts).toEqual([]);
    expect((await run('grep -c "\'reading.generate\': false" apps/web/src/lib/featureFlags.ts')).stdout).toBe('1\n');
  });

  it('can keep a push out of the record; the commits then are still here to be pushed', async () => {
    const { run, put, bad } = await badDeploy();
    await run(`git revert ${bad} --no-edit`);
    put({ type: 'drill.pause', reason: 'player' });
    await run('git push');
    put({ type: 'drill.resume' });
    expect((await run('git status')).stdout).toContain('ahead of');
    expect(shipped((await run('git push')).facts)).toBe('v41');
    expect((await run('git status')).stdout).toContain('up to date');
  });
});
