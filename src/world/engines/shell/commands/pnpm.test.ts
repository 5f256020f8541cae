import { describe, expect, it } from 'vitest';
import { terminal } from '../../../../../test/support/terminal';

const OFF = "sed -i \"s/'reading.generate': true/'reading.generate': false/\" apps/web/src/lib/featureFlags.ts";
const SET = { type: 'flag.set', name: 'reading.generate', environment: 'production', value: false };

describe('pnpm', () => {
  it('builds without shipping, and ships what stands in the flags file', async () => {
    const { run } = terminal('bad-deploy');
    await run(OFF);
    const built = await run('pnpm --filter ./apps/web build');
    expect(built.facts).toEqual([]);
    expect(built.stdout).toMatch(
      /^\n> web@2\.42\.0 build \/home\/responder\/vyberology\/apps\/web\n> vite build\n\nvite v/,
    );
    expect((await run('pnpm --filter web run deploy')).facts).toEqual([SET]);
    expect((await run('pnpm --filter ./apps/web deploy')).stdout).toContain('No flag differs from what is live.');
  });

  it.each(['cd apps/web && pnpm deploy', 'pnpm -C apps/web run deploy', 'pnpm -F web deploy', 'pnpm -r deploy'])(
    '%s ships too',
    async (line) => {
      const { run } = terminal('bad-deploy');
      await run(OFF);
      expect((await run(line)).facts).toEqual([SET]);
    },
  );

  it('goes through scripts that call scripts, but not for ever', async () => {
    const { run } = terminal('bad-deploy');
    expect((await run('pnpm build')).stdout).toContain('built in');
    await run(`echo '{"name":"vyberology","scripts":{"loop":"pnpm run loop"}}' > package.json`);
    const loop = await run('pnpm run loop');
    expect([loop.exitCode, loop.stderr]).toEqual([1, expect.stringContaining('pnpm calls itself without end')]);
    await run(`echo '{"scripts":{"hello":"echo hi"}}' > package.json`);
    expect((await run('pnpm -s hello')).stdout).toBe('hi\n');
  });

  it('installs, tests and lists as it finds things', async () => {
    const { run } = terminal('bad-deploy');
    expect((await run('pnpm install')).stdout).toContain('Already up to date');
    const tests = await run('pnpm -r test');
    expect([tests.exitCode, tests.stderr]).toEqual([
      1,
      expect.stringContaining('No test files found, exiting with code 1'),
    ]);
    expect((await run('pnpm run')).stdout).toContain('build');
    expect((await run('pnpm --filter nosuch build')).stdout).toMatch(/^No projects matched the filters in /);
    expect((await run('pnpm lint')).stderr).toContain('ERR_PNPM_NO_SCRIPT  Missing script: lint');
    expect((await run('pnpm --filter web lint')).stderr).toContain('ERR_PNPM_RECURSIVE_RUN_NO_SCRIPT');
    expect((await run('pnpm --if-present lint')).exitCode).toBe(0);
    expect((await run('cd / && pnpm build')).stderr).toContain('ERR_PNPM_NO_IMPORTER_MANIFEST_FOUND');
  });

  it('ships nothing from a flags file that cannot be built, or a package file that cannot be read', async () => {
    const { run } = terminal('bad-deploy');
    await run("echo 'export const FEATURES = {' > apps/web/src/lib/featureFlags.ts");
    for (const script of ['build', 'run deploy']) {
      const result = await run(`pnpm --filter ./apps/web ${script}`);
      expect([result.exitCode, result.facts]).toEqual([1, []]);
    }
    await run('rm apps/web/src/lib/featureFlags.ts');
    expect((await run('pnpm --filter ./apps/web build')).stderr).toContain('does not exist');
    await run('echo "{" > apps/web/package.json');
    expect((await run('pnpm --filter ./apps/web run deploy')).stderr).toContain('ERR_PNPM_JSON_PARSE');
  });
});
