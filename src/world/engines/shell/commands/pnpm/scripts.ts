import type { CommandContext, ExecResult } from 'just-bash/browser';
import { keyedBetween } from '../../../../../base/keyed';
import { FLAGS_FILE, readFlagsFile, shipFlags } from '../../files';
import { failed, printed } from '../../out';
import type { Harvest } from '../../port';
import type { Package } from './packages';

/** What a script of the web app does here, by the program that it starts; anything else runs in the shell. */
export async function runProgram(h: Harvest, ctx: CommandContext, pkg: Package, command: string): Promise<ExecResult> {
  const program = command.trim();
  if (/^vite build\b/.test(program)) return build(h, ctx);
  if (/^vitest\b/.test(program)) return test(ctx, pkg);
  if (/^node scripts\/deploy\.mjs\b/.test(program)) return deploy(h, ctx);
  if (ctx.exec === undefined) return failed(`sh: 1: ${program.split(/\s/)[0]}: not found`, 127);
  return ctx.exec(program, { cwd: pkg.folder });
}

/** The flags file as it can be built: a text, or what the bundler says. */
async function flagsText(ctx: CommandContext): Promise<{ readonly text: string } | { readonly wrong: string }> {
  const text = await ctx.fs.readFile(FLAGS_FILE).catch(() => undefined);
  if (text === undefined) return { wrong: `Could not resolve "./lib/featureFlags": ${FLAGS_FILE} does not exist` };
  const plain = text.replace(/\/\/.*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '');
  if (!/export const FEATURES\b[^{]*\{[^{}]*\}/.test(plain) || (readFlagsFile(text).size === 0 && /['"]/.test(plain)))
    return { wrong: `Transform failed with 1 error:\n${FLAGS_FILE}: ERROR: the file does not read as a list of flags` };
  return { text };
}

async function build(h: Harvest, ctx: CommandContext): Promise<ExecResult> {
  const flags = await flagsText(ctx);
  if ('wrong' in flags) return failed(`✗ Build failed in 1.02s\nerror during build:\n${flags.wrong}`);
  const seconds = keyedBetween(520, 790, h.port.seed, 'vite-build', h.nonce()) / 100;
  return printed(
    `vite v7.1.12 building for production...\n✓ built in ${seconds.toFixed(2)}s\nNothing is live yet: that takes  pnpm --filter ./apps/web run deploy`,
  );
}

async function test(ctx: CommandContext, pkg: Package): Promise<ExecResult> {
  const files = ctx.fs
    .getAllPaths()
    .filter((p) => p.startsWith(`${pkg.folder}/`) && /\.(?:test|spec)\.[jt]sx?$/.test(p));
  if (files.length === 0) return { ...printed(''), stderr: 'No test files found, exiting with code 1\n', exitCode: 1 };
  return failed(`Tests run in CI and not in this terminal; see gh run list. Found here:\n  ${files.join('\n  ')}`);
}

async function deploy(h: Harvest, ctx: CommandContext): Promise<ExecResult> {
  const flags = await flagsText(ctx);
  if ('wrong' in flags) return failed(flags.wrong);
  const shipped = shipFlags(h, flags.text);
  if (!shipped.ok) return failed(shipped.message);
  const changed = [...shipped.changed].map(([name, value]) => `  ${name}: ${String(value)}`);
  const what =
    changed.length === 0 ? 'No flag differs from what is live.' : `Flags changed in production:\n${changed.join('\n')}`;
  return printed(`${what}\nDeployed.`);
}
