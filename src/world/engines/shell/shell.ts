import { Bash, type Command } from 'just-bash/browser';
import { breathing } from './breath';
import { curlCommand } from './commands/curl';
import { trackerToken } from './commands/curl/sentry';
import { dateCommand } from './commands/date';
import { ghCommand } from './commands/gh';
import { gitCommand } from './commands/git';
import { pnpmCommand } from './commands/pnpm';
import { supabaseCommand } from './commands/supabase';
import { ROTATED, secretText } from './commands/supabase/secrets';
import { yesCommand } from './commands/yes';
import { type Completion, complete } from './complete';
import { flagsFile, HOME, initialFiles, REPO } from './files';
import { helpLine } from './help';
import { copyFiles, type Kept, noteChanges, restoreFiles } from './kept';
import { failed } from './out';
import { Harvest, type ShellMode, type ShellPort, type ShellResult, TIME_LIMIT } from './port';
import { databaseUrl } from './psql/connect';
import { InteractivePsql } from './psql/interactive';
import { psqlCommand } from './psql/psql-command';
import { openRepository } from './repository/repository';
import { follow } from './repository/working-files';
import { freshWorkTree } from './work-tree';

/** Longest output that is kept; the rest is cut with a word about it. */
const OUTPUT_LIMIT = 150_000;
/** What a line prints beside that is cut shorter: both go into one entry of the record. */
const ERROR_LIMIT = 20_000;
/** All the sleeping of one line keeps a player waiting no longer than this (ms of wall time). */
const SLEEP_LIMIT = 3_000;
const MOST_HISTORY = 500;

/**
 * Enough for any honest line, and little enough that a runaway one comes back within a second or two: the shell runs in a
 * worker, where it holds up nobody, but loops and filters of the interpreter hear no Ctrl-C while they run.
 */
const LIMITS = {
  maxCommandCount: 20_000,
  /** Also the longest `seq`. */ maxLoopIterations: 1_000_000,
  maxCallDepth: 40,
  maxWorkUnits: 5_000_000,
  maxAwkIterations: 300_000,
  maxSedIterations: 300_000,
  maxJqIterations: 100_000,
  maxStringLength: 20_000_000,
  maxHeredocSize: 1_000_000,
  maxOutputSize: 20_000_000,
  maxLiveBytes: 256_000_000,
  maxFileSystemBytes: 64_000_000,
  maxBraceExpansionResults: 10_000,
  maxExecutionTimeMs: TIME_LIMIT,
};

/** One terminal of one seat: a real shell whose tools act on the simulated production. What it answers can be cloned. */
export interface Shell {
  readonly cwd: () => string;
  /** Runs a line. `runId` keys what chance decides. Never throws: what goes wrong is printed. */
  readonly run: (line: string, runId: string, signal?: AbortSignal) => Promise<ShellResult>;
  readonly complete: (line: string, cursor: number) => Promise<Completion>;
  /** What a shell that is opened in place of this one needs to go on from here. */
  readonly keep: () => Promise<Kept>;
}

/** What the finished commands of the running line have caused so far. */
export type Caused = Pick<ShellResult, 'facts' | 'evidence' | 'acts'>;

/** How a terminal is opened. */
export interface ShellOptions {
  /** Goes on from where another one was. */
  readonly kept?: Kept;
  /** Told whenever the running line has caused something more. */
  readonly onCaused?: (caused: Caused) => void;
}

/** Opens a terminal. Nothing of it reaches a network, a real file or the page. */
export function createShell(port: ShellPort, { kept, onCaused }: ShellOptions = {}): Shell {
  let harvest = new Harvest(port, 'start');
  let sleepLeft = 0;
  const current = () => harvest;
  // Without its files, what is known of a checkout is wrong: then it is a fresh one.
  const bare = kept?.files === 'too-large';
  const tree = bare ? freshWorkTree(flagsFile(port)) : (kept?.tree ?? freshWorkTree(flagsFile(port)));
  const psql = new InteractivePsql();
  const mode = (): ShellMode => (psql.prompt === undefined ? { kind: 'shell' } : { kind: 'psql', prompt: psql.prompt });
  const custom = [
    supabaseCommand(current, tree),
    gitCommand(current, tree),
    ghCommand(current),
    curlCommand(current),
    pnpmCommand(current),
    dateCommand(port),
    yesCommand,
    psqlCommand(current, psql),
  ].map((command) => counted(command, current, onCaused, () => breathe()));
  let env: Record<string, string> = { ...(kept?.env ?? variables(port)), ...(bare ? { PWD: REPO } : {}) };
  let cwd = bare ? REPO : (kept?.cwd ?? REPO);
  let lastExit = kept?.lastExit ?? 0;
  const typed: string[] = [...(kept?.typed ?? [])];
  const bash = new Bash({
    files: initialFiles(openRepository(port, tree)?.head.tree ?? new Map()),
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
  const files = kept?.files ?? 'same';
  const ready = typeof files === 'string' ? Promise.resolve() : restoreFiles(bash.fs, files).catch(() => undefined);
  const breathe = breathing(bash.fs);
  const changed = noteChanges(bash.fs);

  const runOne = async (line: string, runId: string, signal: AbortSignal | undefined): Promise<ShellResult> => {
    harvest = new Harvest(port, runId);
    if (psql.prompt !== undefined) {
      const ended = await psql.line(line, signal);
      const { facts, evidence, acts } = harvest;
      const stdout = cut(ended.stdout, OUTPUT_LIMIT);
      const stderr = cut(ended.stderr, ERROR_LIMIT);
      const exitCode = ended.exitCode;
      return { stdout, stderr, exitCode, cwd, mode: mode(), facts, evidence: [...evidence], acts };
    }
    sleepLeft = SLEEP_LIMIT;
    await follow(bash.fs, port, tree).catch(() => undefined);
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
      cwd,
      mode: mode(),
      facts,
      evidence: [...evidence],
      acts,
    };
  };

  const execute = async (line: string, signal: AbortSignal | undefined) => {
    // The interpreter has a `help` of its own, which knows nothing of this exercise.
    const help = helpLine(line);
    if (help !== undefined && 'print' in help) return { stdout: help.print, stderr: '', exitCode: 0 };
    try {
      const result = await bash.exec(help?.run ?? line, {
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

  let before: Promise<unknown> = ready;
  return {
    cwd: () => cwd,
    complete: (line, cursor) => complete(port, bash, cwd, line, cursor, psql.prompt !== undefined),
    run: (line, runId, signal) => {
      // One line at a time: what a line causes is collected while it runs.
      const mine = before.then(() => runOne(line, runId, signal));
      before = mine.catch(() => undefined);
      return mine;
    },
    keep: async () => ({
      env,
      cwd,
      typed: [...typed],
      lastExit,
      tree: { ...tree },
      files: changed() ? await copyFiles(bash.fs) : 'same',
    }),
  };
}

/** A command of ours that counts against what one line may run, lets messages in, and tells what it has caused. */
function counted(
  command: Command,
  harvest: () => Harvest,
  onCaused: ShellOptions['onCaused'],
  breathe: () => Promise<void>,
): Command {
  return {
    ...command,
    execute: async (argv, ctx) => {
      const mine = harvest();
      if (!mine.command()) return failed(`${command.name}: stopped: too many commands in one line`);
      await breathe();
      const size = () => mine.facts.length + mine.acts.length + mine.evidence.size;
      const before = size();
      const result = await command.execute(argv, ctx);
      if (size() !== before && mine === harvest())
        onCaused?.({ facts: [...mine.facts], evidence: [...mine.evidence], acts: [...mine.acts] });
      return result;
    },
  };
}

/** The interpreter's words for a limit, without the name of the setting behind it. */
function plain(text: string): string {
  return text
    .replace(/,? ?increase executionLimits\.\w+/g, '')
    .replace(
      /exceeded (its )?execution deadline( \(\d+ms\))?/g,
      `stopped: no line runs longer than ${TIME_LIMIT / 1_000} s`,
    );
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
    SENTRY_AUTH_TOKEN: trackerToken(port.seed),
    DB_URL: databaseUrl(port),
    PROD_DB_URL: databaseUrl(port),
  };
  for (const secret of port.scenario.exhibits.secrets) {
    env[secret.name] = secretText(port.seed, secret.value);
    // What the key's owner has made anew and not put in yet.
    for (const { id } of secret.values) if (id === ROTATED) env[`${secret.name}_ROTATED`] = secretText(port.seed, id);
  }
  return env;
}
