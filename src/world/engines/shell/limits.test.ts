import { describe, expect, it } from 'vitest';
import { terminal } from '../../../../test/support/terminal';
import { actSchema } from '../../../drill/acts';

describe('runaway lines', () => {
  it.each([
    'while true; do :; done',
    'while true; do echo hi; done',
    'for i in $(seq 1 100000); do echo $i; done',
    'f() { f | f & }; f',
    'f() { f; }; f',
    'x=a; while true; do x=$x$x; done',
    'awk "BEGIN{while(1)print 1}"',
    'jq -n "[range(1000000000)]|length"',
    'sed -n ":a;ba" README.md',
    'echo {1..10000000} | wc -w',
    'while true; do supabase functions logs generate-reading; done',
  ])('%s comes back soon, without a word about our settings', async (line) => {
    const { run } = terminal('bad-deploy');
    await run('true');
    const before = process.cpuUsage();
    const result = await run(line);
    // A few hundred milliseconds of work, however busy the machine is with other things.
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(2_000);
    expect(result.stderr).not.toMatch(/executionLimits|increase/);
    expect((await run('echo still here')).stdout).toBe('still here\n');
  });

  it('sleep no longer than a few seconds altogether', async () => {
    const { run } = terminal('bad-deploy');
    const began = performance.now();
    await run('for i in 1 2 3 4 5 6 7 8 9 10; do sleep 20; done');
    expect(performance.now() - began).toBeLessThan(6_000);
  }, 10_000);

  it('end at once with Ctrl-C, which the shell survives', async () => {
    const { run } = terminal('bad-deploy');
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    const began = performance.now();
    const result = await run('export KEPT=yes; sleep 60; echo never', stop.signal);
    expect(performance.now() - began).toBeLessThan(1_500);
    expect([result.exitCode, result.stdout]).toEqual([130, '']);
    expect((await run('echo on')).stdout).toBe('on\n');
  });
});

describe('what goes into the record', () => {
  it('fits an entry, however much a line does', async () => {
    const { run, state } = terminal('bad-deploy');
    const call = 'curl -s https://$PROD_REF.supabase.co/functions/v1/generate-reading -H "apikey: $ANON_KEY"';
    const result = await run(`for i in $(seq 200); do ${call}; done; head -c 1 README.md; echo done`);
    expect(result.facts.length).toBeLessThanOrEqual(60);
    expect(result.stdout).toContain('done');
    const loud = await run(
      'awk "BEGIN{for(i=0;i<9000;i++)print \\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\\"}"',
    );
    expect(`${loud.stdout}${loud.stderr}`.length).toBeLessThanOrEqual(200_000);
    expect(loud.stdout).toMatch(/more characters/);
    for (const { act } of state().happenings) expect(actSchema.safeParse(act).success).toBe(true);
    expect(state().refusals).toEqual([]);
  });

  it('keeps two lines apart that were sent at once', async () => {
    const { shell } = terminal('bad-deploy');
    const call = 'curl -s https://$PROD_REF.supabase.co/functions/v1/generate-reading -H "apikey: $ANON_KEY"';
    const [first, second] = await Promise.all([shell.run(`sleep 0.1; ${call}`, 'a'), shell.run('cd apps; pwd', 'b')]);
    expect([first.facts.length, second.facts.length]).toEqual([1, 0]);
    expect(shell.cwd()).toMatch(/apps$/);
  });
});

describe('what stays between lines', () => {
  it('is the environment as the line before left it: set, changed, unset', async () => {
    const { run } = terminal('bad-deploy');
    await run('export A=1 B="two words"; C=3');
    await run('unset A; B=three');
    expect((await run('echo "[$A][$B][$C]"')).stdout).toBe('[][three][3]\n');
    await run('unset OPENAI_API_KEY');
    expect((await run('echo "[$OPENAI_API_KEY]"')).stdout).toBe('[]\n');
    await run('false');
    expect((await run('echo $?')).stdout).toBe('1\n');
  });

  it('is the folder, which a wrong `cd` leaves alone', async () => {
    const { run, shell } = terminal('bad-deploy');
    const wrong = await run('cd nosuch');
    expect([wrong.exitCode, wrong.stderr]).toEqual([1, expect.stringContaining('No such file')]);
    expect(shell.cwd()).toMatch(/vyberology$/);
    await run('cd apps/web && false');
    await run('cd -');
    expect(shell.cwd()).toMatch(/vyberology$/);
    await run('mkdir gone && cd gone && rmdir ../gone');
    expect((await run('cd ~/vyberology && pwd')).stdout).toMatch(/vyberology\n$/);
  });

  it('survives the loss of everything', async () => {
    const { run } = terminal('bad-deploy');
    await run('rm -rf ~/vyberology');
    expect((await run('echo on')).stdout).toBe('on\n');
    expect((await run('git status')).exitCode).toBe(0);
    expect((await run('pnpm deploy')).stderr).toContain('does not exist');
    expect((await run('PATH=; unset HOME PWD IFS; cd')).facts).toEqual([]);
    expect((await run('echo still')).stdout).toBe('still\n');
  });

  it('is what was typed, and `help` is ours', async () => {
    const { run } = terminal('bad-deploy');
    await run('echo one');
    expect((await run('history')).stdout).toMatch(/1\s+echo one\n\s+2\s+history/);
    expect((await run('help')).stdout).toContain('supabase');
  });
});

describe('completion', () => {
  it.each(['constructor ', 'toString ', '__proto__ x', 'supabase __proto__ ', '', '$(', 'cat /', 'x\u0000', '| | '])(
    'of “%s” offers something or nothing, and never fails',
    async (line) => {
      const offered = await terminal('bad-deploy').shell.complete(line, line.length);
      expect(Array.isArray(offered.options)).toBe(true);
    },
  );
});
