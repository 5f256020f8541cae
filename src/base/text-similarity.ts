import { remembered } from './remembered';

/**
 * Comparing short English texts without a model: words, phrases, overlap. Deterministic, and every verdict can name the
 * characters that it rests on.
 */

/** A word of a text, lower-cased and stemmed, with its place in the text. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** A place in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;

const STOP = new Set(
  (
    'a an the this that these those there here it its is are was were be been being am do does did done have has had having i we you he she they them us our your their my me ' +
    'of in on at to from by for with without into onto over under about as than then so and or but nor if else when while because since until after before during ' +
    'not no yes can could will would shall should may might must now still again also just only very more most some any all each every both own same such ' +
    'what which who whom whose where why how up down out off'
  ).split(' '),
);

/** Takes the commonest English endings off, so that `failing`, `failed` and `fails` meet. Rough on purpose. */
export function stem(word: string): string {
  const bare = word.replace(/['’]s$/, '').replace(/['’]/g, '');
  if (bare.length <= 3) return bare;
  if (bare.endsWith('ies') && bare.length > 4) return `${bare.slice(0, -3)}y`;
  for (const ending of ['ing', 'ed']) {
    if (!bare.endsWith(ending) || bare.length - ending.length < 3) continue;
    const cut = bare.slice(0, -ending.length);
    return cut.length > 3 && cut.at(-1) === cut.at(-2) && !/[ls]$/.test(cut) ? cut.slice(0, -1) : cut.replace(/e$/, '');
  }
  if (/(?:s|x|z|ch|sh)es$/.test(bare)) return bare.slice(0, -2);
  if (bare.endsWith('s') && !/(?:ss|us|is)$/.test(bare)) return bare.slice(0, -1).replace(/e$/, '');
  return bare.replace(/e$/, '');
}

const stemOf = remembered((word) => stem(word));

/** The words of a text in order, stemmed, with their places. */
export const tokens: (text: string) => readonly Token[] = remembered((text) =>
  [...text.matchAll(WORD)].map((m) => ({
    word: stemOf(m[0].toLowerCase()),
    start: m.index,
    end: m.index + m[0].length,
  })),
);

const STOP_STEMS = new Set([...STOP].map(stem));

/** The words that carry meaning, stemmed. */
export const contentWords: (text: string) => readonly string[] = remembered((text) =>
  tokens(text)
    .map((t) => t.word)
    .filter((w) => !STOP_STEMS.has(w)),
);

const contentSet: (text: string) => ReadonlySet<string> = remembered((text) => new Set(contentWords(text)));

/** The first place where a phrase stands in a text, whatever its endings, capitals and punctuation. */
export function findPhrase(text: string, phrase: string): Span | undefined {
  return findInTokens(text, tokens(text), phrase);
}

/** As `findPhrase`, on tokens that were made before. */
export function findInTokens(text: string, hay: readonly Token[], phrase: string): Span | undefined {
  const needle = tokens(phrase);
  if (needle.length === 0) return undefined;
  for (let i = 0; i + needle.length <= hay.length; i++) {
    if (!needle.every((n, k) => hay[i + k]?.word === n.word)) continue;
    const start = hay[i]?.start ?? 0;
    const end = hay[i + needle.length - 1]?.end ?? start;
    return { start, end, text: text.slice(start, end) };
  }
  return undefined;
}

/** The first of several phrases that a text contains. */
export function findAny(text: string, phrases: readonly string[]): Span | undefined {
  const hay = tokens(text);
  for (const phrase of phrases) {
    const found = findInTokens(text, hay, phrase);
    if (found !== undefined) return found;
  }
  return undefined;
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let both = 0;
  for (const x of a) if (b.has(x)) both++;
  return (2 * both) / (a.size + b.size);
}

function pairs(list: readonly string[]): ReadonlySet<string> {
  const out = new Set<string>();
  for (let i = 0; i + 1 < list.length; i++) out.add(`${list[i]} ${list[i + 1]}`);
  return out;
}

/** How alike two texts are, 0 to 1: overlap of their words and of their pairs of words. Two empty texts are alike. */
export function similarity(a: string, b: string): number {
  const x = contentWords(a);
  const y = contentWords(b);
  if (x.length === 0 && y.length === 0) return 1;
  const single = dice(new Set(x), new Set(y));
  if (x.length < 2 || y.length < 2) return single;
  return (single + dice(pairs(x), pairs(y))) / 2;
}

/** Share of the words of `needle` that `text` has too, 0 to 1. Saying more costs nothing and earns nothing. */
export function containment(needle: string, text: string): number {
  const wanted = contentSet(needle);
  if (wanted.size === 0) return 0;
  const found = contentSet(text);
  let both = 0;
  for (const w of wanted) if (found.has(w)) both++;
  return both / wanted.size;
}

/** The sentences of a text, with their places. A line break ends a sentence too. */
export function sentences(text: string): readonly Span[] {
  const out: Span[] = [];
  for (const m of text.matchAll(/[^\n]+?(?:[.!?]+(?=\s|$)|(?=\n)|$)/g)) {
    const raw = m[0];
    const lead = raw.length - raw.trimStart().length;
    const trimmed = raw.trim();
    if (!/[\p{L}\p{N}]/u.test(trimmed)) continue;
    out.push({ start: m.index + lead, end: m.index + lead + trimmed.length, text: trimmed });
  }
  return out;
}
