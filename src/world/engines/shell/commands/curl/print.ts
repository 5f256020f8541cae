import type { Reply, Request } from './http';
import type { Transfer } from './transfer';

/** The status line and the headers of an answer. */
export function headText({ status, headers, body, ms }: Reply): string {
  const lines = [
    `HTTP/2 ${status}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    `content-length: ${bytes(body)}`,
    `x-response-time: ${ms}ms`,
  ];
  return `${lines.join('\n')}\n\n`;
}

/** How many bytes a text is when it is sent. */
export function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** What `-v` tells about a request and its answer. */
export function talk(request: Request, reply: Reply, port: number): string {
  const path = `${request.path}${request.query.size === 0 ? '' : `?${request.query}`}`;
  return [
    `* Connected to ${request.host} port ${port}`,
    `> ${request.method} ${path} HTTP/2`,
    `> Host: ${request.host}`,
    ...[...request.headers].map(([name, value]) => `> ${name}: ${value}`),
    '>',
    ...headText(reply)
      .trimEnd()
      .split('\n')
      .map((line) => `< ${line}`),
    '<',
    `* Connection #0 to host ${request.host} left intact`,
    '',
  ].join('\n');
}

const seconds = (ms: number): string => (ms / 1_000).toFixed(6);
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** What `-w` prints after a transfer; a variable that curl does not know is told beside the output. */
export function writeOut(
  format: string,
  done: Transfer,
  url: string,
): { readonly text: string; readonly wrong: string } {
  const reply = done.ok ? done.reply : undefined;
  const ms = reply?.ms ?? 0;
  const values: Readonly<Record<string, string>> = {
    content_type: reply?.headers.find(([name]) => name === 'content-type')?.[1] ?? '',
    errormsg: done.ok ? '' : done.message,
    exitcode: String(done.ok ? 0 : done.exitCode),
    http_code: String(reply?.status ?? 0).padStart(3, '0'),
    http_version: reply === undefined ? '0' : '2',
    method: done.ok ? done.request.method : 'GET',
    num_redirects: String(done.ok ? done.redirects : 0),
    response_code: String(reply?.status ?? 0).padStart(3, '0'),
    scheme: (done.ok ? done.target.scheme : 'https').toUpperCase(),
    size_download: String(reply === undefined ? 0 : bytes(reply.body)),
    size_upload: String(done.ok ? bytes(done.request.body ?? '') : 0),
    time_appconnect: seconds(Math.min(ms, 9)),
    time_connect: seconds(Math.min(ms, 5)),
    time_namelookup: seconds(Math.min(ms, 1)),
    time_starttransfer: seconds(ms),
    time_total: seconds(ms),
    url,
    url_effective: done.ok ? done.target.url : url,
  };
  const wrong: string[] = [];
  const text = format.replace(
    /%%|%\{([^{}]*)\}|\\([nrt])/g,
    (whole, name: string | undefined, letter: string | undefined) => {
      if (letter !== undefined) return ESCAPES[letter] ?? whole;
      if (name === undefined) return '%';
      if (Object.hasOwn(values, name)) return values[name] ?? '';
      wrong.push(`curl: unknown --write-out variable: '${name}'\n`);
      return '';
    },
  );
  return { text, wrong: wrong.join('') };
}
