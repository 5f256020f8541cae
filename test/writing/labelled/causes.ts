import type { CauseVerdict } from '../../../src/score/writing/contrast';

/** A statement of a cause, and what the contrast with the incident's other causes should make of it. */
export interface LabelledCause {
  /** Key of an incident: `edge-outage/key-exhausted`, or one of `OWN_INCIDENTS`. */
  readonly incident: string;
  readonly kind: 'true' | 'paraphrased' | 'partial' | 'decoy' | 'unrelated' | 'denied' | 'guess';
  readonly text: string;
  readonly should: CauseVerdict['outcome'];
  /** Written after the rule was finished, and never used to mend it. */
  readonly heldOut?: true;
}

const row = (
  incident: string,
  kind: LabelledCause['kind'],
  should: LabelledCause['should'],
  text: string,
): LabelledCause => ({ incident, kind, should, text });

const KEY = 'edge-outage/key-exhausted';
const LEAK = 'edge-outage/connection-limit';
const IDLE = 'db-degradation/idle-transaction';
const REPORT = 'db-degradation/runaway-report';
const PURGE = 'data-loss/purge';
const SECRET = 'security-breach/leaked-key';

const SEEN: readonly LabelledCause[] = [
  row(
    KEY,
    'true',
    'stated',
    'The OpenAI project behind our key had used up its monthly budget, so every call came back as 429 insufficient_quota.',
  ),
  row(
    KEY,
    'paraphrased',
    'stated',
    'We had spent all of this month’s allowance with our AI supplier, and from then on each of our requests was turned away.',
  ),
  row(KEY, 'partial', 'partly', 'OpenAI answered our requests with 429. Why it did so is still open.'),
  row(
    KEY,
    'decoy',
    'other',
    'We sent more requests per minute than OpenAI’s rate limit allows, because there was too much traffic that afternoon.',
  ),
  row(
    KEY,
    'decoy',
    'other',
    'The web deployment with the new spinner broke the generate button, so nobody could generate a reading.',
  ),
  row(KEY, 'decoy', 'other', 'OpenAI had an outage of its own that afternoon; its status page said so.'),
  row(KEY, 'unrelated', 'none', 'A server in our own rack lost power when a fuse blew.'),
  row(
    KEY,
    'denied',
    'stated',
    'It was not the web deployment but the exhausted budget of our OpenAI project: all calls were refused with 429.',
  ),
  row(KEY, 'guess', 'stated', 'We think that the quota at OpenAI was probably used up, since calls were refused.'),

  row(
    LEAK,
    'true',
    'stated',
    'error-digest v12 opens a connection for each event and never closes it. All 60 connection slots were taken, and other functions were refused.',
  ),
  row(
    LEAK,
    'paraphrased',
    'stated',
    'Since its new version, the digest function made a fresh database session whenever something went wrong and never let go of it; before long there was no free session for anything else.',
  ),
  row(
    LEAK,
    'partial',
    'partly',
    'Postgres had run out of connection slots, so functions got an error when they wanted one.',
  ),
  row(LEAK, 'decoy', 'other', 'The pooler closed idle connections of the read function, so the next request failed.'),
  row(LEAK, 'unrelated', 'none', 'The domain was not renewed in time.'),
  row(
    LEAK,
    'decoy',
    'other',
    'Version v41 of generate-reading logs token counts, and that broke the generating of readings.',
  ),

  row(
    IDLE,
    'true',
    'stated',
    'A psql session was left idle in transaction and held its lock on readings. The ALTER TABLE of the migration waited behind it, and all reads and writes of readings waited behind that.',
  ),
  row(
    IDLE,
    'paraphrased',
    'stated',
    'Somebody’s console window still had a transaction open from the morning. The change to the table lined up behind it, and every other request for that table got stuck behind the change.',
  ),
  row(
    IDLE,
    'partial',
    'partly',
    'The migration could not get its lock on readings and blocked everything that came after it.',
  ),
  row(IDLE, 'decoy', 'other', 'The web deployment that remembers where the history list was left made the page slow.'),
  row(IDLE, 'decoy', 'other', 'OpenAI was slow, as its status page shows, and generating readings timed out.'),
  row(IDLE, 'unrelated', 'none', 'Too few people were on call over the holidays.'),

  row(
    REPORT,
    'true',
    'stated',
    'The Insights page asked Metabase for the changed readings every 20 seconds. There is no index on updated_at, so each query read the whole table.',
  ),
  row(
    REPORT,
    'paraphrased',
    'stated',
    'A new statistics page polled the database without pause with a question that had to go row by row through everything we ever stored.',
  ),
  row(REPORT, 'partial', 'partly', 'A query from the reporting tool kept the database busy.'),
  row(
    REPORT,
    'decoy',
    'other',
    'The hourly Metabase report of sign-ups slowed the database down, as it does every hour.',
  ),
  row(REPORT, 'unrelated', 'none', 'A certificate had expired overnight.'),

  row(
    PURGE,
    'true',
    'stated',
    'The readings-retention job deleted readings older than 18 hours instead of 18 months, 300 rows every five minutes.',
  ),
  row(
    PURGE,
    'paraphrased',
    'stated',
    'A nightly cleaner that was meant to wipe what is a year and a half old had the wrong unit in its condition, and so it threw away nearly everything people had stored.',
  ),
  row(PURGE, 'partial', 'partly', 'A scheduled job removed readings from the table.'),
  row(PURGE, 'decoy', 'other', 'Supabase had trouble with file storage this morning, and data was lost there.'),
  row(PURGE, 'decoy', 'other', 'People had signed in with another account and saw an empty list.'),
  row(PURGE, 'unrelated', 'none', 'The payment provider was down.'),

  row(
    SECRET,
    'true',
    'stated',
    'The service role key and the DATABASE_URL were committed to .env.example, which is mirrored to the public repository recipes; from an outside address they were used to read accounts.',
  ),
  row(
    SECRET,
    'paraphrased',
    'stated',
    'Our master password to the database lay for anyone to see in a sample file on the internet, and a stranger used it to look at what our customers had stored.',
  ),
  row(SECRET, 'partial', 'partly', 'A secret of ours stood in a public repository.'),
  row(SECRET, 'decoy', 'other', 'Aiko’s export for the review of the year read all those accounts.'),
  row(SECRET, 'decoy', 'other', 'Somebody guessed passwords until one of them fitted.'),
  row(SECRET, 'unrelated', 'none', 'A load balancer sent requests to a node that was being drained.'),

  row(
    'certificate',
    'true',
    'stated',
    'The TLS certificate of the payment gateway expired because the renewal job no longer had permission to write it.',
  ),
  row(
    'certificate',
    'paraphrased',
    'stated',
    'The SSL cert ran past its date; the task that should have put in a fresh one had lost its rights.',
  ),
  row('certificate', 'partial', 'partly', 'The certificate of the gateway was no longer valid.'),
  row('certificate', 'decoy', 'other', 'The acquiring bank refused all card payments that morning.'),
  row('certificate', 'unrelated', 'none', 'The search index was rebuilt from an old snapshot.'),

  row(
    'disk-full',
    'true',
    'stated',
    'Debug logging had been left on and filled the disk of the order database, which then could not write any more.',
  ),
  row(
    'disk-full',
    'paraphrased',
    'stated',
    'Verbose log files ate up the last of the volume, so the store of orders turned read-only.',
  ),
  row('disk-full', 'partial', 'partly', 'There was no space left on the database host.'),
  row('disk-full', 'decoy', 'other', 'The sale was such a success that there were too many orders for the database.'),
  row(
    'disk-full',
    'denied',
    'other',
    'The disk was not the cause: replication to the second data centre had broken, and the primary waited for it.',
  ),

  row(
    'retry-storm',
    'true',
    'stated',
    'The mobile app retries failed searches at once, without any backoff, and this flood kept the search service from recovering.',
  ),
  row(
    'retry-storm',
    'paraphrased',
    'stated',
    'Phones asked again immediately whenever a search failed; a hiccup of two minutes turned into an avalanche under which the service could not get up.',
  ),
  row('retry-storm', 'partial', 'partly', 'The app repeated its requests and overloaded search.'),
  row('retry-storm', 'decoy', 'other', 'A botnet attacked the search service with made-up requests.'),
  row('retry-storm', 'unrelated', 'none', 'The accounting system had the wrong exchange rate.'),

  row(
    'flag-everyone',
    'true',
    'stated',
    'The flag for the new pricing was set to 100 percent and not to 1, so all customers saw prices without tax.',
  ),
  row(
    'flag-everyone',
    'paraphrased',
    'stated',
    'Someone switched the toggle on for everybody when it was meant for a hundredth of them; the amounts on the page left out VAT.',
  ),
  row('flag-everyone', 'decoy', 'other', 'A stale cache served the old prices of last year.'),
  row('flag-everyone', 'partial', 'partly', 'Net prices were shown to all customers.'),

  row(
    'dns-cleanup',
    'true',
    'stated',
    'The cleanup script deleted the DNS record of the login service, because nobody had queried it in the last day, a Sunday.',
  ),
  row('dns-cleanup', 'decoy', 'other', 'The new release of the login service could not start.'),
  row('dns-cleanup', 'partial', 'partly', 'The login service had no DNS record any more.'),
  row(
    'memory-leak',
    'true',
    'stated',
    'Since 3.4 the thumbnail service keeps each decoded picture in memory until it is killed as OOM.',
  ),
  row('memory-leak', 'decoy', 'other', 'One customer uploaded huge pictures of several gigabytes each.'),
  row(
    KEY,
    'paraphrased',
    'stated',
    'The money that we may spend per month at the company whose language model we call was gone by half past one, and it declined whatever we sent.',
  ),
  row(
    SECRET,
    'paraphrased',
    'stated',
    'A commit carried real credentials of the database into a repository that anybody can read, and from a foreign network somebody opened our users’ accounts with them.',
  ),
  row(
    'disk-full',
    'paraphrased',
    'stated',
    'The trace output of last week’s rehearsal was never switched back and took up all storage space, until orders could no longer be saved.',
  ),
  row(
    'retry-storm',
    'paraphrased',
    'stated',
    'Every handset tried again at the same instant, without waiting, each time the search gave an error; the servers never got air to recover.',
  ),
  row(
    'dns-cleanup',
    'paraphrased',
    'stated',
    'A housekeeping script took the name of the sign-in service out of the zone, as no lookup for it had come in over the past 24 hours.',
  ),
];

/** Written when the rule was done. */
const HELD_OUT: readonly LabelledCause[] = [
  row(KEY, 'true', 'stated', 'OpenAI rejected our calls since the quota of the project was exhausted.'),
  row(KEY, 'partial', 'partly', 'A budget was exceeded somewhere, and we do not know yet which.'),
  row(KEY, 'decoy', 'other', 'The TypeError that compare throws took all Edge Functions down with it.'),
  row(KEY, 'unrelated', 'none', 'The office moved, and the telephone line was dead for a day.'),
  row(
    LEAK,
    'true',
    'stated',
    'Since v12, error-digest leaks one database connection per event until the limit of connections is reached.',
  ),
  row(
    LEAK,
    'denied',
    'other',
    'error-digest had nothing to do with it. OpenAI had an outage, and its status page said so.',
  ),
  row(
    LEAK,
    'partial',
    'partly',
    'The new version of error-digest did something to the database that others suffered from.',
  ),
  row(
    IDLE,
    'paraphrased',
    'stated',
    'One engineer’s SQL console sat on an unfinished transaction; the schema change had to wait for it, and in turn blocked all who wanted the table.',
  ),
  row(IDLE, 'decoy', 'other', 'The hourly cohort report of Metabase was what slowed the database.'),
  row(IDLE, 'unrelated', 'none', 'The translation of the help pages was out of date.'),
  row(
    REPORT,
    'paraphrased',
    'stated',
    'Each open dashboard refreshed itself three times a minute, and since the column it filters by is not indexed, the database went through the entire table every time.',
  ),
  row(REPORT, 'decoy', 'other', 'OpenAI latency was high; generating readings timed out because of that.'),
  row(
    PURGE,
    'true',
    'stated',
    'The purge job that we scheduled has the wrong interval: it deletes what is older than 18 hours.',
  ),
  row(PURGE, 'partial', 'partly', 'Old rows were deleted by something that runs on a timer.'),
  row(PURGE, 'decoy', 'other', 'The pooler closed connections in the middle of a write, so rows were half-written.'),
  row(SECRET, 'decoy', 'other', 'Priya’s account was taken over while she was in Lisbon.'),
  row(SECRET, 'unrelated', 'none', 'The colour of the button confused people.'),
  row(
    'certificate',
    'paraphrased',
    'stated',
    'Nobody could pay since the gateway presented a certificate whose validity had lapsed on Sunday; the automatic renewal had been failing for want of a permission.',
  ),
  row(
    'certificate',
    'decoy',
    'other',
    'After a change of our DNS records customers were sent to a host that does not exist.',
  ),
  row('disk-full', 'decoy', 'other', 'A hardware fault: one drive of the array had failed.'),
  row('retry-storm', 'decoy', 'other', 'The reindexing of the night was still running and used up all processors.'),
  row(
    'flag-everyone',
    'true',
    'stated',
    'The rollout percentage of the pricing flag was 100, where 1 was intended, and net prices were shown.',
  ),
  row('flag-everyone', 'decoy', 'other', 'The import of the wholesaler’s price list was broken.'),
  row('dns-cleanup', 'decoy', 'other', 'The domain of the company expired, because the bill had not been paid.'),
  row(
    'memory-leak',
    'paraphrased',
    'stated',
    'The service that makes previews holds on to all images that it ever decoded, so its heap grows until the system kills the process.',
  ),
  row('memory-leak', 'unrelated', 'none', 'Somebody unplugged the printer.'),
  row(
    KEY,
    'paraphrased',
    'stated',
    'Our account with the AI provider had hit its spending cap for the month, and it rejected every call that we made.',
  ),
  row(
    LEAK,
    'paraphrased',
    'stated',
    'Each error made error-digest take another handle on Postgres that it never gave back, until there was none left for the rest of the product.',
  ),
  row(
    IDLE,
    'paraphrased',
    'stated',
    'A terminal that somebody had forgotten kept a transaction open, the ALTER TABLE stood behind it in the queue, and all other queries stood behind the ALTER TABLE.',
  ),
  row(
    REPORT,
    'paraphrased',
    'stated',
    'Every 20 seconds an analytics chart triggered a sequential scan over all readings.',
  ),
  row(
    PURGE,
    'paraphrased',
    'stated',
    'The retention cron job had hours in its filter where months belonged, and erased customers’ readings in batches.',
  ),
  row(
    SECRET,
    'paraphrased',
    'stated',
    'A service key had slipped into an example file of a public GitHub repo, and an attacker outside our network read accounts with it.',
  ),
  row(
    'certificate',
    'paraphrased',
    'stated',
    'TLS to the payment gateway broke at midnight: the cert had expired, since the job that renews it may no longer write to the secret store.',
  ),
  row(
    'disk-full',
    'paraphrased',
    'stated',
    'After the rehearsal the log level stayed on debug; the volume under the order database filled up, and it would not accept writes.',
  ),
  row(
    'retry-storm',
    'paraphrased',
    'stated',
    'Our iOS and Android clients fire failed searches again immediately, and this stampede held the cluster on the ground.',
  ),
  row(
    'flag-everyone',
    'paraphrased',
    'stated',
    'The switch for the new prices went to 100 % of the customers, who then saw amounts without VAT.',
  ),
  row(
    'dns-cleanup',
    'paraphrased',
    'stated',
    'The cleaner of unused records looks at one day of lookups only, and wiped the DNS entry under which people log in.',
  ),
  row(
    'memory-leak',
    'paraphrased',
    'stated',
    'Version 3.4 of the preview service never frees decoded images, and dies when its heap is full.',
  ),
];

export const LABELLED_CAUSES: readonly LabelledCause[] = [
  ...SEEN,
  ...HELD_OUT.map((r): LabelledCause => ({ ...r, heldOut: true })),
];
