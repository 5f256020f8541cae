import { describe, expect, it } from 'vitest';
import { terminal } from '../../../../test/support/terminal';
import type { CommandSpec } from './command-spec';
import { ghSpec } from './commands/gh/spec';
import { pnpmSpec } from './commands/pnpm/spec';
import { supabaseSpec } from './commands/supabase/spec';

/** Every command and subcommand, as it is typed. */
const paths = (command: CommandSpec, before = ''): readonly string[] => {
  const name = `${before}${command.name}`;
  return [name, ...(command.commands ?? []).flatMap((c) => paths(c, `${name} `))];
};
const ALL = [...paths(supabaseSpec.root), ...paths(ghSpec.root), ...paths(pnpmSpec.root)];

describe('help', () => {
  const { run } = terminal('bad-deploy');

  it.each(ALL)('%s --help: what it is for, how it is called, its options, an example', async (command) => {
    const result = await run(`${command} --help`);
    expect([result.exitCode, result.stderr, result.facts, result.acts]).toEqual([0, '', [], []]);
    expect(result.stdout).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
    expect(result.stdout).toMatch(/^ {2}(?:-h, | {4})--help/m);
    if (!/<command> \[flags\]/.test(result.stdout)) expect(result.stdout).toMatch(/^(?:Examples:|EXAMPLES)\n {2}/m);
    expect((await run(`help ${command}`)).stdout).toBe(result.stdout);
  });

  it.each(['git', 'curl', 'psql', 'jq'])('%s knows --help too', async (command) => {
    const result = await run(`${command} --help`);
    expect(result.exitCode).toBe(0);
    expect(result.stdout).toMatch(/usage/i);
  });

  it('names every tool in groups, and is ours only when it is asked for alone', async () => {
    const { stdout } = await run('help');
    for (const tool of ['supabase', 'psql', 'gh', 'git', 'pnpm', 'curl', 'jq', '$DB_URL', '$SENTRY_AUTH_TOKEN'])
      expect(stdout).toContain(tool);
    expect((await run('echo help')).stdout).toBe('help\n');
  });

  it.each([
    ['supabase nosuch', 1, 'unknown command "nosuch" for "supabase"'],
    ['supabase functions list --nosuch', 1, 'unknown flag: --nosuch'],
    ['supabase functions list -z', 1, "unknown shorthand flag: 'z' in -z"],
    ['supabase functions logs generate-reading --limit', 1, 'flag needs an argument: --limit'],
    ['gh nosuch', 1, 'unknown command "nosuch" for "gh"'],
    ['gh issue nosuch', 1, 'unknown command "nosuch" for "gh issue"'],
    ['gh issue list --nosuch', 1, 'unknown flag: --nosuch'],
    ['curl --nosuch', 2, 'option --nosuch: is unknown'],
    ['curl -m', 2, 'option -m: requires parameter'],
    ['curl', 2, 'no URL specified'],
    ['pnpm --nosuch build', 1, "Unknown option: '--nosuch'"],
    ['pnpm run nosuch', 1, 'ERR_PNPM_NO_SCRIPT  Missing script: nosuch'],
  ])('%s: in the words of the real tool', async (line, code, words) => {
    const result = await run(line);
    expect(result.exitCode).toBe(code);
    expect(result.stderr).toContain(words);
    expect([result.facts, result.acts]).toEqual([[], []]);
  });

  it('is what a group of supabase answers to a word that it does not know, as the real one does', async () => {
    const result = await run('supabase functions nosuch');
    expect([result.exitCode, result.stderr]).toEqual([0, '']);
    expect(result.stdout).toContain('deploy');
  });
});
