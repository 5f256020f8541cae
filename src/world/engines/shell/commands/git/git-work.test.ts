import { describe, expect, it } from 'vitest';
import { terminal } from '../../../../../../test/support/terminal';
import { minutes } from '../../../../../base/drill-time';

const FOLDER = 'supabase/functions/generate-reading';
const PARSE = `${FOLDER}/parse.ts`;
const FLAGS = 'apps/web/src/lib/featureFlags.ts';
const DEPLOY = 'supabase functions deploy generate-reading --project-ref $PROD_REF';
const OFF = `sed -i "s/'reading.generate': true/'reading.generate': false/" ${FLAGS}`;

function open(variant = 'bad-deploy') {
  const t = terminal(variant);
  return { ...t, out: async (line: string) => (await t.run(line)).stdout.trimEnd() };
}
const types = (facts: readonly { type: string }[]) => facts.map((f) => f.type);

/** Somebody else reverts a commit from the console. */
function revertedByOthers({ put }: ReturnType<typeof open>, sha: string): void {
  put({ type: 'tool.run', runId: `c-${sha}`, tool: 'console', command: 'revert' });
  const facts = [{ type: 'commit.reverted', sha }] as const;
  put({ type: 'tool.done', runId: `c-${sha}`, output: '', exitCode: 0, facts: [...facts], evidence: [] });
}

describe('what `functions deploy` ships', () => {
  it('is decided by the files: put right by hand they are the good version', async () => {
    const { run, statesIn } = open();
    await run(`git show HEAD~1:${PARSE} > ${PARSE}`);
    const done = await run(DEPLOY);
    expect(done.facts).toMatchObject([{ type: 'function.deployed', version: 'v41' }]);
    expect(statesIn(minutes(8)).service).toBe('recovered');
  });

  it('is nothing when the code was never in a commit, whatever is committed here', async () => {
    const { run } = open();
    await run(`sed -i 's/answer.output.parsed/answer.output?.parsed ?? {}/' ${PARSE}`);
    for (const line of [DEPLOY, `git commit -qam "Mend parsing"; ${DEPLOY}`]) {
      const result = await run(line);
      expect([result.exitCode, result.facts]).toEqual([1, []]);
      expect(result.stderr).toContain('This exercise runs only code of the repository’s history');
    }
    await run('git reset -q --hard origin/main');
    await run('echo "// x" >> supabase/functions/shared/readings.ts');
    expect((await run(DEPLOY)).stderr).toContain('supabase/functions/shared/');
    await run(`git checkout -q . && rm -r ${FOLDER}`);
    expect((await run(DEPLOY)).stderr).toBe(`Entrypoint path does not exist (${FOLDER}/index.ts)\n`);
  });

  it('is each function as it lies here', async () => {
    for (const variant of ['key-exhausted', 'bad-deploy', 'connection-limit']) {
      const { run } = open(variant);
      const result = await run('supabase functions deploy --project-ref $PROD_REF');
      expect(result.exitCode, result.stderr).toBe(0);
      for (const fact of result.facts) {
        expect(fact).toMatchObject({ type: 'function.deployed' });
        const { version, previous } = fact as unknown as { version: string; previous: string };
        expect(version).toBe(previous);
      }
    }
  });
});

describe('git push', () => {
  it('deploys the flags of a commit, only those that it changed', async () => {
    const { run, out } = open();
    await run(OFF);
    expect((await run('git commit -am "Turn generating off"')).facts).toEqual([]);
    const pushed = await run('git push origin main');
    expect(pushed.facts).toEqual([
      { type: 'flag.set', name: 'reading.generate', environment: 'production', value: false },
    ]);
    expect(await out('git status')).toContain("up to date with 'origin/main'");
    expect(await out('git status')).toContain('working tree clean');
    expect(await out('git show')).toContain("-  'reading.generate': true");
    const back = await run('git revert HEAD --no-edit && git push');
    expect(back.facts).toMatchObject([{ type: 'flag.set', value: true }]);
    expect(await out('git log --oneline -2')).toMatch(/Revert "Turn generating off"\n\w{7} Turn generating off$/);
  });

  it('knows the undoing of commits in whatever way it was made', async () => {
    const { run, out, statesIn } = open();
    await run(`git checkout HEAD~1 -- ${FOLDER} && git commit -m "Take the old parsing back"`);
    const pushed = await run('git push');
    expect(types(pushed.facts)).toEqual(['commit.reverted', 'function.deployed']);
    expect(pushed.facts).toMatchObject([{ sha: 'f3a91c6e20' }, { version: 'v41' }]);
    expect(await out('git log --oneline -1')).toContain('Revert "generate-reading: take the sections');
    expect(await out('git status')).toContain('working tree clean');
    expect(statesIn(minutes(8)).service).toBe('recovered');
  });

  it('takes several commits back that lie one above the other', async () => {
    const { run } = open();
    await run(`git checkout b7f1440 -- ${FOLDER} && git commit -m "Back to v40"`);
    const { facts } = await run('git push');
    expect(facts.filter((f) => f.type === 'commit.reverted')).toMatchObject([
      { sha: 'f3a91c6e20' },
      { sha: 'e4417a9b3c' },
    ]);
    expect(types(facts)).toEqual(['commit.reverted', 'function.deployed', 'commit.reverted', 'function.deployed']);
    expect(facts.at(-1)).toMatchObject({ version: 'v40' });
  });

  it('refuses code that no commit had, in words, and keeps the commit here', async () => {
    const { run, out } = open();
    await run(`echo '// x' >> ${PARSE} && git commit -am "Mend parsing"`);
    const refused = await run('git push');
    expect([refused.exitCode, refused.facts]).toEqual([1, []]);
    expect(refused.stderr).toContain('! [remote rejected] main -> main (protected branch hook declined)');
    expect(refused.stderr).toContain('This exercise runs only code of the repository’s history');
    expect(await out('git status')).toContain("ahead of 'origin/main' by 1 commit.");
    // The same taken back by a second commit is nothing new altogether.
    await run('git revert HEAD --no-edit');
    expect((await run('git push')).exitCode).toBe(0);
    expect(await out('git status')).toContain('up to date');
  });

  it('takes documents, and no rewritten history', async () => {
    const { run, out } = open();
    await run('echo note >> docs/SECRETS.md && git add -A && git commit -m "docs: note"');
    expect([(await run('git push')).facts, await out('git log --oneline -1')]).toEqual([
      [],
      expect.stringContaining('docs: note'),
    ]);
    await run('git reset --hard HEAD~2');
    const behind = await run('git push');
    expect([behind.exitCode, behind.stderr]).toEqual([1, expect.stringContaining('(non-fast-forward)')]);
    expect((await run('git push --force')).stderr).toContain('Cannot force-push to this branch');
    expect(await out('git pull')).toContain('Fast-forward');
    expect((await run('git push')).stderr).toBe('Everything up-to-date\n');
  });
});

describe('what others push', () => {
  it('comes in by itself where nothing is changed', async () => {
    const t = open();
    await t.run('true');
    revertedByOthers(t, 'f3a91c6e20');
    expect(await t.out(`cat ${PARSE}`)).toContain('JSON.parse');
    expect(await t.out('git status')).toContain('working tree clean');
  });

  it('waits for a pull where something is, and stays out of the way of it', async () => {
    const t = open();
    await t.run('echo x >> README.md');
    revertedByOthers(t, 'f3a91c6e20');
    expect(await t.out('git status')).toContain("behind 'origin/main' by 1 commit, and can be fast-forwarded");
    expect(await t.out('git pull')).toContain(PARSE);
    expect(await t.out(`cat ${PARSE}`)).toContain('JSON.parse');
    expect(await t.out('git status -s')).toBe(' M README.md');
    await t.run(`echo '// x' >> ${PARSE}`);
    revertedByOthers(t, 'e4417a9b3c');
    expect((await t.run('git pull')).exitCode).toBe(0);
  });

  it('goes below what is committed here, and makes the same revert needless', async () => {
    const t = open();
    await t.run('git revert f3a91c6 58b20d9 --no-edit');
    revertedByOthers(t, 'f3a91c6e20');
    expect((await t.run('git push')).stderr).toContain('(non-fast-forward)');
    expect(await t.out('git pull')).toMatch(/dropping \w+ Revert "generate-reading: take/);
    expect(await t.out('git status')).toContain("ahead of 'origin/main' by 1 commit.");
    expect((await t.run('git push')).facts).toMatchObject([{ type: 'commit.reverted', sha: '58b20d96ef' }, {}]);
  });
});

describe('git revert', () => {
  it('says when later commits are in its way, and leaves everything as it was', async () => {
    const { run, out } = open();
    await run("sed -i 's/five sections of two/six sections of two/' supabase/functions/generate-reading/prompt.ts");
    await run('git commit -am x');
    const result = await run('git revert b7f1440 --no-edit');
    expect([result.exitCode, result.stdout]).toEqual([1, expect.stringContaining('CONFLICT (content)')]);
    expect(await out('git status')).toContain('working tree clean');
  });

  it('refuses to write over changes', async () => {
    const { run, out } = open();
    await run(`echo '// x' >> ${PARSE}`);
    const result = await run('git revert HEAD --no-edit');
    expect([result.exitCode, result.stderr]).toEqual([128, expect.stringContaining('would be overwritten by revert')]);
    expect(await out('git log --oneline -1')).toContain('f3a91c6');
    expect((await run('git revert -n HEAD~1')).exitCode).toBe(0);
    expect(await out('git diff --staged --name-only')).toContain('GenerateButton.tsx');
  });
});

describe('work in hand', () => {
  it('is kept from a checkout that would lose it, and can be put aside', async () => {
    const { run, out } = open();
    await run(`echo '// x' >> ${PARSE}`);
    const blocked = await run('git checkout e4417a9');
    expect([blocked.exitCode, blocked.stderr]).toEqual([
      1,
      expect.stringContaining(`overwritten by checkout:\n\t${PARSE}`),
    ]);
    expect(await out('git stash')).toMatch(/^Saved working directory and index state WIP on main: f3a91c6/);
    expect((await run('git checkout e4417a9')).stderr).toContain('HEAD is now at e4417a9');
    expect((await run('git commit -am x')).exitCode).toBe(128);
    await run('git switch -');
    expect(await out('git stash pop')).toContain(`modified:   ${PARSE}`);
    expect(await out(`tail -1 ${PARSE}`)).toBe('// x');
    expect(await out('git stash list')).toBe('');
    await run('git checkout -f main');
    expect(await out('git status -s')).toBe('');
  });

  it('is committed as asked, and can be amended or taken back', async () => {
    const { run, out } = open();
    await run('echo a >> README.md; echo b >> docs/SECRETS.md; git add README.md');
    expect(await out('git commit -m "One" -m "Why."')).toMatch(
      /^\[main \w{7}\] One\n 1 file changed, 1 insertion\(\+\)$/,
    );
    expect(await out('git log -1')).toMatch(/Author: Codex .*\n.*\n\n {4}One\n\n {4}Why\.$/);
    await run('git commit -a --amend -m "Two"');
    expect(await out('git show --name-only --format=%s')).toBe('Two\n\nREADME.md\ndocs/SECRETS.md');
    expect(await out('git reset HEAD~1')).toBe('Unstaged changes after reset:\nM\tREADME.md\nM\tdocs/SECRETS.md');
    await run('git add . && git commit -m again && git reset --soft HEAD~1');
    expect(await out('git status -s')).toBe('M  README.md\nM  docs/SECRETS.md');
    expect(await out('git reset --hard')).toContain('HEAD is now at f3a91c6');
    expect(await out('git rm -q docs/SECRETS.md; git status -s; ls docs | wc -l')).toBe('D  docs/SECRETS.md\n2');
  });
});

describe('much of it', () => {
  it('comes back soon: large files, many stars, many commits', async () => {
    const { run, out } = open();
    await run(`seq 1 60000 > ${PARSE}; seq 60000 -1 1 > README.md; echo {a..z}{a..z}{a..z} > docs/SECRETS.md`);
    const before = process.cpuUsage();
    expect(await out(`git diff ${PARSE}`)).toContain('Binary files a/');
    expect((await run('git diff --stat')).exitCode).toBe(0);
    expect((await run(`git blame ${PARSE} | tail -1`)).stdout).toContain('00000000 (Not Committed Yet');
    expect((await run(`git add -A`)).exitCode).toBe(128);
    await run(`git checkout -q . ; touch ${'a'.repeat(150)}`);
    expect((await run(`git status -s '${'*a'.repeat(40)}b'`)).stdout).toBe('');
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(5_000);
    for (let i = 0; i < 4; i++) await run('for i in $(seq 40); do git commit -q --allow-empty -m x; done');
    const last = await run('git commit --allow-empty -m x');
    expect([last.exitCode, last.stderr]).toEqual([128, expect.stringContaining('as many commits')]);
  });

  it('is no matter of what is typed', async () => {
    const { run } = open();
    for (const line of [
      'git log --format="$(printf %0500d 0)%" -1',
      "git blame -L '/(((/' README.md",
      'git diff -U99999999 HEAD~1',
      'git show HEAD~99999999',
      "git log -S '' --oneline",
      "git log -- '' '[' '../../..'",
      'git checkout -- ../../../etc/passwd',
      'git -C / status',
      'git commit -F /nosuch',
      "git add '*' .. /",
      'git stash push -m "$(printf %09000d 1)"',
      'git constructor',
      'git stash __proto__',
    ]) {
      const result = await run(line);
      expect(result.facts, line).toEqual([]);
      expect(result.stderr, line).not.toMatch(/TypeError|undefined|at \w+ \(/);
    }
  });
});
