import { describe, expect, it } from 'vitest';
import { terminal } from '../../../../test/support/terminal';
import { actSchema } from '../../../drill/acts';

describe('runaway lines', () => {
  it.each([
    'while true; do :; done',
    'while true; do echo hi; done',
    'for i in $(seq 1 100000); do echo $i; done',
    ':(){ :|:& };:',
    'f() { f | f & }; f',
    'f() { f; }; f',
    'x=a; while true; do x=$x$x; done',
    'awk "BEGIN{while(1)print 1}"',
    'jq -n "[range(1000000000)]|length"',
    'sed -n ":a;ba" README.md',
    'echo {1..10000000} | wc -w',
    'while true; do supabase functions logs generate-reading; done',
    'seq 1 10000000 | sort',
    'for i in 1 2 3 4 5 6 7 8 9; do seq 1 1000000; done | sort | uniq -c',
    'while :; do seq 1 100000 > /tmp/a; cat /tmp/a >> /tmp/b; done',
    'while :; do (:); done',
    'echo $(yes) $(yes) | wc -c',
    'cat /dev/zero | head -c 1000000000 | wc -c',
    `cat << END\n${'x'.repeat(1_500_000)}\nEND`,
    'find / -exec find / ";"',
  ])('%s comes back soon, without a word about our settings', async (line) => {
    const { run } = terminal('bad-deploy');
    await run('true');
    const before = process.cpuUsage();
    const result = await run(line);
    // A second or two of work, however busy the machine is with other things: it holds up nobody but its own terminal.
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(4_000);
    expect(result.stderr).not.toMatch(/executionLimits|increase/);
    expect((await run('echo still here')).stdout).toBe('still here\n');
  });

  it('sleep no longer than a few seconds altogether', async () => {
    const { run } = terminal('bad-deploy');
    const began = performance.now();
    await run('for i in 1 2 3 4 5 6 7 8 9 10; do sleep 20; done');
    expect(performance.now() - began).toBeLessThan(6_000);
  }, 10_000);

  it('end in any case before the clock of the drill goes on', async () => {
    const { run } = terminal('bad-deploy');
    const began = performance.now();
    const result = await run(`y=($(seq 1 100000)); for i in \${y[@]}; do z+=($i); done`);
    expect(performance.now() - began).toBeLessThan(9_500);
    expect([result.exitCode, result.stderr]).toEqual([124, expect.stringContaining('no line runs longer than 8 s')]);
    expect((await run('echo on')).stdout).toBe('on\n');
  }, 15_000);

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

describe('honest lines', () => {
  it.each([
    ['seq 1 100000 > /tmp/log; grep -c 99 /tmp/log', '3691'],
    ['seq 1 200000 | awk "{s += \\$1} END {print s}"', '20000100000'],
    ['seq 1 1000000 | sort -r | tail -1', '1'],
    ['seq 1 100000 | sed -n "s/^9999/x/p" | wc -l', '11'],
    ['i=0; while [ $i -lt 3000 ]; do i=$((i + 1)); done; echo $i', '3000'],
    ['for i in $(seq 1 5000); do echo $i; done | sort -n | tail -1', '5000'],
    ['yes | head -2', 'y\ny'],
    ['yes no way | head -1', 'no way'],
  ])('get to their end: %s', async (line, says) => {
    expect(await terminal('bad-deploy').run(line)).toMatchObject({ stdout: `${says}\n`, stderr: '', exitCode: 0 });
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

  it('is nothing after rm -rf /, but the shell goes on', async () => {
    const { run } = terminal('bad-deploy');
    expect(await run('rm -rf /')).toMatchObject({ stdout: '', stderr: '', exitCode: 0, facts: [] });
    expect(await run('ls')).toMatchObject({ stdout: '', exitCode: 2, stderr: expect.stringContaining('No such file') });
    expect((await run('cat README.md')).stderr).toContain('No such file');
    expect((await run('echo on > /tmp/on; cat /tmp/on')).stdout).toBe('on\n');
    expect((await run('help')).stdout).toMatch(/reload the page: a new terminal starts with a fresh checkout/);
    expect((await terminal('bad-deploy').run('cat README.md')).exitCode).toBe(0);
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
