import type { TextSpan } from '../types';
import { COURTESY } from './courtesy';
import { type Line, spanIn, type UpdateText } from './update-text';

/** What an update tells of the impact, each 0 to 1. */
export interface Impact {
  /** What goes wrong, as those affected see it. */
  readonly symptom: number;
  /** The thing it goes wrong with, by name. */
  readonly thing: number;
  /** Who is affected. */
  readonly who: number;
  /** How many, where, since when, on what. */
  readonly scope: number;
  /** What still works, what is safe, what to do meanwhile. */
  readonly relief: number;
  /** Words of the trade instead of words of those affected. */
  readonly jargon: number;
  readonly spans: readonly TextSpan[];
}

export const NO_IMPACT: Impact = { symptom: 0, thing: 0, who: 0, scope: 0, relief: 0, jargon: 0, spans: [] };

const WHO_WORDS =
  'customers?|users?|merchants?|developers?|people|visitors?|members?|players?|teams?|organi[sz]ations?|orgs|tenants?|accounts?|workspaces?|clients?|subscribers?|sellers?|buyers?|shoppers?|drivers?|riders?|students?|teachers?|patients?|viewers?|listeners?|admins?|administrators?|callers?|guests?|hosts?|publishers?|creators?|partners?|agents?|employees?|anyone|everyone|passengers?|travell?ers?|authors?|learners?|operators?|recipients?|senders?|contacts?|businesses|stores?|shops?|sites?|projects?|repositories|households?|pharmac(?:y|ies)|hospitals?';
const WHO = new RegExp(String.raw`\b(?:${WHO_WORDS})\b|\byou(?:r)?\b`, 'i');
const PART = String.raw`(?:some|a (?:small |limited |large )?(?:subset|number|portion|percentage|fraction|group|handful) of|a few|several|many|most|all|every|certain|a minority of|a majority of|the majority of|only|new|existing|affected|impacted|(?:about |around |approximately |roughly |under |over |less than |more than |up to |~)?\d[\d,.]* ?%(?: of)?|(?:about |around |approximately |roughly |~)?\d[\d,]*)`;
const WHO_PART = new RegExp(String.raw`\b${PART}(?: of)?(?: our| the| your)?(?: [\w-]+){0,3}? (?:${WHO_WORDS})\b`, 'i');
/** Where machines are the users' own: some of their jobs, images, messages. */
const PART_OF =
  /\b(?:some|a (?:small |limited |large )?(?:subset|number|portion|percentage|fraction) of|a few|several|many|most|(?:~ ?)?\d[\d,.]* ?%(?: of)?)(?: of)?(?: our| the| your| all)?(?: [\w-]+){0,3}? (?:requests|jobs|images|instances|builds|orders|messages|e-?mails|calls|deployments|runs|pages|queries|transactions|payments|servers|nodes|events|files|tickets|sessions|connections|domains|databases|devices|uploads|workflows)\b/i;
const WHO_QUALIFIED = new RegExp(
  String.raw`\b(?:${WHO_WORDS}) (?:(?:in|on|with|using|who|whose|from|hosted|located|based|connect\w+|attempting|trying|that|running|accessing|logging|signing|visiting|within|outside|behind|near) )|\b(?:free|paid|paying|enterprise|business|premium|pro|hobby|trial|self-hosted|cloud|mobile|desktop|web|api|new|european|american|asian|australian|us|eu|uk)(?: [\w-]+)? (?:${WHO_WORDS})\b`,
  'i',
);

/** A name before who it is: `Enterprise customers`, `iOS users`. */
const WHO_NAMED = new RegExp(
  String.raw`(?<!^|[.!?:] )\b(?!Some|All|Our|Many|Most|The|These|Those|Affected|Other|Several|Certain)(?:[A-Z][\w-]+|iOS|macOS) (?:${WHO_WORDS})\b`,
);

const INABILITY =
  /\b(?:unable to|not able to|inability to|cannot|can ?not|can't|couldn't|could not|no longer able to|not being able to|prevent(?:s|ed|ing)? [^.]{1,50}? from|block(?:s|ed|ing)? [^.]{0,40}? from|lock(?:s|ed)? out|logged out|signed out|impossible to|(?:difficult(?:y|ies)|trouble|problems?|issues?|errors?) (?:when |while |with )?(?:\w{4,}ing)\b|(?:errors?|failures?|timeouts?) (?:when|while|if|on|upon|during|trying|attempting)|fail(?:s|ed|ing)? (?:to|when|while|on) \w+|not be able to|may (?:fail|time out)|unsuccessful (?:when|in)|(?:not|aren't|isn't|weren't|wasn't|won't|don't|doesn't) (?:be |being )?(?:\w+ly )?(?:load|loading|work|working|respond|responding|receiv\w+|appear\w*|display\w*|show\w*|sent|send|sending|deliver\w*|process\w*|updat\w*|sync\w*|start\w*|complet\w*|connect\w*|render\w*|play\w*|accept\w*|run|running|trigger\w*|reach\w*|available|accessible|visible|open\w*|sav\w+|ring\w*|print\w*|publish\w*|go(?:ing)? through))\b/i;
const SOLID =
  /\b(?:errors?|[45]\d\d(?:s)?\b|time(?:d|s)? ?-?outs?|timing out|fail(?:s|ed|ing|ures?)?|unavailab\w+|outages?|(?:is|are|was|were|be|been|being|went|goes|going) (?:currently |completely |partially |temporarily |fully |now )?(?:down|offline)|offline|downtime|unreachable|inaccessible|missing|incorrect\w*|inaccura\w+|wrong(?:ly)?|duplicate[ds]?|blank\w*|empty|twice|silent|silence|stand(?:s|ing)? still|blocks|out of (?:service|order)|stopped (?:working|\w+ing)|(?:not|n't) (?:be |been |being )?(?!affected|impacted|related|caused|determined|identified|confirmed|expected|needed|required|concerned|linked|limited)\w{3,}ed|shut (?:off|down)|taken (?:off ?line|down)|crash\w*|disconnect\w*|dropped|dropping|stuck|delay(?:s|ed|ing)?|slow(?:er|ly|ness|down)?|taking longer|longer than (?:usual|normal|expected)|stale|out[- ]of[- ]date|rejected|declined|refused|broken|unresponsive|lag(?:s|ging)?|freez\w+|frozen|hang(?:s|ing)?|garbled|no (?:data|audio|sound|video|access|connectivity|service|dial tone)|lost|loss of|corrupt\w*|interrupt\w+|buffering|backlog|queued|throttled|rate[- ]limited|denied|redirect loop|not found|warning)\b/i;
const SOFT =
  /\b(?:degrad\w+|disrupt\w+|elevated|increased? (?:error|latenc|response|failure)\w*|latenc\w+|intermittent\w*|instabilit\w+|unstable|(?:network|connection|connectivity) (?:issues?|problems?)|limited (?:access|availability|functionality)|reduced|(?:lower|less|slower|poor|low) (?:throughput|quality|performance|success|capacity)|abnormal|unexpected)\b/i;
/** So many errors, of what and for whom is not said. */
const IN_GENERAL = /\b(?:elevated|increased?|high(?:er)?|spikes? (?:in|of)|number of|levels? of|some)\b[^.;]{0,25}$/i;
const GENERAL = /^(?:errors?|fail\w*|time.?outs?|[45]\d\ds?|slow\w*|delay\w*)$/i;
const VAGUE =
  /\b(?:issues?|problems?|trouble|difficult\w+|incident|bug|anomal\w+)\b(?=(?: that (?:is|was|has been|are|were))? (?:with|affecting|impacting|affected|impacted|involving|in|on|where|causing|related|regarding|for|that|around|concerning|at|across|\w+ing)\b)/i;
/** Somebody sees, hears or gets something else than they should. */
const SEEN = new RegExp(
  String.raw`\b(?:${WHO_WORDS}|you)\b[^.;]{0,30}?\b(?:saw|sees?|seeing|hears?|heard|gets?|got|find|found|notic\w+|encounter\w*|experienc\w+|observ\w+)\b`,
  'i',
);
/** The team says what it cannot do, or that the trouble is not there. */
const OURS =
  /\b(?:we|our engineers|our team)(?:'re| are| were|'ve| have)?(?: currently| still)? (?:unable|not able|cannot|can't|could not|couldn't|fail)/i;

const THINGS =
  /\b(?:log ?-?ins?|logging in|sign ?-?(?:ins?|ups?)|signing (?:in|up)|log (?:in|on)|authenticat\w+|single sign-on|sso|mfa|two-factor|password resets?|registration|onboarding|dashboards?|console|portal|admin (?:panel|area)|control panel|apis?|endpoints?|webhooks?|e-?mails?|notifications?|push notifications?|alerts?|sms|text messages?|messag(?:es|ing)|chats?|calls?|calling|voice|audio|video|meetings?|conferenc\w+|screen shar\w+|recordings?|payments?|checkouts?|transactions?|transfers?|deposits?|withdrawals?|payouts?|invoices?|billing|subscriptions?|cards?|wallets?|trading|orders?|bookings?|reservations?|purchases?|carts?|shipping|labels?|search(?:es)?|queries|(?<!\b(?:received|receiving|investigating|seeing|seen|of|multiple|several|user|customer|some) )reports?(?! (?:of|from|about|indicat))|reporting|analytics|charts?|metrics|graphs?|exports?|imports?|uploads?|downloads?|files?|images?|photos?|videos?|attachments?|documents?|pages?|web ?sites?|sites?|storefronts?|apps?|applications?|mobile app|desktop app|browser extension|plugins?|integrations?|sync(?:ing|hroni[sz]ation)?|backups?|snapshots?|restores?|builds?|deploy(?:s|ments?)|pipelines?|workflows?|jobs?|runners?|tests?|pull requests?|commits?|repositories|repos|clones?|pushes|packages?|registry|containers?|functions?|databases?|queues?|storage|buckets?|volumes?|instances?|servers?|virtual machines?|vms?|droplets?|clusters?|load balanc\w+|dns|domains?|certificates?|ssl|tls|cdn|edge|streams?|streaming|playback|games?|matchmaking|leaderboards?|lobbies|tickets?|support|phone (?:lines?|support)|live chat|forms?|surveys?|calendars?|events?|scheduling|comments?|posts?|feeds?|timelines?|profiles?|settings|contacts?|campaigns?|tracking|maps?|locations?|models?|prompts?|responses|requests?|connections?|sessions?|vpn|internet|network|wi-?fi|broadband|data|history|logs?|monitors?|checks?|usage|pricing|licen[cs]es?|downloads|updates? to|editing|saving|publishing|creation|creating|provisioning|printing|scans?|grades?|courses?|classes|prescriptions?|appointments?|loading|viewing|accessing|sending|receiving|processing|rendering|conversions?|translations?|feature)\b/gi;
const LOOSE_THING = /\b(?:services?|platform|systems?|product|functionality|features?)\b/i;
const DOMAIN =
  /\b[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+){0,3}\.(?:com|org|net|io|dev|app|co|ai|cloud|edu|gov|uk|de|fr|eu|us)\b/g;
/** Names: a capital inside a line, an abbreviation, a region. */
const NAME =
  /(?<![.!?:•]\s{0,2}|^|- )\b(?!(?:UTC|GMT|PST|PDT|EST|EDT|CET|CEST|BST|IST|AM|PM|ETA|We|We're|We've|Our|The|This|These|A|An|It|At|On|In|As|If|For|Please|Thank|Thanks|Next|Update|Updates|Resolved|Investigating|Identified|Monitoring|Status|Impact|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Jan\w*|Feb\w*|Mar|March|Apr\w*|May|June?|July?|Aug\w*|Sep\w*|Oct\w*|Nov\w*|Dec\w*|Posted|Engineers?|Engineering|Team|Root|Cause|Some|All|Customers|Users|I|Sorry|Apologies|RCA|PT|ET|CT|MT)\b)[A-Z][\w.+-]*/g;
const REGION =
  /\b(?:[a-z]{2,4}-(?:north|south|east|west|central|northeast|southeast|northwest|southwest)[a-z]*-?\d?[a-z]?|[A-Z]{2,3}\d{1,2}|(?:us|eu|uk|apac|emea|latam|anz|na)(?:[- ]?(?:east|west|central|north|south)\w*)?(?: region| data ?cent(?:er|re)| cluster| pod)?|europe(?:an)?|north america|south america|asia(?:[- ]pacific)?|australia|india|brazil|canada|germany|japan|singapore|frankfurt|london|dublin|ireland|sydney|tokyo|mumbai|paris|amsterdam|virginia|oregon|ohio|new york|san francisco|region|data ?cent(?:er|re)|availability zone|zone)\b/i;
const REGION_STRICT = /^(?:us|eu|uk|na)$/;
const AMOUNT =
  /(?:\b(?:about|around|approximately|approx\.?|roughly|nearly|under|over|less than|more than|up to|fewer than|at most|at least) |~|<|>)?\b\d[\d,.]* ?(?:%|percent|per ?cent)|\b\d[\d,]*(?:k|m)? (?:of (?:our|the) )?(?:[\w-]+ )?(?:customers?|users?|accounts?|requests?|organi[sz]ations?|sites?|stores?|projects?|tenants?|workspaces?|people|orders?|messages?|e-?mails?|calls?|jobs?|builds?|servers?|instances?|nodes?|events?|transactions?|payments?|merchants?|repositories|domains?|tickets?|devices?|records?)\b|\b(?:one|two|three|four|five|half|a third|a quarter|1 in \d+|one in \w+) (?:of )?(?:our |the )?(?:[\w-]+ )?(?:customers?|users?|regions?|servers?|clusters?|data ?centers?)\b/i;
const KIND_OF =
  /\b(?:ios|android|iphone|ipad|windows|macos|mac|linux|chrome|safari|firefox|edge browser|mobile|desktop|web app|browser|version \d[\w.]*|v\d+\.\d[\w.]*|(?:enterprise|free|pro|business|premium|starter|team|paid|legacy|self-hosted|dedicated|shared|standard|basic) (?:plans?|tier|customers|accounts|users|hosting|cloud|edition)|(?:gmail|outlook|microsoft|google|facebook|instagram|whatsapp|slack|salesforce|shopify|stripe|paypal|twilio|aws|azure|gcp|cloudflare|apple|amazon|verizon|t-mobile|at&t|vodafone|visa|mastercard)\b)/i;
const PARTLY =
  /\b(?:some|a (?:small|limited|large)? ?(?:subset|number|portion|percentage|fraction|group)|a few|several|many|most|all|every|certain|majority|minority|intermittent\w*|partial(?:ly)?|occasional\w*|globally|worldwide|isolated|limited to|only|both|either|not all)\b/i;
const SINCE =
  /\b(?:since|starting|started|began|beginning|from|between|as of|at (?:around|about|approximately)?)\b[^.]{0,25}?\d{1,2}(?::\d\d| ?[ap]\.?m)/i;
const UNAFFECTED =
  /\b(?:(?:not|un|isn't|aren't|never) ?(?:been |being |currently )?(?:affected|impacted)|no impact (?:to|on)|(?:remains?|are|is|continues?|still|stay) (?:to be |to )?(?:fully |unaffected|operational|available|up|online|accessible|operat\w+|function\w+)(?: normally)?|(?:remains?|continues? to be|still) working (?:normally|as)|continue (?:to )?(?:work|operate|function|be|receive|run|serve)\w*|(?:other|all other|remaining|rest of) [^.]{2,60}(?:normal\w*|unaffected|operational|available|not (?:affected|impacted))|no (?:customer |user )?data (?:has been |was |is |loss|were |been )?(?:lost|affected|compromised|at risk|loss|exposed)?|data (?:is|remains) (?:safe|secure|intact)|as (?:usual|normal|before)\b|limited to|only affects?|can still|will (?:be )?(?:automatically )?(?:retried|queued|delivered|processed|caught up)|(?:is|are|being) (?:queued|retried))\b/i;
const WORKAROUND =
  /\b(?:work-?arounds?|in the meantime|meanwhile|as an alternative|alternativ\w+|please (?:use|try|retry|refresh|contact|restart|clear|log|sign|avoid|re|re-?\w+|update|reload|check|ensure|make|wait|do not|don't)|(?:you|customers|users) (?:can|may|should|might) (?:still |instead |also |need to |try|retry|use|continue|re\w+|want to)|we (?:recommend|advise|suggest|encourage)|recommended|no action (?:is )?(?:required|needed)|refresh(?:ing)?|retry(?:ing)?|re-?run|temporar(?:y|ily) (?:use|switch)|instead of|action required)\b/i;

const JARGON =
  /\b(?:pods?|kubernetes|k8s|replicas?|replicasets?|shards?|p9\d|oom(?:killed)?|heap|memory|resource (?:usage|consumption|exhaustion)|mutex|deadlock\w*|cpu|iops|i\/o|queue depth|upstream|backends?|bgp|caches?|redis|kafka|rabbitmq|memcached?|postgres\w*|mysql|mongo\w*|cassandra|elasticsearch|etcd|zookeeper|consul|thread ?pools?|connection pools?|http ?[45]\d\d|[45]xx|stack ?traces?|micro-?services?|ingress|daemon|cron|nginx|haproxy|envoy|load ?balancers?|raid|nat gateway|garbage collect\w+|gc pauses?|segfaults?|null pointer|exceptions?|latency percentiles?|read replica|primary node|leader election|split[- ]brain|wal|failover node|hypervisor|kernel|tcp|syn|packet loss|mtu|middleware|orm|terraform|helm|crashloop\w*|5\d\d responses?|edge functions?|isolates?|invocations?)\b/gi;

const LABEL =
  /^[\s•*\p{So}]*(?:user |customer |current |service )?(?:impact|affected|symptoms?|scope|who is affected|affects)\b[^:]{0,30}:\s*\S/iu;

/** An apology names the trouble too, and tells nobody what it is. */
function isCourtesy(text: string): boolean {
  return COURTESY.test(text) && !AMOUNT.test(text) && !/\b(?:unable|cannot|can't|could not|couldn't|fail)/i.test(text);
}

const most = Math.max;

/** Where it is, not what it is. */
const PLACE =
  /\b(?:in|from|across|within|at) (?:the |our )?[A-Z][\w.-]*(?: [A-Z][\w.-]*)?(?: \([A-Z\d-]{2,12}\))?(?: region| area| data ?cent(?:er|re)| zone| location| pop)\w*|\([A-Z]{3}\d?\)/g;

/** Distinct names and named things of a line, in small letters. */
function thingsIn(line: string): ReadonlySet<string> {
  const text = line.replace(PLACE, ' ');
  const found = new Set<string>();
  for (const m of text.matchAll(THINGS)) found.add(m[0].toLowerCase().replace(/s$/, ''));
  for (const m of text.matchAll(DOMAIN)) found.add(m[0]);
  for (const m of text.matchAll(NAME)) found.add(m[0].toLowerCase());
  return found;
}

function symptomOf(
  line: Line,
): { readonly grade: number; readonly index: number; readonly length: number } | undefined {
  const { text } = line;
  for (const [pattern, grade] of [
    [INABILITY, 1],
    [SOLID, 0.8],
    [SEEN, 0.55],
    [SOFT, 0.5],
    [VAGUE, 0.2],
  ] as const) {
    const hit = pattern.exec(text);
    if (hit === null) continue;
    if (grade === 1 && OURS.test(text)) continue;
    if (grade === 0.8 && GENERAL.test(hit[0]) && IN_GENERAL.test(text.slice(0, hit.index)) && !WHO.test(text))
      return { grade: 0.55, index: hit.index, length: hit[0].length };
    return { grade, index: hit.index, length: hit[0].length };
  }
  return undefined;
}

function whoIn(text: string): number {
  const machines = PART_OF.test(text) ? 0.6 : 0;
  if (!WHO.test(text)) return machines;
  const qualified = WHO_QUALIFIED.test(text) || WHO_NAMED.test(text);
  const part = WHO_PART.test(text);
  return qualified ? 1 : part ? 0.75 : Math.max(machines, 0.5);
}

function scopeIn(text: string): number {
  const region = REGION.exec(text);
  const named = region !== null && !REGION_STRICT.test(region[0]);
  const signs = [AMOUNT.test(text), named, KIND_OF.test(text)].filter(Boolean).length;
  const weak = [PARTLY.test(text), SINCE.test(text)].filter(Boolean).length;
  return Math.min(1, (signs > 0 ? 0.6 + 0.2 * (signs - 1) : 0) + 0.3 * weak);
}

/** What an update says of those affected. Only lines that tell of something going wrong count, and who stands beside them. */
export function impactIn(update: UpdateText): Impact {
  const spans: TextSpan[] = [];
  let best: Impact = NO_IMPACT;
  const things = new Set<string>();
  let trade = 0;
  for (const line of update.lines) {
    if (isCourtesy(line.text)) continue;
    const symptom = symptomOf(line);
    const who = whoIn(line.text);
    const relief = (UNAFFECTED.test(line.text) ? 0.6 : 0) + (WORKAROUND.test(line.text) ? 0.6 : 0);
    if (symptom === undefined && relief === 0 && !LABEL.test(line.text)) continue;
    const grade = symptom?.grade ?? 0;
    const tells = grade >= 0.5 || LABEL.test(line.text);
    for (const thing of symptom === undefined ? [] : thingsIn(line.text)) things.add(thing);
    if (tells) trade += line.text.match(JARGON)?.length ?? 0;
    best = {
      ...best,
      symptom: most(best.symptom, grade),
      thing: most(best.thing, symptom !== undefined && LOOSE_THING.test(line.text) ? 0.3 : 0),
      who: most(best.who, tells ? who : who * 0.5),
      scope: most(best.scope, tells ? scopeIn(line.text) : scopeIn(line.text) * 0.5),
      relief: Math.min(1, most(best.relief, relief) + (best.relief > 0 && relief > 0 ? 0.2 : 0)),
    };
    if (tells && symptom !== undefined)
      spans.push(spanIn(update, line, symptom, grade === 1 ? 'Says what people cannot do.' : 'Says what goes wrong.'));
  }
  return {
    ...best,
    thing: most(best.thing, things.size === 0 ? 0 : things.size === 1 ? 0.7 : 1),
    jargon: trade,
    spans,
  };
}

/** The whole of it, 0 to 1. Without something that goes wrong, names and numbers tell no impact. */
export function impactGrade(impact: Impact): number {
  const { symptom, thing, who, scope, relief, jargon } = impact;
  if (symptom === 0) return Math.min(0.1, 0.1 * relief);
  const told = 0.32 * symptom + 0.22 * thing + 0.2 * who + 0.16 * scope + 0.1 * relief;
  // Vague trouble with something named is little, whatever stands around it.
  const limit = symptom < 0.5 ? 0.35 : symptom < 0.8 ? 0.65 : 1;
  const inTheTrade = jargon >= 2 && who === 0 ? 0.6 : jargon >= 3 ? 0.85 : 1;
  return Math.min(limit, told) * inTheTrade;
}

/** What several updates tell together. */
export function together(list: readonly Impact[]): Impact {
  return list.reduce<Impact>(
    (all, i) => ({
      symptom: most(all.symptom, i.symptom),
      thing: most(all.thing, i.thing),
      who: most(all.who, i.who),
      scope: most(all.scope, i.scope),
      relief: most(all.relief, i.relief),
      jargon: Math.min(all.jargon, i.jargon),
      spans: [],
    }),
    { ...NO_IMPACT, jargon: list.length === 0 ? 0 : Number.POSITIVE_INFINITY },
  );
}
