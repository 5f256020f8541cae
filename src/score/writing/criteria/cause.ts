import { partsFor, sentencesFor } from '../read/read-document';
import type { Sentence } from '../read/types';
import { particulars, saysMuch, technical } from './account';
import { BECAUSE, CAUSAL, COMPOUND, LATENT, TRIGGER, UNCAUGHT } from './cues';
import { enough, facet, having, placeOf, search } from './search';
import type { Criterion, Document } from './types';

const EMPTY =
  /\b(?:technical (?:issue|difficult\w+|problem)s?|an? (?:issue|problem|error|bug|glitch) (?:with|in) (?:our|the|a) (?:system|provider|service|infrastructure|server|platform)s?\b.{0,12}$|human error|unforeseen|unexpected(?:ly)? (?:issue|problem|error)s?|unknown (?:reason|cause)s?|still (?:being )?investigat\w+|under investigation|not (?:yet )?(?:known|clear|identified|determined))\b/i;

const UNKNOWN_CAUSE =
  /\b(?:root )?cause (?:is|was|remains|has not|could not|is still|isn't|wasn't)(?: \w+){0,3} (?:unknown|unclear|undetermined|identified|found|determined|known|investigat\w+)|\b(?:still|yet|currently) (?:unknown|unclear|investigat\w+|looking|determin\w+)|\bas of yet unknown\b|\bdo(?:n't| not) (?:yet )?know (?:why|what|the)\b|\bcontinu\w+ (?:to )?investigat\w+/i;

/** Sentences that may tell why: those of the parts about the cause; and those around, which explain in passing. */
function telling(doc: Document): { readonly own: readonly Sentence[]; readonly around: readonly Sentence[] } {
  const own = sentencesFor(doc.reading, 'cause');
  const around = doc.reading.sentences.filter((s) => {
    const roles = doc.reading.parts[s.part]?.roles ?? [];
    return (
      !own.includes(s) && !['actions', 'metadata', 'follow-up'].some((r) => (roles as readonly string[]).includes(r))
    );
  });
  return { own, around };
}

/** Why it happened: the mechanism, its chain of whys, what set it off, what had been there before, and why nothing stopped it. */
export const cause: Criterion = {
  id: 'root-cause',
  title: 'Root cause',
  of: 21,
  source: 'postmortem.template (Root Cause: detailed technical explanation); five whys; latent conditions (Reason)',
  hint: 'Tell the chain: what set it off, by what mechanism that became an outage, what had been so before and let it, and why no test, review or alert stopped it.',
  facets: (doc) => {
    const { own, around } = telling(doc);
    const named = own.length > 0;
    const sentences = [...own, ...around];
    /** What stands in the part for it counts whole, what is told in passing for less. */
    const inTimeline = (s: Sentence): boolean => {
      const roles = doc.reading.parts[s.part]?.roles ?? [];
      // Where no part is for the cause, some tell it as they go along.
      return (
        s.kind === 'row' ||
        (named && roles.includes('timeline') && !roles.includes('cause') && !roles.includes('summary'))
      );
    };
    const weighed = (pick: (list: readonly Sentence[]) => number, passing: number): number =>
      pick(own) + passing * pick(around);
    const stated = (list: readonly Sentence[]): readonly Sentence[] =>
      having(list, BECAUSE).filter((s) => !inTimeline(s) && saysMuch(s.text) >= 8 && !EMPTY.test(s.text));
    const explains = (list: readonly Sentence[]): readonly Sentence[] =>
      having(list, CAUSAL).filter(
        (s) =>
          saysMuch(s.text) >= 9 &&
          !EMPTY.test(s.text) &&
          (particulars([s]).size + technical([s]) >= 2 || saysMuch(s.text) >= 16),
      );
    // In the part for it, whatever tells of the machinery states a cause; elsewhere it has to say "because".
    const said = own.filter(
      (s) =>
        !inTimeline(s) && saysMuch(s.text) >= 8 && !EMPTY.test(s.text) && (CAUSAL.test(s.text) || technical([s]) >= 2),
    );
    const causes = (named ? said.length * 0.8 : 0) + (named ? 0.4 : 0.7) * stated(around).length;
    const chain = weighed((l) => explains(l).length, named ? 0.3 : 0.5);
    const details = weighed((l) => {
      const told = l.filter((s) => s.kind !== 'row');
      return particulars(told).size * 0.7 + technical(told) * 0.5;
    }, 0.3);
    const unknown = sentences.some((s) => UNKNOWN_CAUSE.test(s.text)) && causes < 2;
    const grounded = enough(causes, 2) * (unknown ? 0.5 : 1);
    const trigger = search(own.length > 0 ? own : sentences, TRIGGER);
    const latent = [...search(own, LATENT), ...search(stated(around), LATENT)];
    const uncaught = search(doc.reading.sentences, UNCAUGHT);
    const listed = partsFor(doc.reading, 'cause').flatMap((p) =>
      p.blocks.filter((b) => b.kind === 'item' && saysMuch(b.text) >= 5),
    );
    const factors = [...having(own, COMPOUND), ...having(stated(around), COMPOUND)].filter(
      (s) => saysMuch(s.text) >= 7,
    );
    const many = Math.max(enough(listed.length, 2), enough(factors.length, 2));
    const shown = [...said, ...stated(around)];
    const links = [...explains(own), ...explains(around)];
    return [
      facet(
        'a stated cause',
        3.5,
        (unknown ? 0.4 : 1) * (enough(causes, 1) * 0.6 + enough(causes - 1, 1) * 0.4),
        shown.slice(0, 2).map((s) => placeOf(s)),
      ),
      facet(
        'the chain of whys',
        5.5,
        enough(chain, 5) * (0.4 + 0.6 * grounded),
        links.slice(0, 5).map((s) => placeOf(s)),
      ),
      facet('particulars that can be checked', 3.5, enough(details, 8) * (0.2 + 0.8 * grounded)),
      facet(
        'what set it off',
        1.5,
        enough(trigger.length, 1) * grounded,
        trigger.slice(0, 1).map((f) => f.span),
      ),
      facet(
        'what had been so before',
        2,
        enough(latent.length, 2) * grounded,
        latent.slice(0, 2).map((f) => f.span),
      ),
      facet(
        'contributing factors',
        2.5,
        many * grounded,
        factors.slice(0, 2).map((s) => placeOf(s)),
      ),
      facet(
        'why nothing stopped it',
        2.5,
        enough(uncaught.length, 3) * grounded,
        uncaught.slice(0, 2).map((f) => f.span),
      ),
    ];
  },
};
