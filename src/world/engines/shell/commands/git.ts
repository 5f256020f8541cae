import { type Command, defineCommand, type ExecResult } from 'just-bash/browser';
import { failed, printed } from '../out';
import type { Harvest } from '../port';
import { openRepository } from '../repository/repository';
import { inRepository } from '../repository/working-files';
import type { WorkTree } from '../work-tree';
import { blame } from './git/blame';
import { checkout, restore, switchTo } from './git/checkout';
import { add, commit, remove, reset } from './git/commit';
import type { Git } from './git/context';
import { log } from './git/log';
import { pull } from './git/pull';
import { push } from './git/push';
import { revert } from './git/revert';
import { diff, show } from './git/show';
import { branch, clean, config, lsFiles, remote, revParse, shortlog } from './git/small';
import { stash } from './git/stash';
import { status } from './git/status';
import { HELP, usageOf } from './git/usage';

type Verb = (git: Git, argv: readonly string[]) => ExecResult | Promise<ExecResult>;

const VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ['add', add],
  ['blame', blame],
  ['branch', branch],
  ['checkout', checkout],
  ['clean', clean],
  ['commit', commit],
  ['config', config],
  ['diff', diff],
  // Others' commits are known here as soon as they are pushed.
  ['fetch', () => printed('')],
  ['log', log],
  ['ls-files', lsFiles],
  ['pull', pull],
  ['push', push],
  ['remote', remote],
  ['reset', reset],
  ['restore', restore],
  ['revert', revert],
  ['rev-parse', revParse],
  ['rm', remove],
  ['shortlog', shortlog],
  ['show', show],
  ['stash', stash],
  ['status', status],
  ['switch', switchTo],
]);

/** Commands that the real git has and this exercise does not, with what does the same here. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['merge', 'There is one branch; git pull takes in what others have pushed.'],
  ['rebase', 'There is one branch; git pull puts your commits on top of what others have pushed.'],
  ['cherry-pick', "Take files of a commit with 'git checkout <commit> -- <path>'."],
  ['bisect', "See what changed with 'git log --oneline' and 'git show <commit>'."],
  ['reflog', "See 'git log --oneline'."],
  ['grep', "Search files with 'grep -rn', and history with 'git log -S <text>'."],
  ['tag', 'Versions of functions are listed by the platform: supabase functions list.'],
  ['describe', "See 'git rev-parse --short HEAD'."],
  ['mv', "Use 'mv', then 'git add -A'."],
  ['apply', 'Changes are pushed here as reverts or flags.'],
  ['clone', 'The repository is checked out in ~/vyberology.'],
  ['init', 'The repository is checked out in ~/vyberology.'],
]);

/** The `git` command on the simulated repository: the files are those of the shell, the history is the scenario's. */
export function gitCommand(harvest: () => Harvest, tree: WorkTree): Command {
  return defineCommand('git', async (argv, ctx) => {
    const h = harvest();
    const { rest, folder, bad } = withoutGlobals(argv);
    const [verb, ...words] = rest;
    if (bad !== undefined) return failed(`unknown option: ${bad}\n${HELP}`, 129);
    if (verb === '--version' || verb === '-v' || verb === 'version') return printed('git version 2.51.0 (exercise)');
    if (verb === undefined) return { ...printed(HELP), exitCode: 1 };
    if (verb === '--help' || verb === '-h' || verb === 'help') return help(words[0]);
    const run = VERBS.get(verb);
    if (run === undefined) {
      const instead = ELSEWHERE.get(verb);
      if (instead !== undefined) return failed(`git: '${verb}' is not part of this exercise. ${instead}`);
      return failed(`git: '${verb}' is not a git command. See 'git --help'.`);
    }
    const cut = words.indexOf('--');
    const options = cut < 0 ? words : words.slice(0, cut);
    if (options.includes('--help')) return help(verb);
    if (words[0] === '-h') return { ...printed(usageOf(verb)), exitCode: 129 };
    const cwd = folder === undefined ? ctx.cwd : ctx.fs.resolvePath(ctx.cwd, folder);
    const repo = inRepository(cwd) === undefined ? undefined : openRepository(h.port, tree);
    if (repo === undefined) return failed('fatal: not a git repository (or any of the parent directories): .git', 128);
    return run({ h, repo, fs: ctx.fs, cwd, resolve: (path) => ctx.fs.resolvePath(cwd, path) }, words);
  });
}

function help(verb: string | undefined): ExecResult {
  if (verb === undefined) return printed(HELP);
  const usage = usageOf(verb);
  return usage === '' ? failed(`No manual entry for git-${verb}`, 1) : printed(usage);
}

/** Options before the command: `-C <path>`, and those that change nothing here. */
function withoutGlobals(argv: readonly string[]): { rest: readonly string[]; folder?: string; bad?: string } {
  let folder: string | undefined;
  let at = 0;
  for (; at < argv.length; at++) {
    const arg = argv[at] ?? '';
    if (arg === '-C') folder = argv[++at];
    else if (arg === '-c') at++;
    else if (/^(--no-pager|-P|-p|--paginate|--no-optional-locks|--literal-pathspecs)$/.test(arg)) continue;
    else if (arg.startsWith('-') && !/^(--version|-v|--help|-h)$/.test(arg)) return { rest: [], bad: arg };
    else break;
  }
  return { rest: argv.slice(at), ...(folder === undefined ? {} : { folder }) };
}
