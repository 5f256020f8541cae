import { type Command, type CommandContext, defineCommand, type ExecResult } from 'just-bash/browser';
import { GITHUB, helpText, usageText } from '../command-help';
import { pathText } from '../command-spec';
import { type Given, readFlags } from '../flags';
import { failed, printed } from '../out';
import type { Harvest } from '../port';
import { asJson, type Exec, slug } from './gh/answer';
import { api } from './gh/api';
import { issue } from './gh/issue';
import { listRuns, viewRun } from './gh/runs';
import { ghSpec } from './gh/spec';

/** The `gh` command on the simulated repository. Tickets go into the record as acts of who types. */
export function ghCommand(harvest: () => Harvest): Command {
  return defineCommand('gh', async (argv, ctx) => {
    if (argv.length === 1 && (argv[0] === '--version' || argv[0] === 'version'))
      return printed('gh version 2.83.0 (exercise)');
    const read = readFlags(ghSpec, argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv);
    if (!read.ok) return failed(`${read.message}\n\n${usageText(ghSpec, read.path, GITHUB)}`);
    const { given } = read;
    const command = given.path.at(-1);
    if (given.has('help') || (command?.commands !== undefined && given.words.length === 0))
      return printed(helpText(ghSpec, given.path, GITHUB));
    if (command?.commands !== undefined)
      return failed(
        `unknown command "${given.words[0]}" for "${pathText(given.path)}"\n\n${usageText(ghSpec, given.path, GITHUB)}`,
      );
    const h = harvest();
    return wrongRepository(h, given) ?? run(h, given, ctx);
  });
}

function wrongRepository(h: Harvest, given: Given): ExecResult | undefined {
  const typed = given.one('repo');
  if (typed === undefined || typed.replace(/^github\.com\//, '') === slug(h)) return undefined;
  if (!typed.includes('/')) return failed(`expected the "[HOST/]OWNER/REPO" format, got "${typed}"`);
  return failed(`GraphQL: Could not resolve to a Repository with the name '${typed}'. (repository)`);
}

async function run(h: Harvest, given: Given, ctx: CommandContext): Promise<ExecResult> {
  const exec: Exec = async (command, stdin) =>
    ctx.exec === undefined ? failed('gh: cannot run jq here') : ctx.exec(command, { cwd: ctx.cwd, stdin });
  const name = pathText(given.path.slice(1));
  if (name === 'api') return api(h, given, exec);
  if (name === 'run list') return listRuns(h, given, exec);
  if (name === 'run view') return viewRun(h, given, exec);
  if (name === 'auth status') return authStatus(h);
  if (name === 'repo view') return repoView(h, given, ctx, exec);
  if (name === 'pr list')
    return (await asJson(given, [], ['number', 'title'], exec)) ?? none(`no open pull requests in ${slug(h)}`);
  if (name === 'release list') return (await asJson(given, [], ['name', 'tagName'], exec)) ?? none('no releases found');
  const file = given.one('body-file');
  const text = file === undefined ? given.one('body') : await bodyFrom(ctx, file);
  if (text === null) return failed(`open ${file}: no such file or directory`);
  return issue(h, given, text, exec);
}

/** A list with nothing in it: the words go beside the output, and nothing is wrong. */
function none(words: string): ExecResult {
  return { ...printed(''), stderr: `${words}\n` };
}

function authStatus(h: Harvest): ExecResult {
  return printed(
    [
      'github.com',
      `  ✓ Logged in to github.com account ${h.port.person.id} (exercise)`,
      '  - Active account: true',
      '  - Git operations protocol: ssh',
      "  - Token scopes: 'read:org', 'repo', 'workflow'",
    ].join('\n'),
  );
}

async function repoView(h: Harvest, given: Given, ctx: CommandContext, exec: Exec): Promise<ExecResult> {
  const { owner, name, branch } = h.port.scenario.exhibits.repository;
  const url = `https://github.com/${owner}/${name}`;
  const row = { name, nameWithOwner: slug(h), url, defaultBranchRef: { name: branch }, owner: { login: owner } };
  const json = await asJson(given, row, Object.keys(row), exec);
  if (json !== undefined) return json;
  const readme = await ctx.fs.readFile(ctx.fs.resolvePath(ctx.cwd, 'README.md')).catch(() => '');
  const text = readme.trim() === '' ? 'This repository does not have a README' : readme.trim();
  return printed(`${slug(h)}\nNo description provided\n\n${text}\n\nView this repository on GitHub: ${url}`);
}

/** The text of a file, or of standard input (`-`); `null` when it cannot be read. */
async function bodyFrom(ctx: CommandContext, file: string): Promise<string | null> {
  if (file !== '-') return ctx.fs.readFile(ctx.fs.resolvePath(ctx.cwd, file)).catch(() => null);
  // Pipes carry bytes, one to a character.
  const bytes = ctx.stdin as unknown as string;
  return new TextDecoder().decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0)));
}
