import { type Command, type CommandContext, defineCommand, type ExecResult } from 'just-bash/browser';
import { columns, failed, printed } from '../out';
import type { Harvest } from '../port';
import { CURL_FLAGS, type CurlWords, readCurl } from './curl/flags';
import { headText, talk, writeOut } from './curl/print';
import { type Transfer, transfer } from './curl/transfer';

/** Addresses that one command may work with. */
const MOST_URLS = 20;
const TRY = "curl: try 'curl --help' or 'curl --manual' for more information";

const HELP = [
  'Usage: curl [options...] <url>',
  columns(
    CURL_FLAGS.map((f) => [
      ` ${f.short === undefined ? '   ' : `-${f.short},`} --${f.name}${f.value === undefined ? '' : ` ${f.value}`}`,
      f.text,
    ]),
  ),
  '',
  'Reachable in this exercise: the project (functions, rest), the error tracker, the status pages. For example',
  ' curl -i https://$PROD_REF.supabase.co/functions/v1/healthz',
  ' curl -X POST https://$PROD_REF.supabase.co/functions/v1/read -H "Authorization: Bearer $ANON_KEY" -d \'{}\'',
  ' curl "https://$PROD_REF.supabase.co/rest/v1/readings?select=id,created_at&order=created_at.desc&limit=5" -H "apikey: $SUPABASE_SERVICE_ROLE_KEY"',
  ' curl "https://sentry.io/api/0/projects/vyberology/vyberology/issues/?statsPeriod=1h" -H "Authorization: Bearer $SENTRY_AUTH_TOKEN"',
  ' curl https://status.vyberology.example/api/v2/summary.json',
].join('\n');

/** The `curl` command: reaches the servers of the simulated world and nothing else; no request ever leaves the page. */
export function curlCommand(harvest: () => Harvest): Command {
  return defineCommand('curl', async (argv, ctx) => {
    const words = readCurl(argv);
    if ('wrong' in words) return failed(`curl: ${words.wrong}\n${TRY}`, 2);
    if (words.has('help')) return printed(HELP);
    if (words.has('version')) return printed('curl 8.17.0 (exercise)\nProtocols: http https');
    if (words.urls.length === 0) return failed(`curl: (2) no URL specified\n${TRY}`, 2);
    const timeout = words.one('max-time') ?? words.one('connect-timeout');
    if (timeout !== undefined && !/^\d+(?:\.\d+)?$/.test(timeout))
      return failed(`curl: option -m: expected a proper numerical parameter\n${TRY}`, 2);
    const data = await dataOf(words, ctx);
    if (data === null) return failed('curl: (26) Failed to open the file given with @', 26);
    let [stdout, stderr, exitCode] = ['', '', 0];
    for (const [i, url] of words.urls.slice(0, MOST_URLS).entries()) {
      const done = await transfer(harvest(), words, url, data);
      const shown = await show(words, ctx, done, url, i);
      stdout += shown.stdout;
      stderr += shown.stderr;
      exitCode = shown.exitCode;
    }
    return { stdout, stderr, exitCode, stdoutKind: 'text' };
  });
}

/** The body of the request; `null` when a file named with `@` cannot be read. */
async function dataOf(words: CurlWords, ctx: CommandContext): Promise<string | undefined | null> {
  const parts: string[] = [];
  for (const name of ['data', 'data-binary', 'data-raw', 'json']) {
    for (const value of words.all(name)) {
      if (name === 'data-raw' || !value.startsWith('@')) {
        parts.push(value);
        continue;
      }
      const text = await ctx.fs.readFile(ctx.fs.resolvePath(ctx.cwd, value.slice(1))).catch(() => null);
      if (text === null) return null;
      parts.push(name === 'data' ? text.replace(/[\r\n]/g, '') : text);
    }
  }
  return parts.length === 0 ? undefined : parts.join('&');
}

/** Prints what came of the address number `i`, or puts it into its file. */
async function show(
  words: CurlWords,
  ctx: CommandContext,
  done: Transfer,
  url: string,
  i: number,
): Promise<ExecResult> {
  const quiet = words.has('silent') && !words.has('show-error');
  const format = words.one('write-out');
  const after = format === undefined ? { text: '', wrong: '' } : writeOut(format, done, url);
  const say = (code: number, message: string): string => (quiet ? '' : `curl: (${code}) ${message}\n`);
  if (!done.ok)
    return { stdout: after.text, stderr: say(done.exitCode, done.message) + after.wrong, exitCode: done.exitCode };
  const { reply, request, target } = done;
  const talked = words.has('verbose') ? talk(request, reply, target.port) : '';
  const bad = reply.status >= 400 && (words.has('fail') || words.has('fail-with-body'));
  const problem = bad ? say(22, `The requested URL returned error: ${reply.status}`) : '';
  const head = words.has('include') || words.has('head') ? headText(reply) : '';
  const body = words.has('head') || request.method === 'HEAD' || (bad && words.has('fail')) ? '' : reply.body;
  const file = words.has('remote-name') ? (target.path.split('/').at(-1) ?? '') : words.all('output')[i];
  const toFile = file !== undefined && file !== '-';
  if (toFile && file === '') return failed(`curl: (23) Failed to extract a filename to use for storage`, 23);
  if (toFile && file !== '/dev/null' && !(bad && words.has('fail'))) {
    const written = await ctx.fs.writeFile(ctx.fs.resolvePath(ctx.cwd, file), head + body).then(
      () => true,
      () => false,
    );
    if (!written) return failed(say(23, `Failure writing output to destination, passed 0 returned -1`), 23);
  }
  return {
    stdout: (toFile ? '' : head + body) + after.text,
    stderr: talked + problem + after.wrong,
    exitCode: bad ? 22 : 0,
  };
}
