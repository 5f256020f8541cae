import { type CommandSpec, type FlagSpec, findCommand, findFlag, type ToolSpec } from '../command-spec';
import { CURL_FLAGS } from '../commands/curl/flags';
import { ghSpec } from '../commands/gh/spec';
import { COMMANDS as GIT_COMMANDS, usageOf } from '../commands/git/usage';
import { pnpmSpec } from '../commands/pnpm/spec';
import { supabaseSpec } from '../commands/supabase/spec';
import type { ShellPort } from '../port';
import { commitNames, namesOf } from './names';

/** What may stand at the cursor; `files`: names of files besides. */
export interface Offer {
  readonly options: readonly string[];
  readonly files: boolean;
}

const curlSpec: ToolSpec = {
  root: { name: 'curl', summary: '', flags: CURL_FLAGS, argument: 'url' },
  globals: [],
};
const SPECS: Readonly<Record<string, ToolSpec>> = {
  supabase: supabaseSpec,
  gh: ghSpec,
  pnpm: pnpmSpec,
  curl: curlSpec,
};
/** Commands of git that take a commit. */
const TAKES_COMMIT = new Set([
  ...['show', 'revert', 'checkout', 'switch', 'restore', 'diff', 'log', 'blame', 'reset', 'rev-parse', 'shortlog'],
]);

/** Completes behind one of our tools: `words` are those before the cursor, the tool's name first. */
export function offerOf(port: ShellPort, words: readonly string[], word: string): Offer | undefined {
  const [name = '', ...rest] = words;
  if (name === 'git') return gitOffer(port, rest, word);
  const tool = Object.hasOwn(SPECS, name) ? SPECS[name] : undefined;
  return tool === undefined ? undefined : toolOffer(port, tool, rest, word);
}

function toolOffer(port: ShellPort, tool: ToolSpec, words: readonly string[], word: string): Offer {
  const { path } = findCommand(tool, words);
  const command = path.at(-1);
  const flags = [...(command?.flags ?? []), ...tool.globals];
  const before = words.at(-1)?.replace(/=$/, '') ?? '';
  const asked = before.startsWith('-') ? findFlag(flags, before) : undefined;
  if (asked?.value !== undefined) return valueOffer(port, asked, word);
  if (word.startsWith('-')) return { options: flags.flatMap(spelled), files: false };
  if (command?.commands !== undefined) return { options: command.commands.map((c) => c.name), files: false };
  return argumentOffer(port, command, word);
}

const spelled = (flag: FlagSpec): readonly string[] =>
  flag.short === undefined ? [`--${flag.name}`] : [`--${flag.name}`, `-${flag.short}`];

function valueOffer(port: ShellPort, flag: FlagSpec, word: string): Offer {
  const { argument } = flag;
  if (argument === undefined) return { options: [], files: true };
  return { options: namesOf(port, argument, word), files: argument === 'file' };
}

function argumentOffer(port: ShellPort, command: CommandSpec | undefined, word: string): Offer {
  const argument = command?.argument;
  if (argument === undefined) return { options: [], files: true };
  return { options: namesOf(port, argument, word), files: argument === 'file' };
}

function gitOffer(port: ShellPort, words: readonly string[], word: string): Offer {
  const command = words.find((w) => !w.startsWith('-'));
  if (command === undefined) return { options: GIT_COMMANDS, files: false };
  if (word.startsWith('-')) return { options: usageOf(command).match(/--[a-z][a-z-]+=?/g) ?? [], files: false };
  if (command === 'push' || command === 'pull' || command === 'fetch')
    return { options: words.includes('origin') ? ['main'] : ['origin'], files: false };
  const commits = TAKES_COMMIT.has(command) && !words.includes('--');
  return { options: commits ? [...commitNames(port), 'main', 'HEAD', 'HEAD~1'] : [], files: true };
}
