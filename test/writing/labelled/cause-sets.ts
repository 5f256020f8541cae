import type { Cause } from '../../../src/scenario/schema-truth';

/** A cause of one incident of our own making: key facts as lists of alternatives, in the order of `facts`. */
function cause(
  id: string,
  sentence: string,
  facts: readonly (readonly string[])[],
  more: { readonly trigger?: string; readonly factors?: readonly string[] } = {},
): Cause {
  return {
    id,
    decoy: false,
    variant: id,
    sentence,
    keyFacts: facts.map((any, i) => ({ id: `fact-${i + 1}`, any: [...any] })),
    factors: (more.factors ?? []).map((text) => ({ text, latent: false, any: [] })),
    clearedBy: [],
    ...(more.trigger === undefined ? {} : { trigger: more.trigger }),
  };
}

function decoy(id: string, sentence: string, ...any: readonly string[]): Cause {
  const { variant: _, ...rest } = cause(id, sentence, [any]);
  return { ...rest, decoy: true };
}

/** Small incidents besides the shipped ones: the first cause of each is the true one. */
export const OWN_INCIDENTS: Readonly<Record<string, readonly Cause[]>> = {
  certificate: [
    cause(
      'certificate',
      'The certificate of the payment gateway expired, because its renewal job had lost its permission to write the new one.',
      [
        ['certificate', 'TLS', 'SSL'],
        ['expired', 'expiry', 'no longer valid'],
        ['renewal', 'renew', 'permission', 'could not write'],
      ],
      { trigger: 'The old certificate ran out at midnight.', factors: ['Nothing warns before a certificate expires'] },
    ),
    decoy('dns', 'A change of the DNS records sent customers to a host that does not exist.', 'DNS', 'name servers'),
    decoy('bank', 'The acquiring bank refused card payments.', 'acquiring bank', 'bank outage', 'bank refused'),
    decoy(
      'release',
      'The release of the new checkout page broke the form for cards.',
      'checkout page',
      'checkout release',
    ),
  ],
  'disk-full': [
    cause(
      'disk-full',
      'Debug logging that was left on after a rehearsal filled the disk of the order database, so it stopped taking writes.',
      [
        ['debug', 'debug logging', 'log level', 'verbose'],
        ['disk', 'volume', 'out of space', 'no space left'],
        ['writes', 'read-only', 'could not write', 'stopped writing'],
      ],
      {
        trigger: 'The last free gigabyte went at five in the morning.',
        factors: ['No alert watches free space on database hosts'],
      },
    ),
    decoy(
      'traffic',
      'The sale brought more orders than the database could take.',
      'sale',
      'too many orders',
      'traffic peak',
    ),
    decoy(
      'replica',
      'Replication to the second data centre had broken and held the primary up.',
      'replication',
      'replica lag',
    ),
    decoy('failing-drive', 'A drive of the storage array failed.', 'drive failed', 'broken drive', 'hardware fault'),
  ],
  'retry-storm': [
    cause(
      'retry-storm',
      'The mobile app retried every failed search at once and without backing off, so a short hiccup of the search service became a flood that kept it down.',
      [
        ['mobile app', 'the app', 'iOS', 'Android', 'phones'],
        ['retry', 'retries', 'retried'],
        ['no backoff', 'without backing off', 'no jitter', 'at once', 'immediately'],
      ],
      {
        trigger: 'A restart of two search nodes at noon.',
        factors: ['Nothing sheds load in front of the search service'],
      },
    ),
    decoy('attack', 'Somebody attacked the search service with made-up requests.', 'attack', 'DDoS', 'botnet'),
    decoy(
      'index-build',
      'The nightly index build was still running and took all the processors.',
      'index build',
      'reindexing',
    ),
    decoy('crawler', 'A search engine crawled all pages of results.', 'crawler', 'Googlebot', 'crawled'),
  ],
  'flag-everyone': [
    cause(
      'flag-everyone',
      'The flag for the new pricing was set to 100 percent of customers instead of 1 percent, and prices without tax were shown to everybody.',
      [
        ['flag', 'toggle', 'rollout percentage'],
        ['100', 'everyone', 'everybody', 'all customers'],
        ['tax', 'VAT', 'net prices'],
      ],
      { trigger: 'The change of the flag at 09:12.', factors: ['The flag tool asks for no confirmation'] },
    ),
    decoy('cache', 'A stale cache served the prices of last year.', 'stale cache', 'old prices', 'cached prices'),
    decoy(
      'import',
      'The import of the price list from the wholesaler was broken.',
      'price list',
      'wholesaler',
      'import of prices',
    ),
    decoy('rounding', 'A rounding error in the currency library changed amounts.', 'rounding', 'currency library'),
  ],
  'dns-cleanup': [
    cause(
      'dns-cleanup',
      'A script that cleans up unused DNS records deleted the record of the login service, because it looked for use in the last day only and nobody had queried it on Sunday.',
      [
        ['script', 'clean-up', 'cleanup', 'cleaner'],
        ['DNS', 'record', 'name'],
        ['deleted', 'removed'],
        ['last day', 'Sunday', 'one day', '24 hours'],
      ],
      {
        trigger: 'The first run of the script in production on Monday at six.',
        factors: ['The script has no list of records that must stay'],
      },
    ),
    decoy('login-release', 'The new release of the login service could not start.', 'login release', 'could not start'),
    decoy('ddos', 'The name servers of the registrar were attacked.', 'registrar', 'attacked'),
    decoy(
      'expired-domain',
      'The domain of the company had not been paid for and expired.',
      'not been paid',
      'domain expired',
    ),
  ],
  'memory-leak': [
    cause(
      'memory-leak',
      'The thumbnail service keeps every decoded picture in memory since version 3.4, until the kernel kills it and all uploads in flight are lost.',
      [
        ['thumbnail', 'thumbnails', 'preview service'],
        ['memory', 'RAM', 'heap', 'OOM'],
        ['3.4', 'keeps', 'never freed', 'leak', 'leaks'],
      ],
      { trigger: 'The release of version 3.4 on Friday.', factors: ['No limit of memory is set for the container'] },
    ),
    decoy(
      'big-uploads',
      'A customer uploaded pictures of several gigabytes.',
      'several gigabytes',
      'huge pictures',
      'large uploads',
    ),
    decoy('node', 'The machine on which the service ran was faulty.', 'faulty machine', 'bad node', 'hardware'),
    decoy('bucket', 'The storage bucket for uploads had reached its quota.', 'bucket', 'storage quota'),
  ],
};

/** Shipped variants whose causes are in the set, as `scenario/variant`. */
export const SHIPPED_INCIDENTS = [
  'edge-outage/key-exhausted',
  'edge-outage/connection-limit',
  'db-degradation/idle-transaction',
  'db-degradation/runaway-report',
  'data-loss/purge',
  'security-breach/leaked-key',
] as const;
