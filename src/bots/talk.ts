import { changeText } from './change';
import { type Order, understand } from './instructions';
import type { Situation } from './intent';
import { remediesFor, suspected } from './remedy';
import { firstName } from './situation';

/** What somebody wants who speaks to a colleague in plain words. */
export type Talk =
  | { readonly kind: 'order'; readonly order: Exclude<Order, { kind: 'unclear' }> }
  /** What did you find? */
  | { readonly kind: 'findings' }
  /** Where do we stand? */
  | { readonly kind: 'status' }
  /** Who has the ticket, or a role? */
  | { readonly kind: 'who'; readonly what: string }
  /** Take a role over. */
  | { readonly kind: 'role'; readonly role: string }
  /** Do not go on with what you are at. `later`: put off rather than given up. */
  | { readonly kind: 'stop'; readonly later: boolean }
  | { readonly kind: 'thanks' }
  | { readonly kind: 'greeting' }
  /** What can you do? */
  | { readonly kind: 'help' }
  /** Could be read in either of two ways; both are orders in plain words. */
  | { readonly kind: 'either'; readonly readings: readonly [string, string] };

/** Longer messages are read up to here: an order stands at the beginning, and nobody reads a log that was pasted into a chat. */
const READ = 600;

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Is the text said to somebody of this first name: `@Claude …`, `Claude, …`, `… please, Claude`? */
export function addresses(text: string, name: string): boolean {
  const head = text.slice(0, READ);
  const who = literally(name);
  return (
    new RegExp(`@${who}\\b`, 'i').test(head) ||
    new RegExp(`^\\W*(?:(?:hey|hi|hello|ok|okay|thanks|thank you|please)\\W+)?${who}\\b\\s*[,:!–-]?`, 'i').test(head) ||
    new RegExp(`[,;]\\s*${who}\\s*[.?!]*$`, 'i').test(head.trim())
  );
}

/** Is it said to whoever has a hand free: `can someone look at …`? */
export function addressesAnybody(text: string): boolean {
  return /\b(?:can|could|would|will|may)\s+(?:some(?:one|body)|any(?:one|body)|one of you)\b|\b(?:some|any)(?:one|body)\s+(?:please|able|free)\b/i.test(
    text.slice(0, READ),
  );
}

const STOP = /^(?:please\s+)?(?:stop|halt|abort|cancel that|hold (?:on|it|off)|wait|leave it|never ?mind|don'?t)\b/i;
const LATER = /\b(?:not now|later|not yet|in a (?:minute|moment))\b/i;
const FOUND =
  /\bwhat (?:did|have|do) you (?:find|found|got|get|see|seen|know)\b|\b(?:any|your) (?:findings|news|results?)\b|\banything (?:yet|to report|new)\b|\bhow far (?:are|did) you\b/i;
const STATUS = /\bwhere (?:do|are) we\b|\bwhat(?:'s| is) (?:the )?(?:status|state|situation)\b|\bstatus\?|\bsitrep\b/i;
const WHO =
  /\bwho(?:'s| is| has| have| holds| took| keeps)?\b.{0,30}?\b(ticket|bridge|ic|incident commander|command|deputy|scribe|comms|communications?)\b/i;
const ROLE =
  /\b(?:take(?: over)?|be(?:come)?|act as|do|play|hold)\s+(?:the\s+|our\s+|as\s+)?(scribe|deputy|comms|communications?(?: lead)?|ic|command|incident commander)\b/i;
const HELP = /\bwhat can you do\b|\bhow can you help\b|^help\b/i;
const THANKS = /\b(?:thanks?|thank you|thx|cheers|great|nice(?: work)?|well done|perfect|good (?:job|work))\b/i;
const GREETING = /^(?:hi|hello|hey|good (?:morning|afternoon|evening))\b/i;
/** Orders that put their object between verb and particle: `roll it back`, `put v41 back`. */
const TAKES_BACK = /^(?:roll|put|bring|take|set|switch|turn)\b.*\b(?:back|on|off)\b/i;
const FIRST = /^(?:the )?(?:first|former|1|one|a|yes)\b/i;
const SECOND = /^(?:the )?(?:second|latter|other|2|two|b)\b/i;

const ROLE_IDS: readonly (readonly [RegExp, string])[] = [
  [/scribe/i, 'scribe'],
  [/deputy/i, 'deputy'],
  [/comm(?:s|unication)/i, 'comms'],
  [/\bic\b|command/i, 'ic'],
];

function roleIn(text: string): string | undefined {
  return ROLE_IDS.find(([pattern]) => pattern.test(text))?.[1];
}

/** What is said, without whom it is said to and without courtesies. */
function bare(text: string, name: string): string {
  const who = literally(name);
  return text
    .slice(0, READ)
    .replace(new RegExp(`@?\\b${who}\\b\\s*[,:!–-]?`, 'gi'), ' ')
    .replace(/^\W*(?:hey|hi|ok|okay|please|so|and|now)\b[\s,]*/i, '')
    .replace(/^\W+/, '')
    .replace(/^(?:can|could|would|will) (?:you|someone|somebody|anyone|anybody)\b[\s,]*(?:please\b\s*)?/i, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The two readings that the bot last offered to this person, when they now choose one of them. */
function chosen(now: Situation, from: string, said: string): string | undefined {
  const index = FIRST.test(said) ? 0 : SECOND.test(said) ? 1 : undefined;
  if (index === undefined) return undefined;
  const asked = now.view.messages.findLast((m) => m.from === now.me && m.kind === 'answer');
  const question = now.view.messages.find((m) => m.id === asked?.replyTo);
  if (asked === undefined || question?.from !== from) return undefined;
  return [...asked.text.matchAll(/“([^”]{1,200})”/g)][index]?.[1];
}

/** The two things that an unclear order most likely means here and now. */
export function twoReadings(now: Situation, said: string): readonly [string, string] {
  const deployed = now.read({ op: 'deployments.list' });
  const functions = (deployed.ok ? deployed.value.rows : [])
    .toSorted((a, b) => b.at - a.at)
    .flatMap((d) => d.function ?? []);
  const [newest, before] = [...new Set(functions)];
  if (
    /\b(?:roll|revert|back|redeploy|deploy|restore|undo)\b/i.test(said) &&
    newest !== undefined &&
    before !== undefined
  )
    return [`roll back the function ${newest}`, `roll back the function ${before}`];
  const cause = suspected(now);
  const remedies = cause === undefined ? [] : remediesFor(now, cause).map((r) => changeText(r.change));
  if (/\b(?:fix|mend|repair|solve|do it|go ahead|mitigate|restart)\b/i.test(said) && remedies.length > 1)
    return [remedies[0] ?? '', remedies[1] ?? ''];
  const broken = now.company.functions.find((f) => now.view.pages.some((p) => p.text.includes(f.id)))?.id;
  const log = broken === undefined ? 'check the error log' : `check the function logs of ${broken}`;
  return /\b(?:database|db|slow|sql)\b/i.test(said)
    ? ['look at the database health', 'check the database logs']
    : [log, 'look at the error tracker'];
}

/** What somebody wants who says this to the bot. Never fails: what is not understood is answered with two readings of it. */
export function hear(now: Situation, from: string, text: string): Talk {
  const said = bare(text, firstName(now, now.me));
  const choice = chosen(now, from, said);
  if (choice !== undefined) {
    const order = understand(now, { kind: 'fix', text: choice });
    if (order.kind !== 'unclear') return { kind: 'order', order };
  }
  if (LATER.test(said) && said.length < 80) return { kind: 'stop', later: true };
  if (STOP.test(said)) return { kind: 'stop', later: false };
  const who = WHO.exec(said)?.[1];
  if (who !== undefined) return { kind: 'who', what: roleIn(who) ?? who.toLowerCase() };
  const wanted = ROLE.exec(said)?.[1];
  const role = wanted === undefined ? undefined : roleIn(wanted);
  if (role !== undefined) return { kind: 'role', role };
  if (FOUND.test(said)) return { kind: 'findings' };
  if (STATUS.test(said)) return { kind: 'status' };
  if (HELP.test(said)) return { kind: 'help' };
  const order = understand(now, { kind: TAKES_BACK.test(said) ? 'fix' : 'other', text: said });
  if (order.kind !== 'unclear') return { kind: 'order', order };
  if (THANKS.test(said)) return { kind: 'thanks' };
  if (GREETING.test(said) || said === '') return { kind: 'greeting' };
  return { kind: 'either', readings: twoReadings(now, said) };
}
