import { fieldNamed, sentencesFor } from '../read/read-document';
import { particulars, saysMuch, technical } from './account';
import { OVER, RESPONSE, RESTORED, SETBACK } from './cues';
import { enough, facet, having, placeOf } from './search';
import type { Criterion } from './types';

const PAST = /\b(?:was|were|had|did|went|began|brought|took|ran|made|found|\p{L}{3,}ed|successfully)\b/iu;
const EMPTY_FIX =
  /\b(?:a fix (?:was|has been) (?:implemented|deployed|applied)|(?:the )?(?:issue|problem|incident) (?:was|has been|is) (?:fixed|resolved)|worked (?:quickly|hard|diligently|tirelessly|around)|as (?:quickly|soon) as possible)\b/i;

/** A labelled value that says how long it took, or when it was over. */
const TOOK = /\btime to (?:mitigat|resol|recover|repair|restor|fix)|\bresolved at\b|\bttr\b|\bmttr\b/i;

/** What was tried, what did not help, what did, and how one knew that it was over. */
export const response: Criterion = {
  id: 'response',
  title: 'Response and resolution',
  of: 6,
  source: 'postmortem.template (Time to mitigate, Resolution: what fixed it)',
  hint: 'Say what was tried in which order, what did not help, what ended it and when, and how that was checked.',
  facets: (doc) => {
    const { reading, account } = doc;
    const open = reading.sentences.filter(
      (s) =>
        !(reading.parts[s.part]?.roles ?? []).some(
          (r) => r === 'actions' && !(reading.parts[s.part]?.roles ?? []).includes('resolution'),
        ),
    );
    const past = open.filter((s) => PAST.test(s.text));
    const fix = having(past, RESTORED).filter((s) => saysMuch(s.text) >= 6 && !EMPTY_FIX.test(s.text));
    const named = having(sentencesFor(reading, 'resolution'), RESTORED).filter(
      (s) => saysMuch(s.text) >= 6 && !EMPTY_FIX.test(s.text),
    );
    const weak = having(past, RESTORED);
    const particular = [...named, ...fix].filter((s) => technical([s]) + particulars([s]).size >= 2);
    const steps = having(past, RESPONSE).filter(
      (s) => saysMuch(s.text) >= 6 && technical([s]) + particulars([s]).size >= 1,
    );
    const setbacks = having(past, SETBACK).filter((s) => RESPONSE.test(s.text) || RESTORED.test(s.text));
    const over = having(past, OVER);
    const timed = over.filter(
      (s) =>
        account.durations.some((d) => d.sentence === s) ||
        account.rows.some((r) => s.start <= r.span.start + 200 && r.span.start <= s.end),
    );
    const stated = fieldNamed(reading, TOOK);
    return [
      facet(
        'what ended it',
        2.5,
        (named.length > 0 ? 0.6 : fix.length > 0 ? 0.5 : weak.length > 0 ? 0.2 : 0) +
          0.4 * enough(particular.length, 2),
        (named.length > 0 ? named : fix).slice(0, 2).map((s) => placeOf(s)),
      ),
      facet(
        'steps taken',
        1.5,
        enough(steps.length, 4),
        steps.slice(0, 3).map((s) => placeOf(s)),
      ),
      facet(
        'what did not help',
        1.5,
        enough(setbacks.length, 2),
        setbacks.slice(0, 2).map((s) => placeOf(s)),
      ),
      facet(
        'when it was over, and how one knew',
        1.5,
        timed.length > 0 || (stated !== undefined && /\d/.test(stated.value.text)) ? 1 : over.length > 0 ? 0.5 : 0,
        (timed.length > 0 ? timed : over).slice(0, 1).map((s) => placeOf(s)),
      ),
    ];
  },
};
