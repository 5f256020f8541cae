import { describe, expect, it } from 'vitest';
import { terminal } from '../../../../../../test/support/terminal';

const PARSE = 'supabase/functions/generate-reading/parse.ts';

function open(variant = 'bad-deploy') {
  const t = terminal(variant);
  const out = async (line: string) => (await t.run(line)).stdout.trimEnd();
  return { ...t, out, lines: async (line: string) => (await out(line)).split('\n') };
}

describe('git show', () => {
  it('prints a file as it was in a commit', async () => {
    const { out, run } = open();
    expect(await out(`git show f3a91c6:${PARSE}`)).toBe(await out(`cat ${PARSE}`));
    expect(await out(`git show HEAD~1:${PARSE}`)).toContain('JSON.parse');
    expect(await out(`cd supabase/functions/generate-reading && git show HEAD:./parse.ts`)).toContain('output.parsed');
    expect(await out('git show HEAD:supabase/functions')).toContain('generate-reading/');
    expect((await run('git show HEAD:nosuch')).stderr).toBe("fatal: path 'nosuch' does not exist in 'HEAD'\n");
    expect((await run('git show f00f:x')).exitCode).toBe(128);
  });

  it('has the evidence of the diffs that it shows, and of no others', async () => {
    const { run } = open();
    expect((await run('git show a17e83f')).evidence).toEqual(['web-diff-harmless']);
    expect((await run('git show --stat f3a91c6')).evidence).toEqual([]);
    expect((await run('git show -s f3a91c6')).stdout).not.toContain('diff --git');
    expect((await run('git log -p -1')).evidence).toEqual(['generate-diff-breaks']);
    expect((await run('git show a17e83f -- README.md')).stdout).toBe('');
    expect((await run('git diff e4417a9 HEAD -- supabase/functions/compare')).evidence).toEqual([
      'compare-diff-harmless',
    ]);
    expect((await run('git diff e4417a9..HEAD --stat')).evidence).toEqual([]);
  });
});

describe('git log', () => {
  it('fills the placeholders of a format', async () => {
    const { out, lines } = open();
    expect(await out('git log -1 --format="%H|%h|%an|%ae|%s"')).toBe(
      'f3a91c6e20|f3a91c6|Claude|claude@vyberology.example|generate-reading: take the sections from the structured answer',
    );
    expect(await out('git log -1 --date=iso --pretty=format:%ad')).toBe('2025-11-05 13:15:00 +0000');
    expect(await out('git log -1 --format=%ar')).toMatch(/^\d+ minutes ago$/);
    expect(await out('git log -1 --format=%cd')).toBe('Wed Nov 5 13:15:00 2025 +0000');
    expect(await out('git log -1 --format="%C(yellow)%h%Creset%x09%p%%"')).toBe('f3a91c6\ta17e83f%');
    expect(await lines('git log --format=%h -3')).toHaveLength(3);
  });

  it('finds commits by what they changed', async () => {
    const { lines, run } = open();
    expect(await lines('git log --oneline -S output.parsed')).toEqual([
      'f3a91c6 generate-reading: take the sections from the structured answer',
    ]);
    expect(await lines('git log --oneline -- docs')).toHaveLength(1);
    expect(await lines("git log --oneline -- 'supabase/*.ts'")).not.toHaveLength(0);
    expect((await lines('git log --oneline --reverse'))[0]).toContain('a90c1d7');
    expect((await lines('git log --name-only --oneline -1')).at(-1)).toBe(PARSE);
    expect((await lines('git log --graph --oneline --decorate -1'))[0]).toMatch(
      /^\* f3a91c6 \(HEAD -> main, origin\/main, origin\/HEAD\) /,
    );
    const wrong = await run('git log --date=nosuch');
    expect([wrong.exitCode, wrong.stderr]).toEqual([128, 'fatal: unknown date format nosuch\n']);
  });
});

describe('git blame', () => {
  it('names the commit of each line, and marks those from before the history', async () => {
    const { lines, run } = open();
    const all = await lines(`git blame ${PARSE}`);
    expect(all[20]).toBe('f3a91c6e (Claude        2025-11-05 13:15:00 +0000 21)   const body = answer.output.parsed;');
    expect(all[2]).toMatch(/^\^a90c1d7 \(Sam Whitfield .* 3\) \/\*\* One part of a reading/);
    expect(await lines(`git blame -s -L 21,+2 ${PARSE}`)).toEqual([
      'f3a91c6e 21)   const body = answer.output.parsed;',
      all[21]?.replace(/\(.*?(\d+\))/, '$1'),
    ]);
    expect((await lines(`git blame HEAD~1 -- ${PARSE}`)).some((l) => l.includes('f3a91c6'))).toBe(false);
    await run(`echo '// x' >> ${PARSE}`);
    expect((await lines(`git blame ${PARSE}`)).at(-1)).toMatch(/^00000000 \(Not Committed Yet .* 24\) \/\/ x$/);
    expect((await run('git blame nosuch')).exitCode).toBe(128);
    expect((await run(`git blame -L 99,100 ${PARSE}`)).stderr).toBe('fatal: file has only 24 lines\n');
  });
});

describe('git status and diff', () => {
  it('compare the files with the index and with HEAD', async () => {
    const { out, run, lines } = open();
    await run(`echo '// x' >> ${PARSE}; echo a > notes.txt; mkdir dump; echo b > dump/x.sql; rm docs/SECRETS.md`);
    expect(await lines('git status -s')).toEqual([' D docs/SECRETS.md', ` M ${PARSE}`, '?? dump/', '?? notes.txt']);
    await run(`git add ${PARSE} notes.txt`);
    await run(`echo '// y' >> ${PARSE}`);
    expect(await lines('git status --porcelain')).toEqual([
      ' D docs/SECRETS.md',
      'A  notes.txt',
      `MM ${PARSE}`,
      '?? dump/',
    ]);
    expect(await out('git diff --staged')).toContain('+// x');
    expect(await out('git diff')).toContain('+// y');
    expect(await out('git diff')).not.toContain('+// x');
    expect(await out('git diff HEAD')).toMatch(/\+\/\/ x\n\+\/\/ y/);
    expect(await out('git status')).toContain('new file:   notes.txt');
    expect((await run('git diff --quiet')).exitCode).toBe(1);
    expect(await out('cd docs; git status; cd ..')).toContain('deleted:    SECRETS.md');
    await run('git restore --staged notes.txt; git restore .; rm -r notes.txt dump; git reset -q; git checkout -q .');
    expect(await out('git status')).toContain('working tree clean');
  });

  it('compare a commit with the files', async () => {
    const { out } = open();
    expect(await out('git diff HEAD~1 --name-only')).toBe(PARSE);
    expect(await out('git diff HEAD')).toBe('');
    expect(await out('git diff HEAD~1 --name-status')).toBe(`M\t${PARSE}`);
  });
});

describe('wrong words', () => {
  it.each([
    ['git nosuch', 1, "git: 'nosuch' is not a git command. See 'git --help'.\n"],
    ['git rebase -i HEAD~2', 1, /not part of this exercise/],
    ['git status --nosuch', 129, /^error: unknown option `nosuch'\nusage: git status/],
    ['git commit -Z', 129, /^error: unknown switch `Z'/],
    ['git show nosuch', 128, /^fatal: ambiguous argument 'nosuch': unknown revision or path/],
    ['git checkout nosuch', 1, "error: pathspec 'nosuch' did not match any file(s) known to git\n"],
    ['git checkout -b fix', 128, /one branch, main/],
    ['cd / && git status', 128, 'fatal: not a git repository (or any of the parent directories): .git\n'],
    ['git push upstream main', 128, /does not appear to be a git repository/],
    ['git stash pop', 1, 'No stash entries found.\n'],
    ['git commit', 1, ''],
    ['git log -n x', 128, "fatal: 'x': not an integer\n"],
  ])('%s: as git refuses it', async (line, code, words) => {
    const result = await open().run(line);
    expect(result.exitCode).toBe(code);
    expect(result.facts).toEqual([]);
    if (typeof words === 'string') expect(result.stderr).toBe(words);
    else expect(result.stderr).toMatch(words);
  });

  it('are helped: every command shows how it is used', async () => {
    const { run, out } = open();
    expect(await out('git --help')).toContain('git');
    for (const verb of [
      'log',
      'show',
      'diff',
      'revert',
      'push',
      'status',
      'blame',
      'checkout',
      'stash',
      'reset',
      'pull',
    ]) {
      const result = await run(`git ${verb} -h`);
      expect([result.exitCode, result.stdout]).toEqual([129, expect.stringMatching(`^usage: git ${verb}`)]);
    }
  });
});
