import { describeObjects } from './describe';
import { connectionCommands } from './meta-connection';
import { outputCommands } from './meta-output';
import { queryCommands } from './meta-query';
import { variableCommands } from './meta-variables';
import type { PsqlProcess } from './process';
import type { Piece } from './script';

export type MetaPiece = Piece & { kind: 'meta' };
/** What a meta-command came to: well, not well, or psql is to end. */
export type MetaResult = boolean | 'quit';

/** A meta-command of psql. More words than `most` are said to be ignored. */
export interface MetaCommand {
  readonly most?: number;
  readonly run: (psql: PsqlProcess, args: readonly string[], piece: MetaPiece) => MetaResult | Promise<MetaResult>;
}

/** Commands of psql that reach beyond the exercise, each with the sentence that says so. */
const REFUSED: Readonly<Record<string, string>> = {
  '!': 'runs no shell command in this exercise: leave psql with \\q, the shell is around it',
  copy: 'moves no files in this exercise: use psql --csv -c "SELECT ..." > file in the shell',
  e: 'has no editor in this exercise: type the statement, or write a file and run it with \\i',
  edit: 'has no editor in this exercise: type the statement, or write a file and run it with \\i',
  ef: 'has no editor in this exercise: \\sf shows a function',
  ev: 'has no editor in this exercise: \\sv shows a view',
  o: 'writes no files in this exercise: use psql -c "..." > file in the shell',
  out: 'writes no files in this exercise: use psql -c "..." > file in the shell',
  w: 'writes no files in this exercise',
  write: 'writes no files in this exercise',
  s: 'keeps no file in this exercise: arrow up goes through earlier lines',
  cd: 'changes no folder in this exercise',
  H: 'prints no HTML in this exercise',
  html: 'prints no HTML in this exercise',
  password: 'changes no password in this exercise',
  prompt: 'cannot ask in this exercise: use \\set',
  gdesc: 'is not part of this exercise',
  crosstabview: 'is not part of this exercise',
  if: 'is not part of this exercise',
  elif: 'is not part of this exercise',
  else: 'is not part of this exercise',
  endif: 'is not part of this exercise',
};

const COMMANDS: Readonly<Record<string, MetaCommand>> = {
  ...outputCommands,
  ...variableCommands,
  ...queryCommands,
  ...connectionCommands,
};
/** The `\d` family, `\l`, `\z`, `\sf`, `\sv`. */
const DESCRIBES = /^(?:d[A-Za-z]*[S+x]*|l[+x]*|list\+?|z[S]*|s[fv]\+?)$/;

/** Does what a meta-command asks; complaints go to standard error. */
export async function runMeta(psql: PsqlProcess, piece: MetaPiece): Promise<MetaResult> {
  for (const text of piece.complaints) psql.complain(text);
  if (piece.complaints.length > 0) return false;
  const { name, args } = piece;
  if (Object.hasOwn(REFUSED, name)) {
    psql.complain(`\\${name} ${REFUSED[name]}.`);
    return false;
  }
  if (Object.hasOwn(COMMANDS, name)) {
    const command = COMMANDS[name];
    if (command === undefined) return false;
    const most = command.most ?? Number.POSITIVE_INFINITY;
    const result = await command.run(psql, args.slice(0, most), piece);
    for (const extra of args.slice(most)) psql.complain(`\\${name}: extra argument "${extra}" ignored`);
    return result;
  }
  if (DESCRIBES.test(name)) return describeObjects(psql, name.replace(/^list/, 'l'), piece.rest);
  psql.complain(`invalid command \\${name}`);
  if (psql.interactive) psql.hint('Try \\? for help.');
  return false;
}

/** Names of all meta-commands, for completion. */
export const metaNames: readonly string[] = [
  ...Object.keys(COMMANDS),
  ...['d', 'd+', 'df', 'di', 'dn', 'ds', 'dt', 'dt+', 'du', 'dv', 'dx', 'l', 'sf', 'sv', 'z'],
].map((name) => `\\${name}`);
