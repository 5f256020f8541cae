import { sentencesFor } from '../read/read-document';
import type { Role, Sentence } from '../read/types';
import type { TextSpan } from '../types';
import type { Document, Facet, Found } from './types';

/** The sentences in which a pattern stands, each once, with the place. */
export function search(sentences: readonly Sentence[], pattern: RegExp, why?: string): readonly Found[] {
  return sentences.flatMap((sentence) => {
    const m = pattern.exec(sentence.text);
    return m === null ? [] : [{ sentence, span: sentence.within(m.index, m.index + m[0].length, why) }];
  });
}

/** Sentences that have each of the patterns. */
export function having(sentences: readonly Sentence[], ...patterns: readonly RegExp[]): readonly Sentence[] {
  return sentences.filter((s) => patterns.every((p) => p.test(s.text)));
}

/** A sentence as a place, cut to a length that can be shown. */
export function placeOf(sentence: Sentence, why?: string): TextSpan {
  return sentence.within(0, Math.min(sentence.text.length, 240), why);
}

/** The parts for some roles; where a document has none, everything, at a discount that `scale` tells. */
export function region(
  doc: Document,
  roles: readonly Role[],
  discount: number,
): { readonly sentences: readonly Sentence[]; readonly scale: number; readonly own: boolean } {
  const own = sentencesFor(doc.reading, ...roles);
  if (own.length > 0) return { sentences: own, scale: 1, own: true };
  return { sentences: doc.reading.sentences, scale: discount, own: false };
}

/** `n` of `enough`, at most 1: more than enough earns nothing. */
export function enough(n: number, full: number): number {
  return full <= 0 ? 1 : Math.min(1, Math.max(0, n) / full);
}

/** A facet; its share is kept between 0 and 1. */
export function facet(name: string, weight: number, share: number, spans: readonly TextSpan[] = []): Facet {
  return {
    name,
    weight,
    share: Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0)),
    spans: spans.slice(0, 6),
  };
}
