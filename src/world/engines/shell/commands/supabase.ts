import { type Command, type CommandContext, defineCommand, type ExecResult } from 'just-bash/browser';
import { COBRA, helpText, usageText } from '../command-help';
import { findCommand, pathText } from '../command-spec';
import { type Given, readFlags } from '../flags';
import { failed, printed } from '../out';
import type { Harvest } from '../port';
import type { WorkTree } from '../work-tree';
import { listBackups, restoreBackup } from './supabase/backups';
import { dump } from './supabase/dump';
import { deleteFunction, deployFunctions, functionLogs, listFunctions } from './supabase/functions';
import { inspectDatabase } from './supabase/inspect';
import { listSecrets, setSecrets, unsetSecrets } from './supabase/secrets';
import { supabaseSpec } from './supabase/spec';
import { barTable } from './supabase/table';

const RERUN = 'Try rerunning the command with --debug to troubleshoot the error.';

/** The `supabase` command on the simulated platform. */
export function supabaseCommand(harvest: () => Harvest, tree: WorkTree): Command {
  return defineCommand('supabase', async (argv, ctx) => {
    if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-v')) return printed('2.58.5');
    const asked = argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv;
    const read = readFlags(supabaseSpec, asked);
    const { path } = findCommand(supabaseSpec, asked);
    if (!read.ok) return failed(`${usageText(supabaseSpec, path, COBRA)}\n\n${read.message}`);
    const { given } = read;
    const command = path.at(-1);
    if (command?.commands !== undefined) {
      // Only the root looks at a word that it does not know; the others print what they have.
      const unknown = path.length === 1 ? given.words[0] : undefined;
      if (unknown !== undefined && !given.has('help'))
        return failed(`unknown command "${unknown}" for "supabase"\nRun 'supabase --help' for usage.\n${RERUN}`);
      return printed(helpText(supabaseSpec, path, COBRA));
    }
    if (given.has('help')) return printed(helpText(supabaseSpec, path, COBRA));
    const h = harvest();
    return wrongProject(h, given) ?? wrongOutput(given) ?? run(h, tree, ctx, given);
  });
}

function wrongProject(h: Harvest, given: Given): ExecResult | undefined {
  const { ref } = h.port.scenario.exhibits.project;
  const typed = given.one('project-ref');
  if (typed === undefined || typed === ref) return undefined;
  if (!/^[a-z]{20}$/.test(typed)) return failed('Invalid project ref format. Must be like `abcdefghijklmnopqrst`.');
  return failed(`unexpected status 404: {"message":"Project not found"}. This checkout is linked to ${ref}.\n${RERUN}`);
}

function wrongOutput(given: Given): ExecResult | undefined {
  const output = given.one('output');
  if (output === undefined || output === 'json' || output === 'pretty') return undefined;
  return failed(`invalid argument "${output}" for "-o, --output" flag: must be one of [ json | pretty ]`);
}

/** Commands that take this many words at least and at most. */
const WORDS: Readonly<Record<string, readonly [number, number]>> = {
  'functions list': [0, 0],
  'functions logs': [1, 1],
  'functions delete': [1, 1],
  'backups restore': [1, 1],
  'db dump': [0, 0],
};

async function run(h: Harvest, tree: WorkTree, ctx: CommandContext, given: Given): Promise<ExecResult> {
  const { words } = given;
  const name = pathText(given.path.slice(1));
  const [least, most] = WORDS[name] ?? [0, Number.POSITIVE_INFINITY];
  if (words.length < least || words.length > most) {
    if (most === 0) return failed(`unknown command "${words[0]}" for "supabase ${name}"`);
    const usage = usageText(supabaseSpec, given.path, COBRA);
    return failed(`${usage}\n\naccepts ${most} arg(s), received ${words.length}`);
  }
  const [first = ''] = words;
  if (name.startsWith('inspect db ')) return inspectDatabase(h, ctx, given.path.at(-1)?.name ?? '', given);
  switch (name) {
    case 'functions list':
      return listFunctions(h, given);
    case 'functions logs':
      return functionLogs(h, first, given);
    case 'functions deploy':
      return deployFunctions(h, ctx.fs, tree, words);
    case 'functions delete':
      return deleteFunction(h, first);
    case 'secrets list':
      return listSecrets(h, given);
    case 'secrets set':
      return setSecrets(h, ctx, given);
    case 'secrets unset':
      return unsetSecrets(h, words);
    case 'db dump':
      return dump(h, ctx, given);
    case 'backups list':
      return listBackups(h, given);
    case 'backups restore':
      return restoreBackup(h, ctx, given);
    case 'projects list':
      return projects(h);
    case 'postgres-config update':
      return postgresConfig(h, given);
    default:
      return status(h);
  }
}

function projects(h: Harvest): ExecResult {
  const { project, repository } = h.port.scenario.exhibits;
  const header = ['LINKED', 'ORG ID', 'REFERENCE ID', 'NAME', 'REGION'];
  return printed(
    barTable(header, [['  ●', repository.owner, project.ref, `${repository.name}-prod`, 'Central EU (Frankfurt)']]),
  );
}

function postgresConfig(h: Harvest, given: Given): ExecResult {
  const config = given.all('config').flatMap((c) => c.split(','));
  const size = config.map((c) => /^max_connections=(\d{1,6})$/.exec(c)?.[1]).find((s) => s !== undefined);
  if (config.length === 0) return failed('required flag(s) "config" not set');
  if (size === undefined || config.length > 1)
    return failed('This exercise knows one setting of Postgres: --config max_connections=<n>');
  const done = h.ask({ op: 'pool.resize', size: Number(size) });
  return done.ok
    ? printed(`Updated Postgres config: max_connections = ${done.value.size}`)
    : failed(done.error.message);
}

/** The containers of a local project, of which there are none here. */
function status(h: Harvest): ExecResult {
  const { ref } = h.port.scenario.exhibits.project;
  return failed(
    [
      'failed to inspect container health: No such container: supabase_db_vyberology',
      `No local project runs here; this checkout is linked to ${ref}. Its health: supabase inspect db role-connections,`,
      'supabase functions list, curl https://status.supabase.com',
    ].join('\n'),
  );
}
