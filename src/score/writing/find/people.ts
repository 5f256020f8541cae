import { escaped } from '../../record/fields';

/**
 * Who in a sentence is a person: names of the roster, roles, "someone on the team", he and she. What only sounds like one (a package
 * manager, a Kubernetes operator, the monitoring agent) is a system. As sources of regular expressions, case-sensitive.
 */

const HUMAN =
  '(?:engineers?|developers?|devs?|programmers?|admins?|administrators?|sysadmins?|DBAs?|interns?|technicians?|contractors?|employees?|staff(?: members?)?|colleagues?|co-?workers?|team ?mates?|team members?|SREs?|reviewers?|authors?|committers?|maintainers?|analysts?|consultants?|freelancers?|trainees?|apprentices?|testers?|architects?|person|people|guys?|new hires?|on-?call|incident commanders?|commander|IC|scribe|shift leads?|tech leads?|team leads?|support agents?|employee|vendor|supplier)';
/** Heads that are systems as often as people. */
const EITHER = '(?:operators?|managers?|agents?|responders?|leads?|handlers?|controllers?)';
const OF_PEOPLE =
  '(?:human|on-call|on-duty|duty|night|day|shift|senior|junior|new|experienced|product|project|engineering|support|account|data ?cent(?:er|re)|NOC|network|plant|careless|tired)';
const DETERMINER =
  '(?:[Tt]he|[Aa]n?|[Oo]ur|[Oo]ne of (?:the|our|their)|[Oo]ne|[Tt]hat|[Tt]his|[Ss]ome|[Aa]nother|[Tt]heir|[Tt]wo|[Bb]oth)';
const WORD = "[\\p{L}\\p{N}][\\p{L}\\p{N}'’/&-]{0,20}";
/** Behind these a head is no person: "the release engineer bot", "the on-call rotation", "the developer portal". */
const NOT_BEFORE =
  "(?![\\p{L}\\p{N}_-]| (?:portal|tools?|tooling|bot|console|account|schedule|rotation|rota|role|mode|machine|laptop|environment|team's|experience|process|page|docs?|documentation|workflow|branch|image|pod|service|system)\\b)";

/** Someone whose role is named. */
export const ROLE = `(?:${DETERMINER} (?:${WORD} ){0,3}?(?:${HUMAN}|${OF_PEOPLE} ${EITHER})|[Ss]ome(?:one|body)|[Aa] (?:team )?member of (?:the|our)(?: ${WORD}){1,3}|[Mm]embers of (?:the|our)(?: ${WORD}){1,3})${NOT_BEFORE}`;
/** A group: less than a person, but named all the same. */
export const TEAM = `(?:(?:[Tt]he|[Oo]ur|[Tt]heir) (?:${WORD} ){0,3}?(?:team|teams|department|crew|squad|staff|management))${NOT_BEFORE}`;
/** A head that may be a system: only what no system does tells. */
export const PERHAPS = `(?:${DETERMINER} (?:${WORD} ){0,3}?${EITHER})${NOT_BEFORE}`;

/** First names that are words, with a capital at a sentence's start. */
const WORDS = new Set(
  'will mark grace hope faith joy rob bill chase art may drew rich pat sue jack frank dean max ray guy olive ivy rose penny april june august summer autumn dawn eve crystal ruby amber sky storm river brook cliff dale glen heath lane miles pierce wade ward trace page carol melody robin sandy rusty clay grant skip buck duke earl gene harry john jean josh lance mike nick norm pearl peg pierce reed rocky russ sage stew tad tip victor wally woody'.split(
    ' ',
  ),
);
/** Names of people and agents that are products as well. */
const SYSTEMS = new Set(
  'sentry codex redis jenkins grafana atlas hermes apollo kafka mercury claude gemini copilot ansible puppet chef salt consul vault nomad argo flux loki tempo cassandra oracle athena aurora postgres docker slack github gitlab jira cloudflare prometheus datadog envoy istio helm travis bazel gradle maven linux ubuntu debian'.split(
    ' ',
  ),
);

/** How a name of the roster may be read where it stands. */
export type NameKind = 'plain' | 'word' | 'system';

/** A name's kind: Anna is plain, Will a word, Sentry a system. */
export function nameKind(name: string): NameKind {
  const first = name.split(' ')[0]?.toLowerCase() ?? '';
  if (name.includes(' ')) return 'plain';
  return SYSTEMS.has(first) ? 'system' : WORDS.has(first) ? 'word' : 'plain';
}

/** All that a roster's people are called: the whole name and its first word. */
export function callings(names: readonly string[]): readonly string[] {
  const all = names.flatMap((n) => [n.trim(), n.trim().split(/\s+/)[0] ?? '']);
  return [...new Set(all)].filter((n) => n.length > 1).sort((a, b) => b.length - a.length);
}

/** A regular expression's source for any of the names; undefined when there are none. */
export function namesSource(names: readonly string[]): string | undefined {
  const all = callings(names);
  return all.length === 0 ? undefined : `@?(?:${all.map(escaped).join('|')})(?![\\p{L}\\p{N}_-])`;
}
/** Words with a capital that are no name of a person: pronouns and the like that begin a sentence. */
const NO_NAME = new Set(
  'We I It This That These Those They You Nobody None No Everyone Everybody All Both Each Either Neither One Two Someone Somebody Who What When Where Why How If The A An And But Or So Then There Here Our Their His Her My Its Not Never Engineers Developers People Users Customers'.split(
    ' ',
  ),
);

/** May a word with a capital be somebody's name although no roster has it? */
export function maybeName(word: string): boolean {
  const first = word.split(' ')[0] ?? '';
  return !NO_NAME.has(first) && !SYSTEMS.has(first.toLowerCase());
}
