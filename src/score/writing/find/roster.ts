import { remembered } from '../../../base/remembered';
import { escaped } from '../../record/fields';

/** First names that are words, with a capital at a sentence's start. */
const WORDS = new Set(
  'will mark grace hope faith joy rob bill chase art may drew rich pat sue jack frank dean max ray guy olive ivy rose penny april june august summer autumn dawn eve crystal ruby amber sky storm river brook cliff dale glen heath lane miles pierce wade ward trace page carol melody robin sandy rusty clay grant skip buck duke earl gene harry josh lance nick norm pearl peg reed rocky sage stew tad tip victor wally woody'.split(
    ' ',
  ),
);
/** Names of people and agents that are products as well. */
const SYSTEMS = new Set(
  'sentry codex redis jenkins grafana atlas hermes apollo kafka mercury claude gemini copilot ansible puppet chef salt consul vault nomad argo flux loki tempo cassandra oracle athena aurora postgres docker kubernetes slack github gitlab jira cloudflare prometheus datadog envoy istio helm travis bazel gradle maven linux ubuntu debian azure google amazon microsoft terraform nginx mysql'.split(
    ' ',
  ),
);

/** Signs that stand for a name in a masked sentence, as often as the name has letters. Private characters: no text means them. */
export const PLAIN = '\uE000+';
/** A name that is a word too: Will, Mark, Grace. */
export const WORD_NAME = '\uE001+';
/** A name that a product has too: Sentry, Codex. */
export const SYSTEM_NAME = '\uE002+';

/** All that a roster's people are called: the whole name and its first word, the longest first. */
export function callings(names: readonly string[]): readonly string[] {
  const all = names.flatMap((n) => [n.trim(), n.trim().split(/\s+/)[0] ?? '']);
  return [...new Set(all)].filter((n) => n.length > 1).sort((a, b) => b.length - a.length);
}

const finder = remembered(
  (list) =>
    new RegExp(`(?<![A-Za-zÀ-ɏ0-9_.-])@?(?:${list.split('\n').map(escaped).join('|')})(?![A-Za-zÀ-ɏ0-9_-])`, 'g'),
);

function signOf(name: string): string {
  if (name.includes(' ')) return '\uE000';
  const bare = name.replace(/^@/, '').toLowerCase();
  return SYSTEMS.has(bare) ? '\uE002' : WORDS.has(bare) ? '\uE001' : '\uE000';
}

/**
 * A sentence with every name of the roster replaced by signs of the same length: so one grammar serves all rosters, and every place
 * stays where it is.
 */
export function masked(sentence: string, names: readonly string[]): string {
  const clean = sentence.replace(/[\uE000-\uE002]/g, '\uFFFD');
  const all = callings(names);
  if (all.length === 0) return clean;
  return clean.replace(finder(all.join('\n')), (name) => signOf(name).repeat(name.length));
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
