import { partsFor } from '../read/read-document';
import { isBoilerplate, isResidue } from '../read/residue';
import type { Block } from '../read/types';
import { particulars, saysMuch } from './account';
import { enough, facet, having, placeOf, search } from './search';
import type { Criterion, Document } from './types';

const WELL = /\b(?:went (?:well|right)|worked|works|good|positives?|successes|helped|strengths?)\b/i;
const POORLY =
  /\b(?:went (?:wrong|poorly|badly)|did(?:n't| not)|could (?:be|have)|bad|ugly|failures|challenges|improve\w*|weakness\w*|gaps?|better|poor\w*)\b/i;
const LUCK =
  /\b(?:luck(?:y|ily)?|fortunate(?:ly)?|close calls?|by chance|could have been worse|coinciden\w+|happened to (?:be|have)|near miss)\b/i;
const SELF =
  /\b(?:we (?:did(?:n't| not)|had(?:n't| not| no| never)|were(?:n't| not)|failed|lacked|relied|assumed|underestimated|overlooked|missed|should have|could have|took too|should(?:n't| not) have|need(?:ed)? to|have no|do(?:n't| not) have)|our (?:\w+ ){0,3}(?:did(?:n't| not)|was(?:n't| not)?|were(?:n't| not)?|failed|lacked|assum\w+|monitoring|process|tests?|alerts?|documentation|runbooks?) ?(?:did(?:n't| not)|was(?:n't| not)|were(?:n't| not)|failed|lacked|missed|too)?|took (?:us )?(?:too long|longer|far too)|(?:was|were) (?:slow|late|delayed|insufficient|inadequate|unclear|outdated|missing|incomplete|confus\w+|unprepared)|no (?:runbook|playbook|documentation|process|alert|monitoring|test|procedure|one)\w*|lack(?:ed|ing)? (?:of )?|(?:this|it) (?:slowed|delayed|cost|made it (?:hard|difficult)))\b/i;
const LEARNT =
  /\b(?:learn(?:ed|t|ing|ings)|lessons?|taught|reali[sz]ed|takeaway\w*|reminded|shows? (?:us|that)|showed|highlight(?:ed|s)|exposed|revealed|in hindsight|in retrospect|underscor\w+|insight\w*)\b/i;

/** Points below a heading or label that matches. */
function pointsUnder(doc: Document, pattern: RegExp): readonly Block[] {
  const out: Block[] = [];
  for (const part of partsFor(doc.reading, 'lessons', 'response')) {
    if (pattern.test(part.title)) out.push(...part.blocks);
    else {
      let on = false;
      for (const block of part.blocks) {
        const label = /^([^:.]{3,60}):/.exec(block.text)?.[1];
        const bare = block.text.length < 60 && block.kind !== 'item';
        if (label !== undefined || bare) on = pattern.test(label ?? block.text);
        if (on && !(bare && label === undefined)) out.push(block);
      }
    }
  }
  return out.filter(
    (b) => b.kind !== 'header-row' && !isResidue(b.text) && !isBoilerplate(b.text) && saysMuch(b.text) >= 5,
  );
}

/** What went well, what did not, where there was luck, and what is known now: each of them particular. */
export const lessons: Criterion = {
  id: 'lessons',
  title: 'Lessons',
  of: 7,
  source:
    'postmortem.template (What went well, What went poorly, Lessons Learned); "where we got lucky" (SRE practice)',
  hint: 'Say what helped, what held you up (an alert that was missing, a late update, a first fix that was wrong), where it was luck, and what you know now.',
  facets: (doc) => {
    const { reading } = doc;
    const sentences = reading.sentences.filter((s) => {
      const roles = reading.parts[s.part]?.roles ?? [];
      return (
        s.kind !== 'quote' &&
        s.kind !== 'row' &&
        !(roles.length === 1 && (roles[0] === 'timeline' || roles[0] === 'actions'))
      );
    });
    const well = pointsUnder(doc, WELL);
    const poorly = pointsUnder(doc, POORLY);
    const self = having(sentences, SELF).filter((s) => saysMuch(s.text) >= 7);
    const luck = [
      ...search(sentences, LUCK).map((f) => f.span),
      ...pointsUnder(doc, LUCK).map((b) => b.span(0, Math.min(b.text.length, 200))),
    ];
    const own = partsFor(reading, 'lessons').flatMap((p) =>
      p.blocks.filter((b) => !isResidue(b.text) && !isBoilerplate(b.text) && saysMuch(b.text) >= 6),
    );
    const learnt = having(sentences, LEARNT).filter((s) => saysMuch(s.text) >= 7);
    const particular = own.filter((b) => /\d|`|[A-Z]{2,}/.test(b.text) || saysMuch(b.text) >= 10);
    const detail = Math.max(enough(particular.length, 3), enough(particulars(self).size, 3) * 0.5);
    return [
      facet(
        'what went well',
        1.5,
        enough(well.length, 2),
        well.slice(0, 2).map((b) => b.span(0, Math.min(b.text.length, 200))),
      ),
      facet(
        'what went poorly',
        3,
        Math.max(enough(poorly.length, 2), enough(self.length, 3) * 0.8),
        poorly.length > 0
          ? poorly.slice(0, 2).map((b) => b.span(0, Math.min(b.text.length, 200)))
          : self.slice(0, 2).map((s) => placeOf(s)),
      ),
      facet('where it was luck', 0.5, enough(luck.length, 1), luck),
      facet(
        'what is known now',
        1.5,
        Math.max(enough(own.length, 3), enough(learnt.length, 2) * 0.7),
        learnt.slice(0, 2).map((s) => placeOf(s)),
      ),
      facet('particulars', 1.5, detail),
    ];
  },
};
