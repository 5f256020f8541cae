/** Where an address leads to. */
export interface Target {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly query: string;
  /** As `curl` shows it: with its scheme. */
  readonly url: string;
}

/** What is wrong with an address, in curl's words and with its exit code. */
export interface BadUrl {
  readonly exitCode: 1 | 3;
  readonly message: string;
}

const malformed: BadUrl = { exitCode: 3, message: 'URL rejected: Malformed input to a URL function' };

/** Takes an address apart as curl does; without a scheme it means http. */
export function parseUrl(text: string): Target | BadUrl {
  if (text === '' || [...text].some((c) => c <= ' ')) return malformed;
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https')
    return { exitCode: 1, message: `Protocol "${scheme}" not supported` };
  const rest = scheme === undefined ? text : text.slice(scheme.length + 3);
  const [, authority = '', path = '', query = ''] = /^([^/?#]*)([^?#]*)(?:\?([^#]*))?/s.exec(rest) ?? [];
  const [, host = '', port] = /^(?:[^@]*@)?([^:]*)(?::(.*))?$/s.exec(authority) ?? [];
  if (host === '') return { exitCode: 3, message: 'URL rejected: No host part in the URL' };
  if (!/^[A-Za-z0-9._-]+$/.test(host)) return { exitCode: 3, message: 'URL rejected: Bad hostname' };
  if (port !== undefined && port !== '' && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535))
    return { exitCode: 3, message: 'URL rejected: Port number was not a decimal number between 0 and 65535' };
  const known = scheme ?? 'http';
  return {
    scheme: known,
    host: host.toLowerCase(),
    port: port === undefined || port === '' ? (known === 'https' ? 443 : 80) : Number(port),
    path: path === '' ? '/' : path,
    query,
    url: `${known}://${authority}${path === '' ? '/' : path}${query === '' ? '' : `?${query}`}`,
  };
}
