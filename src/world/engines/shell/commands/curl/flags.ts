import type { FlagSpec } from '../../command-spec';

const flag = (short: string | undefined, name: string, value: string | undefined, text: string): FlagSpec => ({
  name,
  text,
  ...(short === undefined ? {} : { short }),
  ...(value === undefined ? {} : { value }),
});

/** The options of `curl` that do something here. */
export const CURL_FLAGS: readonly FlagSpec[] = [
  flag(undefined, 'connect-timeout', '<seconds>', 'Maximum time allowed to connect'),
  flag('d', 'data', '<data>', 'HTTP POST data'),
  flag(undefined, 'data-binary', '<data>', 'HTTP POST binary data'),
  flag(undefined, 'data-raw', '<data>', 'HTTP POST data, @ allowed'),
  flag('f', 'fail', undefined, 'Fail fast with no output on HTTP errors'),
  flag(undefined, 'fail-with-body', undefined, 'Fail on HTTP errors but save the body'),
  flag('G', 'get', undefined, 'Put the post data in the URL and use GET'),
  flag('I', 'head', undefined, 'Show document info only'),
  flag('H', 'header', '<header>', 'Pass custom header(s) to server'),
  flag('h', 'help', undefined, 'Get help for commands'),
  flag('i', 'include', undefined, 'Include response headers in output'),
  flag('k', 'insecure', undefined, 'Allow insecure server connections'),
  flag(undefined, 'json', '<data>', 'HTTP POST JSON'),
  flag('L', 'location', undefined, 'Follow redirects'),
  flag('m', 'max-time', '<seconds>', 'Maximum time allowed for transfer'),
  { ...flag('o', 'output', '<file>', 'Write to file instead of stdout'), argument: 'file' },
  flag('O', 'remote-name', undefined, 'Write output to file named as remote file'),
  flag('X', 'request', '<method>', 'Specify request method to use'),
  flag('S', 'show-error', undefined, 'Show error even when -s is used'),
  flag('s', 'silent', undefined, 'Silent mode'),
  { ...flag(undefined, 'url', '<url>', 'URL(s) to work with'), argument: 'url' },
  flag('u', 'user', '<user:password>', 'Server user and password'),
  flag('A', 'user-agent', '<name>', 'Send User-Agent <name> to server'),
  flag('v', 'verbose', undefined, 'Make the operation more talkative'),
  flag('V', 'version', undefined, 'Show version number and quit'),
  flag('w', 'write-out', '<format>', 'Output FORMAT after completion'),
];

/** Options that change nothing here. */
export const PASSED_OVER: readonly FlagSpec[] = [
  flag('4', 'ipv4', undefined, ''),
  flag('6', 'ipv6', undefined, ''),
  flag('N', 'no-buffer', undefined, ''),
  flag('#', 'progress-bar', undefined, ''),
  flag('g', 'globoff', undefined, ''),
  flag(undefined, 'compressed', undefined, ''),
  flag(undefined, 'http1.1', undefined, ''),
  flag(undefined, 'http2', undefined, ''),
  flag(undefined, 'no-progress-meter', undefined, ''),
  flag(undefined, 'tlsv1.2', undefined, ''),
  flag(undefined, 'tlsv1.3', undefined, ''),
  flag(undefined, 'retry', '<num>', ''),
  flag(undefined, 'retry-delay', '<seconds>', ''),
  flag(undefined, 'max-redirs', '<num>', ''),
  flag('b', 'cookie', '<data>', ''),
  flag('e', 'referer', '<URL>', ''),
];

const FLAGS = [...CURL_FLAGS, ...PASSED_OVER];

/** The words of a `curl` line: its addresses in order, and its options. */
export interface CurlWords {
  readonly urls: readonly string[];
  readonly all: (name: string) => readonly string[];
  readonly one: (name: string) => string | undefined;
  readonly has: (name: string) => boolean;
}

/** Reads options as curl does: short ones may stand together, and the last may have its value attached (`-sXPOST`). */
export function readCurl(argv: readonly string[]): CurlWords | { readonly wrong: string } {
  const urls: string[] = [];
  const values = new Map<string, string[]>();
  const put = (flag: FlagSpec, value: string): void => {
    if (flag.name === 'url') urls.push(value);
    else values.set(flag.name, [...(values.get(flag.name) ?? []), value]);
  };
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] ?? '';
    if (!arg.startsWith('-') || arg === '-') {
      urls.push(arg);
      continue;
    }
    const long = arg.startsWith('--');
    for (let at = 1; at < arg.length; at++) {
      const flag = FLAGS.find((f) => (long ? `--${f.name}` === arg : f.short === arg[at]));
      if (flag === undefined) return { wrong: `option ${long ? arg : `-${arg[at]}`}: is unknown` };
      if (flag.value === undefined) put(flag, '');
      else {
        const attached = long ? '' : arg.slice(at + 1);
        if (attached === '' && i + 1 >= argv.length) return { wrong: `option ${arg}: requires parameter` };
        put(flag, attached === '' ? (argv[++i] ?? '') : attached);
      }
      if (long || flag.value !== undefined) break;
    }
  }
  const all = (name: string): readonly string[] => values.get(name) ?? [];
  return { urls, all, one: (name) => all(name).at(-1), has: (name) => values.has(name) };
}
