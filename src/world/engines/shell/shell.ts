import { Bash, type Command } from 'just-bash/browser';
import { curlCommand } from './commands/curl';
import { dateCommand } from './commands/date';
import { ghCommand } from './commands/gh';
import { gitCommand } from './commands/git';
import { pnpmCommand } from './commands/pnpm';
import { supabaseCommand } from './commands/supabase';
import { secretText } from './commands/supabase/secrets';
import { type Completion, complete } from './complete';
import { FLAGS_FILE, flagsFile, HOME, initialFiles, REPO } from './files';
import { failed } from './out';
import { Harvest, type ShellPort, type ShellResult } from './port';
import { freshWorkTree } from './work-tree';

/** Longest output that is kept; the rest is cut with a word about it. */
const OUTPUT_LIMIT = 150_000;
/** What a line prints beside that is cut shorter: both go into one entry of the record. */
const ERROR_LIMIT = 20_000;
/** All the sleeping of one line keeps a player waiting no longer than this (ms of wall time). */
const SLEEP_LIMIT = 3_000;
/** No line runs longer (ms of wall time): the drill's clock holds for ten seconds at most. */
const TIME_LIMIT = 8_000;
/** So many of our commands run before the page may draw itself. */
const BREATH = 10;
const MOST_HISTORY = 500;

/**
 * Enough for any honest line, and little enough that a runaway one comes back before the page seems to hang: the
 * interpreter leaves the page no time to breathe while it runs.
 */
const LIMITS = {
  maxCommandCount: 2_000,
  maxLoopIterations: 5_000,
  maxCallDepth: 40,
  maxWorkUnits: 200_000,
  maxAwkIterations: 20_000,
  maxSedIterations: 20_000,
  maxJqIterations: 20_000,
  maxStringLength: 2_000_000,
  maxHeredocSize: 1_000_000,
  maxOutputSize: 4_000_000,
  maxLiveBytes: 64_000_000,
  maxFileSystemBytes: 32_000_000,
  maxBraceExpansionResults: 10_000,
  maxExecutionTimeMs: TIME_LIMIT,
};

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
  let sleepLeft = 0;
  const current = () => harvest;
  const tree = freshWorkTree(flagsFile(port));
  const custom = [
    supabaseCommand(current, tree),
    gitCommand(current, tree),
    ghCommand(current),
    curlCommand(current),
    pnpmCommand(current),
    dateCommand(port),
  ].map((command) => counted(command, current));
  let env: Record<string, string> = variables(port);
  let cwd = REPO;
  let lastExit = 0;
  const typed: string[] = [];
  const bash = new Bash({
    files: initialFiles(port),
    cwd,
    env,
    customCommands: custom,
    sleep: (ms) => {
      const rest = Math.min(ms, sleepLeft);
      sleepLeft -= rest;
      return new Promise((done) => setTimeout(done, rest));
    },
    executionLimits: LIMITS,
  });

  const runOne = async (line: string, runId: string, signal: AbortSignal | undefined): Promise<ShellResult> => {
    harvest = new Harvest(port, runId);
    sleepLeft = SLEEP_LIMIT;
    await pullFlags();
    typed.push(line.trim());
    if (typed.length > MOST_HISTORY) typed.shift();
    // What the line before ended with is `$?`, which the interpreter forgets.
    const asks = lastExit !== 0 && line.includes('$?');
    const ended = await execute(asks ? `(exit ${lastExit})\n${line}` : line, signal);
    const { facts, evidence, acts } = harvest;
    const exitCode = signal?.aborted === true ? 130 : ended.exitCode;
    lastExit = exitCode;
    return {
      stdout: cut(ended.stdout, OUTPUT_LIMIT),
      stderr: cut(plain(ended.stderr), ERROR_LIMIT),
      exitCode,
      facts,
      evidence: [...evidence],
      acts,
    };
  };

  /** A flags file that nobody has edited here follows what is live, as a fresh checkout does. */
  const pullFlags = async (): Promise<void> => {
    const live = flagsFile(port);
    const here = await bash.fs.readFile(FLAGS_FILE).catch(() => undefined);
    if (here === tree.flags && here !== live) await bash.fs.writeFile(FLAGS_FILE, live);
    if (here === tree.flags || here === live) tree.flags = live;
  };

  const execute = async (line: string, signal: AbortSignal | undefined) => {
    // The interpreter has a `help` of its own, which knows nothing of this exercise.
    if (line.trim() === 'help') return { stdout: HELP, stderr: '', exitCode: 0 };
    try {
      const result = await bash.exec(line, {
        cwd,
        env: { ...env, BASH_HISTORY: JSON.stringify(typed) },
        // What a line unsets stays unset.
        replaceEnv: true,
        rawScript: true,
        ...(signal === undefined ? {} : { signal }),
      });
      env = { ...result.env };
      const folder = env.PWD ?? cwd;
      cwd = (await bash.fs.exists(folder)) ? folder : REPO;
      return result;
    } catch (error) {
      // The interpreter ends runaway scripts by throwing; what was caused before that has happened all the same.
      const reason = error instanceof Error ? error.message : 'stopped';
      return { stdout: '', stderr: `bash: ${reason}\n`, exitCode: 1 };
    }
  };

  let before: Promise<unknown> = Promise.resolve();
  return {
    cwd: () => cwd,
    complete: (line, cursor) => complete(port, bash, cwd, line, cursor),
    run: (line, runId, signal) => {
      // One line at a time: what a line causes is collected while it runs.
      const mine = before.then(() => runOne(line, runId, signal));
      before = mine.catch(() => undefined);
      return mine;
    },
  };
}

/** A command of ours that counts against what one line may run, and lets the page breathe now and then. */
function counted(command: Command, harvest: () => Harvest): Command {
  let runs = 0;
  return {
    ...command,
    execute: async (argv, ctx) => {
      if (!harvest().command()) return failed(`${command.name}: stopped: too many commands in one line`);
      runs += 1;
      if (runs % BREATH === 0) await new Promise((done) => setTimeout(done, 0));
      return command.execute(argv, ctx);
    },
  };
}

/** The interpreter's words for a limit, without the name of the setting behind it. */
function plain(text: string): string {
  return text.replace(/,? ?increase executionLimits\.\w+/g, '');
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit)}\n… ${text.length - limit} more characters cut\n`;
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
