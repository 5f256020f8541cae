import { sentencesFor } from '../read/read-document';
import type { Sentence } from '../read/types';
import { particulars } from './account';
import { AFFECTED, CAUSAL, FAILURE, PEOPLE } from './cues';
import { enough, facet, having, placeOf } from './search';
import type { Criterion, Document } from './types';

/** So many sentences are read as a summary; one that goes on for a page sums nothing up. */
const MOST = 8;

/**
 * The part that sums up and what stands before the first heading; where there is neither, how the document begins. In a document
 * with headings for everything else that is no summary, and earns less.
 */
function opening(doc: Document): { readonly sentences: readonly Sentence[]; readonly scale: number } {
  const { parts, sentences } = doc.reading;
  const own = sentencesFor(doc.reading, 'summary')
    .filter((s) => s.kind !== 'row')
    .slice(0, MOST);
  const before = sentences.filter((s) => (parts[s.part]?.depth ?? 0) <= 1 && s.kind !== 'row').slice(0, MOST - 2);
  const found = [...before, ...own.filter((s) => !before.includes(s))];
  if (found.length >= 2 || own.length > 0) return { sentences: found, scale: 1 };
  const headed = new Set(parts.flatMap((p) => p.roles)).size >= 4;
  const first = sentences.filter((s) => s.kind === 'paragraph' || s.kind === 'item').slice(0, MOST - 2);
  return { sentences: first, scale: headed ? 0.4 : 1 };
}

/** A reader who stops after the first paragraph knows what, whom it hit, how long, and why. */
export const summary: Criterion = {
  id: 'summary',
  title: 'Summary',
  of: 8,
  source: 'postmortem.template; executive summary first (incident reports of the field)',
  hint: 'Begin with two or three sentences: what failed, for whom and how badly, from when to when, and why.',
  facets: (doc) => {
    const { sentences, scale } = opening(doc);
    const what = having(sentences, FAILURE);
    const specific = enough(particulars(what).size, 2);
    const hit = having(sentences, FAILURE, PEOPLE);
    const machines = having(sentences, FAILURE, AFFECTED);
    const counted = doc.account.quantities.filter((q) => sentences.some((s) => s.start <= q.start && q.end <= s.end));
    const times = doc.account.durations.filter((d) => sentences.includes(d.sentence));
    const clocks = doc.account.rows.filter((r) =>
      sentences.some((s) => s.start <= r.span.start && r.span.start <= s.end),
    );
    const why = having(sentences, CAUSAL);
    const explained = why.filter((s) => s.text.split(/\s+/).length >= 8);
    return [
      facet(
        'what failed',
        2,
        scale * (what.length === 0 ? 0 : 0.5 + 0.5 * specific),
        what.slice(0, 1).map((s) => placeOf(s)),
      ),
      facet(
        'whom it hit',
        2,
        scale *
          (hit.length > 0
            ? counted.length > 0
              ? 1
              : 0.7
            : machines.length > 0
              ? counted.length > 0
                ? 0.7
                : 0.4
              : 0),
        [...hit, ...machines].slice(0, 1).map((s) => placeOf(s)),
      ),
      facet(
        'for how long',
        2,
        scale * (times.length > 0 ? 1 : clocks.length > 1 ? 1 : clocks.length === 1 ? 0.5 : 0),
        times.map((d) => d.span),
      ),
      facet(
        'why',
        2,
        scale * (explained.length > 0 ? 0.6 + 0.4 * enough(particulars(explained).size, 2) : why.length > 0 ? 0.3 : 0),
        explained.slice(0, 1).map((s) => placeOf(s)),
      ),
    ];
  },
};
