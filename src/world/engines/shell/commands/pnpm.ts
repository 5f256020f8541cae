import { type Command, defineCommand, type ExecResult } from 'just-bash/browser';
import { FLAGS_FILE, readFlagsFile } from '../files';
import { failed, printed } from '../out';
import type { Harvest } from '../port';

/** `pnpm --filter ./apps/web build` and `deploy`: the web app's flags stand in a file, and a deployment ships them. */
export function pnpmCommand(harvest: () => Harvest): Command {
  return defineCommand('pnpm', async (argv, ctx) => {
    const h = harvest();
    const words = argv.filter(
      (a, i) => !a.startsWith('-') && argv[i - 1] !== '--filter' && argv[i - 1] !== '-F' && a !== 'run',
    );
    const script = words[0];
    if (script === 'install') return printed('Already up to date');
    if (script === 'build')
      return printed(
        '> web@1.0.0 build\n> vite build\n\nbuilt in 6.41s. Nothing is live yet: run  pnpm --filter ./apps/web run deploy',
      );
    if (script !== 'deploy')
      return failed(`ERR_PNPM_NO_SCRIPT  Missing script: ${script ?? '(none)'}. Scripts here: build, deploy.`);
    const text = await ctx.fs.readFile(FLAGS_FILE).catch(() => undefined);
    if (text === undefined) return failed(`Build failed: ${FLAGS_FILE} does not exist`);
    return deploy(h, text);
  });
}

function deploy(h: Harvest, text: string): ExecResult {
  const wanted = readFlagsFile(text);
  const live = h.ask({ op: 'flags.list' });
  if (!live.ok) return failed(live.error.message);
  const changed: string[] = [];
  for (const flag of live.value.rows) {
    const value = wanted.get(flag.name);
    if (value === undefined || value === flag.environments.production) continue;
    const done = h.ask({ op: 'flags.set', name: flag.name, environment: 'production', value });
    if (!done.ok) return failed(done.error.message);
    changed.push(`  ${flag.name}: ${String(value)}`);
  }
  const what =
    changed.length === 0 ? 'No flag differs from what is live.' : `Flags changed in production:\n${changed.join('\n')}`;
  return printed(`> web@1.0.0 deploy\n> deploy production\n\n${what}\nDeployed.`);
}
