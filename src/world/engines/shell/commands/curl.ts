import { type Command, defineCommand, type ExecResult } from 'just-bash/browser';
import { failed, printed } from '../out';
import type { Harvest } from '../port';

/** Options of `curl` that take a value and that we read or pass over. */
const WITH_VALUE = new Set([
  '-X',
  '--request',
  '-H',
  '--header',
  '-d',
  '--data',
  '--data-raw',
  '-o',
  '--output',
  '-w',
  '--write-out',
  '-m',
  '--max-time',
  '-u',
  '-A',
  '--retry',
  '--url',
  '--user',
  '--user-agent',
  '--connect-timeout',
  '--data-binary',
]);
const HTTP_WORDS: Readonly<Record<number, string>> = {
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

interface Asked {
  readonly url?: string;
  readonly values: ReadonlyMap<string, string>;
  readonly headers: readonly string[];
  readonly flags: ReadonlySet<string>;
}

/** Reads options as curl does: short ones may stand together, and the last may have its value attached (`-sXPOST`). */
function parse(argv: readonly string[]): Asked {
  let url: string | undefined;
  const values = new Map<string, string>();
  const headers: string[] = [];
  const flags = new Set<string>();
  const take = (option: string, value: string): void => {
    if (option === '-H' || option === '--header') headers.push(value);
    else if (option === '--url') url = value;
    else values.set(option, value);
  };
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] ?? '';
    if (arg.startsWith('--')) {
      if (WITH_VALUE.has(arg)) take(arg, argv[++i] ?? '');
      else flags.add(arg);
      continue;
    }
    if (!arg.startsWith('-') || arg === '-') {
      url = arg;
      continue;
    }
    for (let at = 1; at < arg.length; at++) {
      const option = `-${arg[at]}`;
      if (!WITH_VALUE.has(option)) {
        flags.add(option);
        continue;
      }
      take(option, at + 1 < arg.length ? arg.slice(at + 1) : (argv[++i] ?? ''));
      break;
    }
  }
  return { ...(url === undefined ? {} : { url }), values, headers, flags };
}

/** The `curl` command: reaches the project's Edge Functions and nothing else; no request ever leaves the page. */
export function curlCommand(harvest: () => Harvest): Command {
  return defineCommand('curl', async (argv, ctx) => {
    const h = harvest();
    const asked = parse(argv);
    if (asked.flags.has('--help'))
      return printed('Usage: curl [-i] [-s] [-X POST] [-H header] [-d data] [-w format] <url>');
    if (asked.url === undefined)
      return failed("curl: no URL specified!\ncurl: try 'curl --help' for more information", 2);
    const target = /^(?:https?:\/\/)?([^/]+)(\/[^?]*)?/.exec(asked.url);
    const host = target?.[1] ?? '';
    const projectHost = h.port.scenario.exhibits.project.url.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
    if (host !== projectHost && host !== `${h.port.scenario.exhibits.project.ref}.supabase.co`)
      return failed(`curl: (6) Could not resolve host: ${host}`, 6);
    const name = /^\/functions\/v1\/([A-Za-z0-9_-]+)\/?$/.exec(target?.[2] ?? '')?.[1];
    if (name === undefined) return answer(asked, 404, '{"error":"requested path is invalid"}', 12);
    const keyed = asked.headers.some(
      (header) => /^(authorization|apikey):/i.test(header) && header.replace(/^[^:]*:\s*(bearer)?\s*/i, '') !== '',
    );
    if (!keyed) return answer(asked, 401, '{"msg":"Error: Missing authorization header"}', 9);
    const called = h.ask({ op: 'functions.invoke', name, nonce: h.nonce() });
    if (!called.ok && called.error.code === 'unavailable') return failed(`curl: ${called.error.message}`);
    const answered = called.ok
      ? answer(asked, called.value.status, called.value.body, called.value.latencyMs)
      : answer(asked, 404, JSON.stringify({ code: 'NOT_FOUND', message: called.error.message }), 15);
    const file = asked.values.get('-o') ?? asked.values.get('--output');
    if (file === undefined || file === '/dev/null' || file === '-' || !called.ok) return answered;
    const written = await ctx.fs.writeFile(ctx.fs.resolvePath(ctx.cwd, file), called.value.body).then(
      () => true,
      () => false,
    );
    return written ? answered : failed(`curl: (23) Failed writing body to ${file}`, 23);
  });
}

function answer(asked: Asked, status: number, body: string, latencyMs: number): ExecResult {
  const head =
    asked.flags.has('-i') || asked.flags.has('-I')
      ? `HTTP/2 ${status} ${HTTP_WORDS[status] ?? ''}\ncontent-type: application/json\nx-response-time: ${latencyMs}ms\n\n`
      : '';
  const shown = asked.flags.has('-I') || asked.values.has('-o') || asked.values.has('--output') ? '' : `${body}\n`;
  const format = asked.values.get('-w') ?? asked.values.get('--write-out') ?? '';
  const tail = format
    .replaceAll('%{http_code}', String(status))
    .replaceAll('%{time_total}', (latencyMs / 1000).toFixed(3))
    .replaceAll('\\n', '\n');
  if (status >= 400 && (asked.flags.has('-f') || asked.flags.has('--fail')))
    return failed(`curl: (22) The requested URL returned error: ${status}`, 22);
  return { stdout: head + shown + tail, stderr: '', exitCode: 0, stdoutKind: 'text' };
}
