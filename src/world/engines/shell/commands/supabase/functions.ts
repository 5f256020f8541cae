import type { ExecResult } from 'just-bash/browser';
import { HOUR } from '../../../../../base/drill-time';
import { hashText } from '../../../../../base/hash';
import type { FunctionVersionRow } from '../../../../model/operations';
import type { Given } from '../../flags';
import { failed, plainStamp, printed, stamp } from '../../out';
import type { Harvest } from '../../port';
import { versionInTree } from '../../repository/versions';
import type { Files } from '../../repository/working-files';
import type { WorkTree } from '../../work-tree';
import { listed } from './table';

const MOST_LINES = 1_000;

/** Numbers as the platform gives them: `v42` is its 42nd. */
const numberOf = (version: string): string => version.replace(/^v(?=\d)/, '');

/** An id that stays the same all through a drill, in the form of a UUID. */
function idOf(seed: string, name: string): string {
  const hex = hashText(`${seed}/function/${name}`).padEnd(32, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** `supabase functions list`. */
export function listFunctions(h: Harvest, given: Given): ExecResult {
  const list = h.ask({ op: 'functions.list' });
  if (!list.ok) return failed(list.error.message);
  const rows = list.value.rows.filter((f) => f.status === 'ACTIVE');
  const header = ['ID', 'NAME', 'SLUG', 'STATUS', 'VERSION', 'UPDATED_AT (UTC)'];
  return listed(
    given,
    header,
    rows.map((f) => [
      idOf(h.port.seed, f.name),
      f.name,
      f.name,
      f.status,
      numberOf(f.version),
      plainStamp(h.port, f.updatedAt),
    ]),
    rows.map((f) => ({
      id: idOf(h.port.seed, f.name),
      name: f.name,
      slug: f.name,
      status: f.status,
      version: Number(numberOf(f.version)),
      updated_at: stamp(h.port, f.updatedAt),
    })),
  );
}

/** `supabase functions logs <name>`: what the function wrote within the last hour, oldest first. */
export function functionLogs(h: Harvest, name: string, given: Given): ExecResult {
  const limit = given.one('limit') ?? '100';
  if (!/^\d{1,6}$/.test(limit))
    return failed(
      `invalid argument "${limit}" for "--limit" flag: strconv.ParseInt: parsing "${limit}": invalid syntax`,
    );
  const streams = h.port.scenario.telemetry.streams.filter((s) => s.function === name).map((s) => s.id);
  if (streams.length === 0) {
    const known = h.port.scenario.exhibits.functions.some((f) => f.name === name);
    return known
      ? printed(`No logs for ${name} in the last hour.`)
      : failed(`unexpected status 404: {"message":"Function not found: ${name}"}`);
  }
  const now = h.port.now();
  const read = h.ask({
    op: 'logs.read',
    streams,
    from: now - HOUR,
    to: now,
    limit: Math.min(MOST_LINES, Math.max(1, Number(limit))),
  });
  if (!read.ok) return failed(read.error.message);
  if (read.value.lines.length === 0) return printed(`No logs for ${name} in the last hour.`);
  return printed(read.value.lines.map((l) => `${plainStamp(h.port, l.at)} [${l.level}] ${l.text}`).join('\n'));
}

/** `supabase functions deploy [name]`: ships what lies in the working tree; without a name every function. */
export async function deployFunctions(
  h: Harvest,
  fs: Files,
  tree: WorkTree,
  names: readonly string[],
): Promise<ExecResult> {
  const { ref } = h.port.scenario.exhibits.project;
  const wanted = names.length > 0 ? names : h.port.scenario.exhibits.functions.map((f) => f.name);
  // Bundling comes first: nothing is shipped when one of them is not here.
  const versions: { readonly name: string; readonly version: FunctionVersionRow }[] = [];
  for (const name of wanted) {
    const found = await versionInTree(h, fs, tree, name);
    if (!found.ok) return failed(found.message);
    versions.push({ name, version: found.version });
  }
  const lines: string[] = [];
  for (const { name, version } of versions) {
    const done = h.ask({ op: 'functions.deploy', name, version: version.version });
    if (!done.ok) return { ...failed(done.error.message), stdout: lines.map((l) => `${l}\n`).join('') };
    lines.push(
      `Bundling Function: ${name}`,
      `Deploying Function: ${name} (working tree at ${version.sha.slice(0, 7)})`,
      `Deployed Functions on project ${ref}: ${name} (version ${numberOf(done.value.version)})`,
    );
  }
  lines.push(
    `You can inspect your deployment in the Dashboard: https://supabase.com/dashboard/project/${ref}/functions`,
  );
  return printed(lines.join('\n'));
}

/** `supabase functions delete <name>`. */
export function deleteFunction(h: Harvest, name: string): ExecResult {
  const done = h.ask({ op: 'functions.delete', name });
  return done.ok
    ? printed(`Deleted Function ${name} from project ${h.port.scenario.exhibits.project.ref}.`)
    : failed(done.error.message);
}
