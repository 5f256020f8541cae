import { type Command, defineCommand, type ExecResult } from 'just-bash/browser';
import mri from 'mri';
import { HOUR } from '../../../../base/drill-time';
import { type Options, readOptions } from '../options';
import { columns, failed, plainStamp, printed } from '../out';
import type { Harvest } from '../port';
import { versionInTree, type WorkTree } from '../work-tree';

const usage = `Supabase CLI (exercise)

Usage:
  supabase functions list   --project-ref <ref>
  supabase functions logs   <name> --project-ref <ref> [--limit n]
  supabase functions deploy <name> --project-ref <ref>     ships the working tree
  supabase functions delete <name> --project-ref <ref>
  supabase secrets list     --project-ref <ref>
  supabase secrets set      NAME=value --project-ref <ref>
  supabase secrets unset    NAME --project-ref <ref>
  supabase inspect db role-connections
  supabase postgres-config update --config max_connections=<n>
  supabase projects list`;

type Args = mri.Argv<{ 'project-ref'?: string; limit?: string; config?: string; help?: boolean; version?: boolean }>;

const OPTIONS: Options = {
  string: ['project-ref', 'limit', 'config', 'output', 'workdir'],
  boolean: ['help', 'version', 'experimental', 'linked', 'debug', 'yes', 'no-verify-jwt', 'use-api'],
  alias: { h: 'help', v: 'version', o: 'output' },
};

/** The `supabase` command on the simulated platform. */
export function supabaseCommand(harvest: () => Harvest, tree: WorkTree): Command {
  return defineCommand('supabase', async (argv) => {
    const h = harvest();
    const read = readOptions(argv, OPTIONS);
    if (!read.ok) return failed(`unknown flag: ${read.unknown}\nRun 'supabase --help' for usage.`);
    const args: Args = mri(read.argv, {
      string: [...OPTIONS.string],
      boolean: [...OPTIONS.boolean],
      // mri writes into it.
      alias: { ...OPTIONS.alias },
    });
    const [group, verb, ...rest] = args._;
    if (args.version) return group === undefined ? printed('2.58.5') : failed('unknown flag: --version');
    if (args.help || group === undefined) return printed(usage);
    const { ref } = h.port.scenario.exhibits.project;
    if (args['project-ref'] !== undefined && args['project-ref'] !== ref) {
      return failed(
        `unexpected status 404: project "${args['project-ref']}" was not found. This checkout belongs to ${ref}.`,
      );
    }
    if (group === 'functions') return functions(h, tree, verb, rest, args);
    if (group === 'secrets') return secrets(h, verb, rest);
    if (group === 'projects' && verb === 'list') {
      return printed(
        columns([
          ['NAME', 'REFERENCE ID', 'REGION'],
          [h.port.scenario.exhibits.repository.name, ref, 'eu-central-1'],
        ]),
      );
    }
    if (group === 'inspect' && verb === 'db' && rest[0] === 'role-connections') return platformPages(h);
    if (group === 'postgres-config' && verb === 'update') return postgresConfig(h, args.config);
    return failed(
      `unknown command "${[group, verb].filter(Boolean).join(' ')}" for "supabase"\nRun 'supabase --help' for usage.`,
    );
  });
}

function functions(h: Harvest, tree: WorkTree, verb: string | undefined, rest: string[], args: Args): ExecResult {
  const name = rest[0];
  if (verb === 'list') {
    const list = h.ask({ op: 'functions.list' });
    if (!list.ok) return failed(list.error.message);
    const rows = list.value.rows.map((f) => [
      f.name,
      f.status,
      f.version,
      f.sha,
      plainStamp(h.port, f.updatedAt),
      f.by,
    ]);
    return printed(columns([['NAME', 'STATUS', 'VERSION', 'COMMIT', 'UPDATED AT (UTC)', 'BY'], ...rows]));
  }
  if (verb !== 'logs' && verb !== 'deploy' && verb !== 'delete') return failed(usage);
  if (name === undefined)
    return failed(`accepts 1 arg(s), received 0\nUsage:\n  supabase functions ${verb} <Function name> [flags]`);
  if (verb === 'logs') return logs(h, name, Number(args.limit ?? 100));
  if (verb === 'delete') {
    const done = h.ask({ op: 'functions.delete', name });
    return done.ok
      ? printed(`Deleted Function ${name} from project ${h.port.scenario.exhibits.project.ref}.`)
      : failed(done.error.message);
  }
  const version = versionInTree(h, tree, name);
  if (version === undefined) return failed(`Entrypoint path does not exist (supabase/functions/${name}/index.ts)`);
  const done = h.ask({ op: 'functions.deploy', name, version: version.version });
  if (!done.ok) return failed(done.error.message);
  return printed(
    [
      `Bundling Function: ${name}`,
      `Deploying Function: ${name} (working tree at ${version.sha.slice(0, 7)})`,
      `Deployed Functions on project ${h.port.scenario.exhibits.project.ref}: ${name} ${done.value.version}`,
    ].join('\n'),
  );
}

function logs(h: Harvest, name: string, limit: number): ExecResult {
  const streams = h.port.scenario.telemetry.streams.filter((s) => s.function === name).map((s) => s.id);
  if (streams.length === 0) return failed(`unexpected status 404: function "${name}" has no logs`);
  const now = h.port.now();
  const wanted = Number.isFinite(limit) ? Math.min(1_000, Math.max(1, Math.floor(limit))) : 100;
  const read = h.ask({ op: 'logs.read', streams, from: now - HOUR, to: now, limit: wanted });
  if (!read.ok) return failed(read.error.message);
  if (read.value.lines.length === 0) return printed(`No logs for ${name} in the last hour.`);
  return printed(read.value.lines.map((l) => `${plainStamp(h.port, l.at)} [${l.level}] ${l.text}`).join('\n'));
}

function secrets(h: Harvest, verb: string | undefined, rest: string[]): ExecResult {
  if (verb === 'list') {
    const list = h.ask({ op: 'secrets.list' });
    if (!list.ok) return failed(list.error.message);
    const rows = list.value.rows.map((s) => [s.name, s.digest, plainStamp(h.port, s.updatedAt)]);
    return printed(columns([['NAME', 'DIGEST', 'UPDATED AT (UTC)'], ...rows]));
  }
  if (verb === 'unset') {
    if (rest.length === 0) return failed('Usage:\n  supabase secrets unset <NAME> ... [flags]');
    for (const name of rest) {
      const done = h.ask({ op: 'secrets.unset', name });
      if (!done.ok) return failed(done.error.message);
    }
    return printed('Finished supabase secrets unset.');
  }
  if (verb !== 'set') return failed(usage);
  if (rest.length === 0) return failed('No arguments found. Use the format: NAME=VALUE');
  const wanted: { name: string; value: string }[] = [];
  for (const pair of rest) {
    const cut = pair.indexOf('=');
    if (cut <= 0) return failed(`Invalid secret pair: ${pair}. Must be NAME=VALUE.`);
    const name = pair.slice(0, cut);
    const secret = h.port.scenario.exhibits.secrets.find((s) => s.name === name);
    if (secret === undefined) return failed(`no secret named ${name} in this project`);
    const value = valueId(h, name, pair.slice(cut + 1));
    if (value === undefined)
      return failed(`The value given for ${name} is none that this exercise knows. ${atHand(h, name)}`);
    wanted.push({ name, value });
  }
  for (const { name, value } of wanted) {
    const done = h.ask({ op: 'secrets.set', name, value });
    if (!done.ok) return failed(done.error.message);
  }
  return printed('Finished supabase secrets set.');
}

/** The value of a secret as this drill's shell shows it: invented, alike for everybody, never a real key. */
export function secretText(seed: string, valueId: string): string {
  return `exercise-${valueId}-${seed.replace(/[^A-Za-z0-9]/g, '').slice(0, 8)}`;
}

/** Which of a secret's authored values a text is; none of them can be set here. */
function valueId(h: Harvest, name: string, text: string): string | undefined {
  const secret = h.port.scenario.exhibits.secrets.find((s) => s.name === name);
  return secret?.values.find((v) => secretText(h.port.seed, v.id) === text)?.id;
}

/** The variables of this shell that hold a value which the secret can be given. */
function atHand(h: Harvest, name: string): string {
  const { secrets: known } = h.port.scenario.exhibits;
  const values = known.find((s) => s.name === name)?.values.map((v) => v.id) ?? [];
  const variables = known.filter((s) => values.includes(s.value)).map((s) => `$${s.name}`);
  return variables.length === 0 ? 'No other is at hand.' : `At hand: ${variables.join(', ')}.`;
}

function platformPages(h: Harvest): ExecResult {
  const pages = h.ask({ op: 'pages.list' });
  if (!pages.ok) return failed(pages.error.message);
  const texts: string[] = [];
  for (const page of pages.value.rows) {
    if (page.console !== 'platform') continue;
    const read = h.ask({ op: 'pages.read', id: page.id });
    if (read.ok) texts.push(`# ${read.value.title}\n${read.value.text.trimEnd()}`);
  }
  return printed(texts.length === 0 ? 'No connection statistics for this project.' : texts.join('\n\n'));
}

function postgresConfig(h: Harvest, config: string | undefined): ExecResult {
  const size = /^max_connections=(\d+)$/.exec(config ?? '')?.[1];
  if (size === undefined) return failed('required flag(s) "config" not set: --config max_connections=<n>');
  const done = h.ask({ op: 'pool.resize', size: Number(size) });
  return done.ok
    ? printed(`Updated Postgres config: max_connections = ${done.value.size}`)
    : failed(done.error.message);
}
