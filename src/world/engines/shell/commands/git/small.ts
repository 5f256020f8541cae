import type { ExecResult } from 'just-bash/browser';
import { REPO } from '../../files';
import { failed, printed } from '../../out';
import { distance, findRevision, indexOfTree } from '../../repository/repository';
import { statusOf, writeFiles } from '../../repository/working-files';
import { fromHere, type Git, noRevision, pathTest, readArgs, unknownOption } from './context';
import { rangeOf } from './log';
import { emailOf } from './pretty';
import { remoteUrl } from './push';
import { usageOf } from './usage';

/** `git branch`: there is one. */
export function branch(git: Git, argv: readonly string[]): ExecResult {
  const args = readArgs(argv, {
    alone: [
      '-a',
      '--all',
      '-r',
      '--remotes',
      '-v',
      '-vv',
      '--verbose',
      '--show-current',
      '--list',
      '-l',
      '-d',
      '-D',
      '-m',
      '-M',
    ],
    valued: ['--contains', '--format', '--sort'],
  });
  if ('unknown' in args) return unknownOption(args.unknown, usageOf('branch'));
  const { repo } = git;
  if (args.words.length > 0 && !args.has('--list', '-l'))
    return failed('fatal: this exercise has one branch, main', 128);
  const detached = repo.tree.head !== undefined;
  if (args.has('--show-current')) return printed(detached ? '' : 'main');
  const { ahead, behind } = distance(repo);
  const apart = [...(ahead > 0 ? [`ahead ${ahead}`] : []), ...(behind > 0 ? [`behind ${behind}`] : [])].join(', ');
  const upstream = args.has('-vv') ? ` [origin/main${apart === '' ? '' : `: ${apart}`}]` : '';
  const more = (sha: string, title: string, up = '') =>
    args.has('-v', '-vv', '--verbose') ? ` ${sha.slice(0, 7)}${up} ${title}` : '';
  const tip = repo.main[0]?.commit;
  const rows: string[] = [];
  if (detached)
    rows.push(
      `* (HEAD detached at ${repo.head.commit.sha.slice(0, 7)})${more(repo.head.commit.sha, repo.head.commit.title)}`,
    );
  rows.push(`${detached ? ' ' : '*'} main${more(tip?.sha ?? '', tip?.title ?? '', upstream)}`);
  const remotes = ['  remotes/origin/HEAD -> origin/main', '  remotes/origin/main'];
  if (args.has('-r', '--remotes')) return printed(remotes.map((r) => r.replace('remotes/', '')).join('\n'));
  return printed([...rows, ...(args.has('-a', '--all') ? remotes : [])].join('\n'));
}

export function remote(git: Git, argv: readonly string[]): ExecResult {
  const [verb] = argv;
  const url = `git@${remoteUrl(git.repo)}`;
  if (verb === undefined) return printed('origin');
  if (verb === '-v' || verb === '--verbose') return printed(`origin\t${url} (fetch)\norigin\t${url} (push)`);
  if (verb === 'get-url')
    return argv[1] === 'origin' ? printed(url) : failed(`error: No such remote '${argv[1] ?? ''}'`, 2);
  return failed(`error: unknown subcommand: \`${verb}'\n${usageOf('remote')}`, 129);
}

export function revParse(git: Git, argv: readonly string[]): ExecResult {
  const { repo } = git;
  const lines: string[] = [];
  const short = argv.map((a) => /^--short(?:=(\d+))?$/.exec(a)).find((m) => m !== null);
  for (const word of argv) {
    if (word === '--show-toplevel') lines.push(REPO);
    else if (word === '--git-dir') lines.push('.git');
    else if (word === '--is-inside-work-tree') lines.push('true');
    else if (word === '--show-prefix') lines.push(git.cwd === REPO ? '' : `${git.cwd.slice(REPO.length + 1)}/`);
    else if (word.startsWith('-')) continue;
    else {
      const found = findRevision(repo, word);
      if (found === undefined) {
        return argv.includes('--verify') ? failed('fatal: Needed a single revision', 128) : noRevision(word);
      }
      const { sha } = found.commit;
      const name = word === 'HEAD' && repo.tree.head === undefined ? 'main' : word;
      lines.push(argv.includes('--abbrev-ref') ? name : short == null ? sha : sha.slice(0, Number(short[1] ?? 7)));
    }
  }
  return printed(lines.join('\n'));
}

export function config(git: Git, argv: readonly string[]): ExecResult {
  const [name, value] = argv.filter((a) => !a.startsWith('-') && a !== 'get');
  const { name: person } = git.h.port.person;
  const known: Readonly<Record<string, string>> = {
    'user.name': person,
    'user.email': emailOf(person),
    'remote.origin.url': `git@${remoteUrl(git.repo)}`,
    'branch.main.remote': 'origin',
  };
  if (argv.includes('-l') || argv.includes('--list')) {
    return printed(
      Object.entries(known)
        .map(([key, text]) => `${key}=${text}`)
        .join('\n'),
    );
  }
  if (name === undefined) return failed(usageOf('config'), 129);
  // Settings of other kinds change nothing here.
  if (value !== undefined) return printed('');
  const text = Object.hasOwn(known, name.toLowerCase()) ? known[name.toLowerCase()] : undefined;
  return text === undefined ? { ...printed(''), exitCode: 1 } : printed(text);
}

export async function lsFiles(git: Git, argv: readonly string[]): Promise<ExecResult> {
  const args = readArgs(argv, {
    alone: ['-m', '--modified', '-o', '--others', '-d', '--deleted', '-c', '--cached', '--exclude-standard'],
  });
  if ('unknown' in args) return unknownOption(args.unknown, usageOf('ls-files'));
  const typed = [...args.words, ...(args.after ?? [])];
  const keep = pathTest(git, typed.length === 0 ? ['.'] : typed);
  const status = await statusOf(git.fs, git.repo);
  const paths = args.has('-o', '--others')
    ? status.untracked
    : args.has('-m', '--modified')
      ? status.unstaged.map((c) => c.path)
      : args.has('-d', '--deleted')
        ? status.unstaged.filter((c) => c.after === undefined).map((c) => c.path)
        : [...indexOfTree(git.repo).keys()].sort();
  return printed(
    paths
      .filter(keep)
      .map((p) => fromHere(git, p))
      .join('\n'),
  );
}

export function shortlog(git: Git, argv: readonly string[]): ExecResult {
  const args = readArgs(argv, { alone: ['-s', '--summary', '-n', '--numbered', '-e', '--email'] });
  if ('unknown' in args) return unknownOption(args.unknown, usageOf('shortlog'));
  const commits = rangeOf(git.repo, args.words[0] ?? 'HEAD');
  if (commits === undefined) return noRevision(args.words[0] ?? '');
  const byAuthor = new Map<string, string[]>();
  for (const { commit } of commits) byAuthor.set(commit.author, [commit.title, ...(byAuthor.get(commit.author) ?? [])]);
  const rows = [...byAuthor].sort(
    ([a, x], [b, y]) =>
      (args.has('-n', '--numbered') && x.length !== y.length ? y.length - x.length : 0) || (a < b ? -1 : 1),
  );
  const name = (author: string) => (args.has('-e', '--email') ? `${author} <${emailOf(author)}>` : author);
  if (args.has('-s', '--summary'))
    return printed(rows.map(([a, t]) => `${String(t.length).padStart(6)}\t${name(a)}`).join('\n'));
  return printed(
    rows.map(([a, t]) => `${name(a)} (${t.length}):\n${t.map((x) => `      ${x}\n`).join('')}`).join('\n'),
  );
}

export async function clean(git: Git, argv: readonly string[]): Promise<ExecResult> {
  const args = readArgs(argv, { alone: ['-n', '--dry-run', '-f', '--force', '-d', '-x', '-q', '--quiet'] });
  if ('unknown' in args) return unknownOption(args.unknown, usageOf('clean'));
  const dry = args.has('-n', '--dry-run');
  if (!dry && !args.has('-f', '--force')) {
    return failed('fatal: clean.requireForce is true and -f not given: refusing to clean', 128);
  }
  const keep = pathTest(git, [...args.words, ...(args.after ?? [])]);
  const { untracked } = await statusOf(git.fs, git.repo);
  const gone = untracked.filter((p) => keep(p) && (args.has('-d') || !fromHere(git, p).includes('/')));
  if (!dry)
    await writeFiles(
      git.fs,
      gone.map((path) => ({ path, before: undefined, after: undefined })),
    );
  return printed(gone.map((p) => `${dry ? 'Would remove' : 'Removing'} ${fromHere(git, p)}`).join('\n'));
}
