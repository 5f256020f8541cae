import { remembered } from '../../base/remembered';
import { contentWords, type Token, tokens } from '../../base/text-similarity';
import { CONCEPTS } from './concepts';

/** A text as what it speaks of: its words, with words that mean the same as one. */
export interface Features {
  /** Distinct, in order of their first place. */
  readonly list: readonly string[];
  readonly set: ReadonlySet<string>;
}

interface Node {
  readonly next: Map<string, Node>;
  group?: number;
}

const node = (): Node => ({ next: new Map() });

/** Phrases by their stems, so that the longest that stands at a place is found in one walk. */
function trieOf(phrases: readonly (readonly [string, number])[]): Node {
  const root = node();
  for (const [phrase, group] of phrases) {
    let at = root;
    for (const { word } of tokens(phrase)) {
      const next = at.next.get(word) ?? node();
      at.next.set(word, next);
      at = next;
    }
    at.group ??= group;
  }
  return root;
}

const TRIE = trieOf(CONCEPTS);

function longestAt(
  trie: Node,
  words: readonly Token[],
  from: number,
): { readonly group: number; readonly length: number } | undefined {
  let at: Node | undefined = trie;
  let found: { group: number; length: number } | undefined;
  for (let i = from; i < words.length; i++) {
    at = at.next.get(words[i]?.word ?? '');
    if (at === undefined) break;
    if (at.group !== undefined) found = { group: at.group, length: i - from + 1 };
  }
  return found;
}

const isContent = (word: string): boolean => contentWords(word).length > 0;

/** What a text speaks of. */
export const featuresOf: (text: string) => Features = remembered((text) => {
  const words = tokens(text);
  const set = new Set<string>();
  for (let i = 0; i < words.length; ) {
    const concept = longestAt(TRIE, words, i);
    const word = words[i]?.word ?? '';
    if (concept !== undefined) set.add(`#${concept.group}`);
    else if (isContent(word)) set.add(word);
    i += concept?.length ?? 1;
  }
  return { list: [...set], set };
});

/** Share of what `needle` speaks of that `text` speaks of too, 0 to 1. Saying more costs nothing and earns nothing. */
export function share(needle: string, text: string): number {
  const { list } = featuresOf(needle);
  const { set } = featuresOf(text);
  return list.length === 0 ? 0 : list.filter((f) => set.has(f)).length / list.length;
}
