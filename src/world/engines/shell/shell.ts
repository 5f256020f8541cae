import { Bash, type Command, defineCommand } from 'just-bash/browser';
import { curlCommand } from './commands/curl';
import { dateCommand } from './commands/date';
import { ghCommand } from './commands/gh';
import { gitCommand } from './commands/git';
import { pnpmCommand } from './commands/pnpm';
import { secretText, supabaseCommand } from './commands/supabase';
import { type Completion, complete } from './complete';
import { HOME, initialFiles, REPO } from './files';
import { printed } from './out';
import { Harvest, type ShellPort, type ShellResult } from './port';
import { freshWorkTree } from './work-tree';

/** Longest output that is kept; the rest is cut with a word about it. */
const OUTPUT_LIMIT = 150_000;
/** No `sleep` keeps a player waiting longer than this (ms of wall time). */
const SLEEP_LIMIT = 3_000;

const HELP = `Commands of this exercise on top of the usual ones (ls, cat, grep, sed, jq, ...):
  supabase   functions list|logs|deploy|delete, secrets list|set|unset, inspect db role-connections
  gh         issue create|edit|comment|view|list, api repos/{owner}/{repo}/deployments --jq, run list
  git        log, show, diff, revert, push, status, checkout
  curl       the project's Edge Functions
  pnpm       --filter ./apps/web build, run deploy
Variables: $PROD_REF $ANON_KEY $OPENAI_API_KEY_BACKUP ...   Each command knows --help.
`;

/** One terminal of one seat: a real shell whose tools act on the simulated production. */
export interface Shell {
  readonly cwd: () => string;
  /** Runs a line. `runId` keys what chance decides. Never throws: what goes wrong is printed. */
  readonly run: (line: string, runId: string, signal?: AbortSignal) => Promise<ShellResult>;
  readonly complete: (line: string, cursor: number) => Promise<Completion>;
}

/** Opens a terminal. Nothing of it reaches a network, a real file or the page. */
export function createShell(port: ShellPort): Shell {
  let harvest = new Harvest(port, 'start');
  const current = () => harvest;
  const tree = freshWorkTree();
  const custom: Command[] = [
    supabaseCommand(current, tree),
    gitCommand(current, tree),
    ghCommand(current),
    curlCommand(current),
    pnpmCommand(current),
    dateCommand(port),
    defineCommand('help', async () => printed(HELP)),
  ];
  let env: Record<string, string> = variables(port);
  let cwd = REPO;
  const bash = new Bash({
    files: initialFiles(port),
    cwd,
    env,
    customCommands: custom,
    sleep: (ms) => new Promise((done) => setTimeout(done, Math.min(ms, SLEEP_LIMIT))),
    executionLimits: { maxCommandCount: 2_000, maxLoopIterations: 5_000, maxCallDepth: 40, maxWorkUnits: 200_000 },
  });
  return {
    cwd: () => cwd,
    complete: (line, cursor) => complete(port, bash, cwd, line, cursor),
    run: async (line, runId, signal) => {
      harvest = new Harvest(port, runId);
      try {
        const result = await bash.exec(line, {
          cwd,
          env,
          rawScript: true,
          ...(signal === undefined ? {} : { signal }),
        });
        cwd = result.env.PWD ?? cwd;
        env = { ...env, ...result.env };
        return {
          stdout: cut(result.stdout),
          stderr: cut(result.stderr),
          exitCode: signal?.aborted === true ? 130 : result.exitCode,
          facts: harvest.facts,
          evidence: [...harvest.evidence],
          acts: harvest.acts,
        };
      } catch (error) {
        // The interpreter ends runaway scripts by throwing; what was caused before that has happened all the same.
        const reason = error instanceof Error ? error.message : 'stopped';
        const exitCode = signal?.aborted === true ? 130 : 1;
        return {
          stdout: '',
          stderr: `bash: ${reason}\n`,
          exitCode,
          facts: harvest.facts,
          evidence: [...harvest.evidence],
          acts: harvest.acts,
        };
      }
    },
  };
}

function cut(text: string): string {
  return text.length <= OUTPUT_LIMIT
    ? text
    : `${text.slice(0, OUTPUT_LIMIT)}\n… ${text.length - OUTPUT_LIMIT} more characters cut\n`;
}

function variables(port: ShellPort): Record<string, string> {
  const env: Record<string, string> = {
    HOME,
    PWD: REPO,
    USER: port.person.id,
    PROD_REF: port.scenario.exhibits.project.ref,
    ANON_KEY: secretText(port.seed, 'anon'),
  };
  for (const secret of port.scenario.exhibits.secrets) env[secret.name] = secretText(port.seed, secret.value);
  return env;
}
