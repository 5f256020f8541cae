import type { CommandContext, ExecResult } from 'just-bash/browser';
import type { Given } from '../../flags';
import { failed, plainStamp, printed, stamp } from '../../out';
import type { Harvest } from '../../port';
import { listed } from './table';

/** What authors call the value that takes the place of one that has leaked. */
export const ROTATED = 'rotated';

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
  const variables = [
    ...known
      .filter((s) => values.includes(s.value) && (s.name === name || s.value !== 'current'))
      .map((s) => `$${s.name}`),
    ...(values.includes(ROTATED) ? [`$${name}_ROTATED`] : []),
  ];
  return variables.length === 0 ? 'No other is at hand.' : `At hand: ${variables.join(', ')}.`;
}

/** `supabase secrets list`: names and digests, never values. */
export function listSecrets(h: Harvest, given: Given): ExecResult {
  const list = h.ask({ op: 'secrets.list' });
  if (!list.ok) return failed(list.error.message);
  const rows = list.value.rows.filter((s) => s.value !== null);
  return listed(
    given,
    ['NAME', 'DIGEST', 'UPDATED_AT (UTC)'],
    rows.map((s) => [s.name, s.digest, plainStamp(h.port, s.updatedAt)]),
    rows.map((s) => ({ name: s.name, value: s.digest, updated_at: stamp(h.port, s.updatedAt) })),
  );
}

/** `supabase secrets unset`: a name that is not set is no mistake, and changes nothing, as the platform has it. */
export function unsetSecrets(h: Harvest, names: readonly string[]): ExecResult {
  if (names.length === 0) return failed('No secrets to unset. Usage:\n  supabase secrets unset [NAME] ... [flags]');
  for (const name of names) {
    const done = h.ask({ op: 'secrets.unset', name });
    if (!done.ok && done.error.code !== 'not-found' && done.error.code !== 'no-change')
      return failed(done.error.message);
  }
  return printed('Finished supabase secrets unset.');
}

/** The pairs of a `.env` file; comments and empty lines are passed over. */
async function pairsOf(ctx: CommandContext, file: string): Promise<readonly string[] | undefined> {
  const text = await ctx.fs.readFile(ctx.fs.resolvePath(ctx.cwd, file)).catch(() => undefined);
  return text
    ?.split('\n')
    .map((line) => line.trim().replace(/^export\s+/, ''))
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/^([^=]+)=(["'])(.*)\2$/s, '$1=$3'));
}

/** `supabase secrets set`: all of the pairs or none. */
export async function setSecrets(h: Harvest, ctx: CommandContext, given: Given): Promise<ExecResult> {
  const file = given.one('env-file');
  const fromFile = file === undefined ? [] : await pairsOf(ctx, file);
  if (fromFile === undefined) return failed(`failed to open env file: open ${file}: no such file or directory`);
  const pairs = [...fromFile, ...given.words];
  if (pairs.length === 0) return failed('No arguments found. Use --env-file to read from a .env file.');
  const wanted: { name: string; value: string }[] = [];
  for (const pair of pairs) {
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
