import { applyPatch, structuredPatch } from 'diff';

/** A text that was set aside so that nothing is lost: what is done with it is up to whoever wrote it. */
export interface Aside {
  readonly text: string;
  /** `pen`: not saved when the pen was taken. `window`: another window saved it meanwhile. `left`: found from an earlier visit. */
  readonly why: 'pen' | 'window' | 'left';
}

/** The text on screen and how it stands to the record. */
export interface Draft {
  readonly text: string;
  /** The record's text that `text` builds on. */
  readonly base: string;
  /** Texts on their way into the record, oldest first. */
  readonly sent: readonly string[];
  readonly asides: readonly Aside[];
}

/** So many texts can be on their way at once. */
const MOST_SENT = 8;

export const freshDraft = (text: string, base: string, asides: readonly Aside[] = []): Draft => ({
  text,
  base,
  sent: [],
  asides,
});

/** Is there something that the record does not have yet? */
export function isUnsaved({ text, base }: Draft): boolean {
  return text !== base;
}

export function typed(draft: Draft, text: string): Draft {
  return draft.text === text ? draft : { ...draft, text };
}

export function sending(draft: Draft): Draft {
  return { ...draft, sent: [...draft.sent, draft.text].slice(-MOST_SENT) };
}

/** Two people's changes of one text in one; nothing where they touch the same lines. */
export function merge(base: string, mine: string, theirs: string): string | undefined {
  if (mine === theirs) return mine;
  const merged = applyPatch(theirs, structuredPatch('', '', base, mine, '', '', { context: 1 }), { fuzzFactor: 0 });
  return merged === false ? undefined : merged;
}

function setAside(draft: Draft, aside: Aside): readonly Aside[] {
  const isKnown = aside.text.trim() === '' || draft.asides.some((a) => a.text === aside.text);
  return isKnown ? draft.asides : [...draft.asides, aside];
}

/** Takes in what another window saved: merged with what is typed here, else set aside. `base`: what both began from. */
function takeIn(draft: Draft, base: string, theirs: string): Draft {
  const merged = merge(base, draft.text, theirs);
  return merged === undefined
    ? { ...draft, asides: setAside(draft, { text: theirs, why: 'window' }) }
    : { ...draft, text: merged };
}

/**
 * The record has moved on. `texts`: the last ones that were saved there, oldest first. What this window sent is recognised;
 * what another one saved is taken over, merged with what is typed here, or set aside. What another one saved just before this
 * window did, without having heard of it, is not overwritten either.
 */
export function recorded(draft: Draft, texts: readonly string[]): Draft {
  const record = texts.at(-1);
  if (record === undefined || record === draft.base) return draft;
  const began = texts.lastIndexOf(draft.base);
  const own = texts.findLastIndex((t, i) => i > began && (t === draft.text || draft.sent.includes(t)));
  const base = texts[own] ?? draft.base;
  const sent = draft.sent.includes(base) ? draft.sent.slice(draft.sent.indexOf(base) + 1) : draft.sent;
  const overtaken =
    began < 0 ? undefined : texts.slice(began + 1, Math.max(0, own)).findLast((t) => !draft.sent.includes(t));
  const known = { ...(overtaken === undefined ? draft : takeIn(draft, draft.base, overtaken)), base, sent };
  if (record === base) return known;
  if (known.text === base) return { ...known, text: record, base: record };
  return { ...takeIn(known, base, record), base: record };
}

/** Somebody else took the pen: what was not saved is set aside, and the record's text is shown. */
export function penLost(draft: Draft, texts: readonly string[]): Draft {
  if (!isUnsaved(draft)) return draft;
  if (texts.includes(draft.text)) return { ...draft, base: draft.text };
  return { ...draft, text: draft.base, sent: [], asides: setAside(draft, { text: draft.text, why: 'pen' }) };
}

export function withoutAside(draft: Draft, text: string): Draft {
  return { ...draft, asides: draft.asides.filter((a) => a.text !== text) };
}

/** How much may be written into one record while it still fits into a file that can be read again (UTF-16 units). */
const ROOM = 6_000_000;

/**
 * Pause in typing after which the text goes into the record (ms): within a second for any usual length. Each save is the whole
 * text, so a very long one, or the last of very many, waits longer; every keystroke is in the browser anyway.
 */
export function saveAfter(length: number, writtenSoFar: number): number {
  return Math.max(700, length / 20) * (writtenSoFar > ROOM ? 10 : 1);
}
