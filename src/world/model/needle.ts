import { addresses, agents } from '../../base/pools';
import { regions } from './crowd';
import type { Slot, Template } from './templates';

/**
 * Tells from a template alone whether the lines made of it can contain a text. Most searches are for words that an author
 * has written, so most lines need not be rendered to be found, or to be passed over.
 */

/** Every line has it; no line can have it; a line must be rendered to know. */
export type Verdict = 'always' | 'never' | 'maybe';

/** A stretch of a line: written text, or a slot. */
export type Piece = string | Slot;

/** The stretches of a template, in order. */
export function piecesOf(template: Template): readonly Piece[] {
  return template.literals.flatMap((literal, i) => {
    const slot = template.slots[i];
    return slot === undefined ? [literal] : [literal, slot];
  });
}

const DIGITS = /[-0-9]/;
const HEX = /[-0-9a-f]/;

/** Characters that a slot can be filled with, in lower case. */
const LETTERS: Readonly<Record<Slot['kind'], RegExp>> = {
  latency: DIGITS,
  status: DIGITS,
  tokens: DIGITS,
  pid: DIGITS,
  int: DIGITS,
  user: HEX,
  request_id: HEX,
  hex: HEX,
  ip: /[0-9a-f.:]/,
  ts: /[-0-9:. utc]/,
  iso: /[-0-9:.tz]/,
  version: /./s,
  email: /[-0-9a-z.@_'+]/,
  agent: /./s,
  region: /./s,
};

/** Slots that are filled from a short list are as good as written text. */
const LISTS: Partial<Record<Slot['kind'], readonly string[]>> = {
  agent: agents.map((text) => text.toLowerCase()),
  ip: addresses.map((text) => text.toLowerCase()),
  region: regions,
};

/** Letters beyond these may change their number when they are put into lower case. */
const PLAIN = /^[\s -~]*$/;

/** Whether lines made of these stretches contain `lower`, a text in lower case that is not empty. */
export function verdictOn(pieces: readonly Piece[], lower: string): Verdict {
  if (!PLAIN.test(lower)) return 'maybe';
  // How much of the beginning of the text a line may end with after the stretches so far; nothing is always possible.
  let begun: ReadonlySet<number> = new Set([0]);
  let possible = false;
  for (const piece of pieces) {
    const next = new Set([0]);
    if (typeof piece === 'string') {
      if (!PLAIN.test(piece)) return 'maybe';
      const literal = piece.toLowerCase();
      if (literal.includes(lower)) return 'always';
      if (throughText(literal, lower, begun, next)) possible = true;
    } else {
      const list = LISTS[piece.kind];
      if (list === undefined) {
        if (throughLetters(LETTERS[piece.kind], lower, begun, next)) possible = true;
      } else {
        if (throughList(list, lower, begun, next)) possible = true;
      }
    }
    begun = next;
  }
  return possible ? 'maybe' : 'never';
}

/** Goes through written text; true when the searched text ends within it. */
function throughText(text: string, lower: string, begun: ReadonlySet<number>, next: Set<number>): boolean {
  let found = text.includes(lower);
  for (const k of begun) {
    if (k === 0) continue;
    const rest = lower.slice(k);
    if (text.startsWith(rest)) found = true;
    else if (rest.startsWith(text)) next.add(k + text.length);
  }
  for (let j = Math.min(text.length, lower.length - 1); j > 0; j--) {
    if (text.endsWith(lower.slice(0, j))) next.add(j);
  }
  return found;
}

/** What a list of texts makes of a searched one that begins in it; kept for a few searches, which ask it for every template. */
const begunIn = new Map<
  readonly string[],
  Map<string, { readonly found: boolean; readonly next: ReadonlySet<number> }>
>();
const MOST_SEARCHES = 500;

/** Goes through a slot that is filled from a list; true when the searched text can end within it. */
function throughList(list: readonly string[], lower: string, begun: ReadonlySet<number>, next: Set<number>): boolean {
  let searches = begunIn.get(list);
  if (searches === undefined || searches.size >= MOST_SEARCHES) {
    searches = new Map();
    begunIn.set(list, searches);
  }
  let fresh = searches.get(lower);
  if (fresh === undefined) {
    const ends = new Set<number>();
    let found = false;
    for (const text of list) if (throughText(text, lower, NOTHING, ends)) found = true;
    fresh = { found, next: ends };
    searches.set(lower, fresh);
  }
  for (const j of fresh.next) next.add(j);
  let found = fresh.found;
  if (begun.size > 1) for (const text of list) if (throughText(text, lower, begun, next)) found = true;
  return found;
}

const NOTHING: ReadonlySet<number> = new Set([0]);

/** Goes through a slot of any length; true when the searched text can end within it. */
function throughLetters(letters: RegExp, lower: string, begun: ReadonlySet<number>, next: Set<number>): boolean {
  let found = false;
  for (const k of begun) {
    let j = k;
    next.add(k);
    while (j < lower.length && letters.test(lower.charAt(j))) {
      j++;
      if (j < lower.length) next.add(j);
    }
    if (j === lower.length) found = true;
  }
  return found;
}
