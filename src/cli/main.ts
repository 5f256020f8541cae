import { parseArgs } from 'node:util';
import type { Call, Command, ExitCode, Out } from './command';
import { clauses } from './commands/clauses';
import { judge } from './commands/judge';
import { lint } from './commands/lint';
import { new_ } from './commands/new';
import { par } from './commands/par';
import { plans } from './commands/plans';
import { replay } from './commands/replay';
import { run } from './commands/run';
import { schema } from './commands/schema';
import { score } from './commands/score';
import { simulate } from './commands/simulate';
import { watch } from './commands/watch';

const commands: readonly Command[] = [
  clauses,
  replay,
  score,
  judge,
  plans,
  par,
  lint,
  run,
  simulate,
  new_,
  watch,
  schema,
];

const options = {
  json: { type: 'boolean' },
  write: { type: 'boolean' },
  database: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  variant: { type: 'string' },
  out: { type: 'string' },
  seeds: { type: 'string' },
  bots: { type: 'string' },
  seed: { type: 'string' },
  table: { type: 'string' },
  company: { type: 'string' },
  into: { type: 'string' },
  port: { type: 'string' },
  scenario: { type: 'string' },
  record: { type: 'string' },
} as const;

function help(): string {
  const width = Math.max(...commands.map((c) => c.usage.length));
  const rows = commands.map((c) => `  ${c.usage.padEnd(width)}  ${c.about}`);
  return [
    'Usage: npm run -s hotwash -- COMMAND',
    '',
    ...rows,
    '',
    'Exit codes: 0 all well, 1 something wrong was found, 2 wrong call or unreadable file.',
  ].join('\n');
}

/** Runs the command line `argv` (without node and script) and gives the exit code. */
export async function main(argv: readonly string[], out: Out): Promise<ExitCode> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (cause) {
    out.problem(cause instanceof Error ? cause.message : 'the call cannot be read');
    out.problem(help());
    return 2;
  }
  const [name, ...files] = parsed.positionals;
  if (parsed.values.help === true) {
    out.line(help());
    return 0;
  }
  const command = commands.find((c) => c.name === name);
  if (command === undefined) {
    out.problem(name === undefined ? 'Which command?' : `There is no command “${name}”.`);
    out.problem(help());
    return 2;
  }
  const { json = false, write = false, database = false, variant, out: path, seeds, bots, seed, table } = parsed.values;
  const { company, into, port, scenario, record } = parsed.values;
  const call: Call = {
    files,
    json,
    write,
    database,
    ...(variant === undefined ? {} : { variant }),
    ...(path === undefined ? {} : { out: path }),
    ...(seeds === undefined ? {} : { seeds: Number(seeds) }),
    ...(bots === undefined ? {} : { bots: bots.split(',') }),
    ...(seed === undefined ? {} : { seed }),
    ...(table === undefined ? {} : { table }),
    ...(company === undefined ? {} : { company }),
    ...(into === undefined ? {} : { into }),
    ...(port === undefined ? {} : { port: Number(port) }),
    ...(scenario === undefined ? {} : { scenario }),
    ...(record === undefined ? {} : { record }),
  };
  return command.run(call, out);
}

function parse(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options, allowPositionals: true });
}

/** On a terminal one line that is written over; elsewhere nothing, so that logs stay readable. */
function showStatus(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

const isMain =
  process.argv[1] !== undefined && import.meta.url.endsWith(process.argv[1].split(/[\\/]/).slice(-2).join('/'));
if (isMain) {
  // Whoever reads has had enough, as `head` does: no reason to fail loudly.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  process.exitCode = await main(process.argv.slice(2), {
    line: (text) => console.log(text),
    problem: (text) => console.error(text),
    status: showStatus,
  });
}
