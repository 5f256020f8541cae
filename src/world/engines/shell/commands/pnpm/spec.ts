import type { CommandSpec, FlagSpec, ToolSpec } from '../../command-spec';

const FILTER: FlagSpec = {
  name: 'filter',
  short: 'F',
  value: '<pattern>',
  text: 'Works on these packages only: a name (web) or a folder (./apps/web)',
  argument: ['./apps/web', 'web'],
};

const script = (name: string, summary: string, example: string): CommandSpec => ({
  name,
  summary,
  usage: '[flags]',
  examples: [example],
});

const root: CommandSpec = {
  name: 'pnpm',
  summary: 'Version 10.19.0 (exercise)',
  commands: [
    {
      name: 'install',
      summary: 'Install all dependencies for a project',
      flags: [{ name: 'frozen-lockfile', text: "Don't generate a lockfile and fail if an update is needed" }],
      examples: ['pnpm install'],
    },
    {
      name: 'run',
      summary: 'Runs a defined package script',
      usage: '<command> [flags]',
      argument: ['build', 'deploy', 'test'],
      examples: ['pnpm --filter ./apps/web run deploy'],
    },
    script('build', 'Builds the web app; nothing goes live', 'pnpm --filter ./apps/web build'),
    {
      ...script(
        'deploy',
        'Deploys the web app',
        'pnpm --filter ./apps/web build && pnpm --filter ./apps/web run deploy',
      ),
      note: 'Ships the flags of apps/web/src/lib/featureFlags.ts, as they stand in the working tree, to production.',
    },
    script('test', "Runs a package's test script, if one was provided", 'pnpm -r test'),
    script('lint', 'Runs the script lint, if there is one', 'pnpm lint'),
  ],
};

/** The `pnpm` command: what it takes, as far as this exercise goes. */
export const pnpmSpec: ToolSpec = {
  root,
  globals: [
    { name: 'dir', short: 'C', value: '<dir>', text: 'Run as if pnpm was started in <dir>', argument: 'file' },
    FILTER,
    { name: 'help', short: 'h', text: 'Output usage information' },
    { name: 'if-present', text: 'Do nothing when there is no such script' },
    { name: 'recursive', short: 'r', text: 'Run the command for each project in the workspace' },
    { name: 'silent', short: 's', text: 'Print less' },
    { name: 'workspace-root', short: 'w', text: 'Run the command on the root workspace project' },
  ],
};
