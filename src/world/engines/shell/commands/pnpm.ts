import { type Command, type CommandContext, defineCommand, type ExecResult } from 'just-bash/browser';
import { COBRA, helpText } from '../command-help';
import { type Given, readFlags } from '../flags';
import { failed, printed } from '../out';
import type { Harvest } from '../port';
import { matching, type Package, packageAt, workspace } from './pnpm/packages';
import { runProgram } from './pnpm/scripts';
import { pnpmSpec } from './pnpm/spec';

/** Scripts call scripts; further down nothing sensible happens. */
const DEEPEST = 5;

/** The `pnpm` command on the checkout: scripts of the `package.json` files that lie there. */
export function pnpmCommand(harvest: () => Harvest): Command {
  let depth = 0;
  return defineCommand('pnpm', async (argv, ctx) => {
    if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-v')) return printed('10.19.0');
    const read = readFlags(pnpmSpec, argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv);
    if (!read.ok)
      return failed(
        ` ERROR  ${read.message.replace(/^unknown (?:flag: |shorthand flag: )(.*)$/, "Unknown option: '$1'")}\nFor help, run: pnpm help`,
      );
    const { given } = read;
    if (given.has('help') || (given.path.length === 1 && given.words.length === 0))
      return printed(helpText(pnpmSpec, given.path, COBRA));
    if (depth >= DEEPEST) return failed(' ERROR  pnpm calls itself without end');
    depth += 1;
    try {
      return await run(harvest(), ctx, given);
    } finally {
      depth -= 1;
    }
  });
}

async function run(h: Harvest, ctx: CommandContext, given: Given): Promise<ExecResult> {
  const packages = await workspace(ctx);
  if (typeof packages === 'string') return failed(packages);
  const dir = given.one('dir');
  const cwd = dir === undefined ? ctx.cwd : ctx.fs.resolvePath(ctx.cwd, dir);
  const here = packageAt(packages, cwd);
  if (here === undefined)
    return failed(
      ` ERR_PNPM_NO_IMPORTER_MANIFEST_FOUND  No package.json (or package.yaml, or package.json5) was found in "${cwd}": it does not exist.`,
    );
  const verb = given.path.at(-1)?.name;
  const script = verb === 'pnpm' || verb === 'run' ? given.words[0] : verb;
  if (verb === 'install' || script === 'i')
    return printed(
      `Scope: all ${packages.length} workspace projects\nLockfile is up to date, resolution step is skipped\nAlready up to date\n\nDone using pnpm v10.19.0`,
    );
  if (script === undefined) return printed(`Lifecycle scripts:\n${listed(here)}`);
  const filters = given.all('filter');
  const many = filters.length > 0 || given.has('recursive');
  if (!many) return runScript(h, ctx, given.has('workspace-root') ? (packages[0] ?? here) : here, script, given);
  const chosen =
    filters.length === 0
      ? packages
      : packages.filter((p) =>
          filters.some((f) => matching(packages, f, (path) => ctx.fs.resolvePath(cwd, path)).includes(p)),
        );
  if (chosen.length === 0) return printed(`No projects matched the filters in "${packages[0]?.folder ?? cwd}"`);
  // A recursive run leaves out the package whose script it is: it would call itself.
  const able = chosen.filter((p) => p.scripts[script] !== undefined && (filters.length > 0 || p !== packages[0]));
  if (able.length === 0 && !given.has('if-present'))
    return failed(` ERR_PNPM_RECURSIVE_RUN_NO_SCRIPT  None of the selected packages has a "${script}" script`);
  let [stdout, stderr] = ['', ''];
  for (const pkg of able) {
    const done = await runScript(h, ctx, pkg, script, given);
    stdout += done.stdout;
    stderr += done.stderr;
    if (done.exitCode !== 0)
      return {
        stdout,
        stderr: `${stderr} ERR_PNPM_RECURSIVE_RUN_FIRST_FAIL  ${pkg.name}@${pkg.version} ${script}: Exit status ${done.exitCode}\n`,
        exitCode: done.exitCode,
        stdoutKind: 'text',
      };
  }
  return { stdout, stderr, exitCode: 0, stdoutKind: 'text' };
}

function listed(pkg: Package): string {
  return Object.entries(pkg.scripts)
    .map(([name, command]) => `  ${name}\n    ${command}`)
    .join('\n');
}

async function runScript(
  h: Harvest,
  ctx: CommandContext,
  pkg: Package,
  script: string,
  given: Given,
): Promise<ExecResult> {
  const command = Object.hasOwn(pkg.scripts, script) ? pkg.scripts[script] : undefined;
  if (command === undefined) {
    if (given.has('if-present')) return printed('');
    return failed(` ERR_PNPM_NO_SCRIPT  Missing script: ${script}\n\nScripts here:\n${listed(pkg)}`);
  }
  const head = `\n> ${pkg.name}${pkg.version === '' ? '' : `@${pkg.version}`} ${script} ${pkg.folder}\n> ${command}\n\n`;
  const done = await runProgram(h, ctx, pkg, command);
  const failedWord = done.exitCode === 0 ? '' : ` ELIFECYCLE  Command failed with exit code ${done.exitCode}.\n`;
  return { ...done, stdout: `${given.has('silent') ? '' : head}${done.stdout}`, stderr: `${done.stderr}${failedWord}` };
}
