import { type CommandSpec, type FlagSpec, pathText, type ToolSpec } from './command-spec';
import { columns } from './out';

/** How a tool prints its help: the words above each part, and what stands before an example. */
interface Style {
  readonly usage: string;
  readonly examples: string;
  readonly commands: string;
  readonly flags: string;
  readonly inherited: string;
  readonly prompt: string;
}

/** As command line tools print it that are made with cobra. */
export const COBRA: Style = {
  usage: 'Usage:',
  examples: 'Examples:',
  commands: 'Available Commands:',
  flags: 'Flags:',
  inherited: 'Global Flags:',
  prompt: '',
};

/** As `gh` prints it. */
export const GITHUB: Style = {
  usage: 'USAGE',
  examples: 'EXAMPLES',
  commands: 'AVAILABLE COMMANDS',
  flags: 'FLAGS',
  inherited: 'INHERITED FLAGS',
  prompt: '$ ',
};

function flagRow(flag: FlagSpec): string[] {
  const short = flag.short === undefined ? '    ' : `-${flag.short}, `;
  return [`${short}--${flag.name}${flag.value === undefined ? '' : ` ${flag.value}`}`, flag.text];
}

function part(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), ''];
}

const table = (rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0 ? [] : columns(rows, '   ').split('\n');

/** The usage line of a command and the options under it, as they follow a mistake. */
export function usageText(tool: ToolSpec, path: readonly CommandSpec[], style: Style): string {
  const command = path.at(-1);
  const rest = command?.commands === undefined ? (command?.usage ?? '[flags]') : '<command> [flags]';
  const lines = [
    ...part(style.usage, [`${pathText(path)} ${rest}`]),
    ...part(
      style.examples,
      (command?.examples ?? []).map((e) => `${style.prompt}${e}`),
    ),
    ...part(style.commands, table((command?.commands ?? []).map((c) => [c.name, c.summary]))),
    ...part(style.flags, table((command?.flags ?? []).map(flagRow))),
    ...part(style.inherited, table(tool.globals.map(flagRow))),
  ];
  if (command?.commands !== undefined)
    lines.push(`Use "${pathText(path)} <command> --help" for more information about a command.`);
  return lines.join('\n').trimEnd();
}

/** The whole help of a command: what it is for, how it is called, its options, an example, what differs from the real tool. */
export function helpText(tool: ToolSpec, path: readonly CommandSpec[], style: Style): string {
  const command = path.at(-1);
  const note = command?.note === undefined ? '' : `\n${command.note}\n`;
  return `${command?.summary ?? ''}\n${note}\n${usageText(tool, path, style)}`;
}
