import { judgePostmortem } from '../../../src/score/writing/judge-postmortem';
import { shipped } from '../../support/shipped';
import { type Figure, pairsInOrder, precisionRecall, rankCorrelation } from '../figure';
import { type Found, NO_POSTMORTEMS, POSTMORTEMS } from './postmortems/labels';

/** Which aspects of the rubric each criterion answers for. */
export const ASPECTS_OF: Readonly<Record<string, readonly string[]>> = {
  summary: ['summary'],
  timeline: ['timeline', 'time zone', 'starts at fault', 'durations'],
  impact: ['impact', 'data loss', 'severity', 'revenue'],
  'root-cause': ['cause', 'trigger', 'factors', 'depth'],
  detection: ['detection'],
  response: ['mitigation'],
  lessons: ['lessons', 'lapses'],
  'action-items': ['owners', 'due dates', 'priorities', 'bounded actions', 'prevent, detect'],
  blameless: ['blameless'],
};

const SHARE: Readonly<Record<Found, number>> = { full: 1, part: 0.5, none: 0 };
/** Two documents lie clearly apart in quality from here on; two are of the same length up to this ratio of words. */
const CLEARLY_APART = 8;
const SAME_LENGTH = 1.6;

export interface Expectation {
  readonly file: string;
  readonly criterion: string;
  /** Share of the points that the labels give, and that the judge gives. */
  readonly labelled: number;
  readonly given: number;
}

const cards = () => POSTMORTEMS.map((doc) => ({ doc, card: judgePostmortem(doc.text) }));

/** Every verdict on the labelled postmortems beside what their labels say. */
export function expectations(): readonly Expectation[] {
  return cards().flatMap(({ doc, card }) =>
    Object.entries(ASPECTS_OF).map(([criterion, aspects]) => {
      const shares = aspects.map((aspect) => SHARE[doc.found.get(aspect) ?? 'none']);
      const row = card.criteria.find((c) => c.id === criterion);
      return {
        file: doc.file,
        criterion,
        labelled: shares.reduce((sum, s) => sum + s, 0) / shares.length,
        given: row === undefined ? 0 : row.points / row.of,
      };
    }),
  );
}

/** Score of each labelled postmortem, best first as labelled. */
export function scores(): readonly {
  readonly file: string;
  readonly quality: number;
  readonly score: number;
  readonly words: number;
}[] {
  return cards().map(({ doc, card }) => ({
    file: doc.file,
    quality: doc.quality,
    score: card.score,
    words: card.words,
  }));
}

/** Scores of what is no postmortem, the playbook's unfilled template first. */
export function negatives(): readonly { readonly file: string; readonly score: number }[] {
  const template = shipped().bundle.playbook.postmortem.template;
  return [{ file: 'template', text: template }, ...NO_POSTMORTEMS].map(({ file, text }) => ({
    file,
    score: judgePostmortem(text).score,
  }));
}

export function figures(): readonly Figure[] {
  const all = scores();
  const [quality, score, words] = [all.map((s) => s.quality), all.map((s) => s.score), all.map((s) => s.words)];
  const alike = (i: number, j: number) => {
    const [a, b] = [words[i] ?? 0, words[j] ?? 0];
    return Math.max(a, b) <= SAME_LENGTH * Math.min(a, b);
  };
  const ordered = pairsInOrder(quality, score, CLEARLY_APART);
  const sameLength = pairsInOrder(quality, score, CLEARLY_APART, alike);
  // Where the labels give a part, readers may differ: only what is clearly there or clearly missing counts.
  const clear = expectations().filter((e) => e.labelled >= 0.75 || e.labelled <= 0.25);
  const found = precisionRecall(
    clear.map((e) => e.given >= 0.5),
    clear.map((e) => e.labelled >= 0.75),
  );
  const highest = Math.max(...negatives().map((n) => n.score));
  return [
    {
      set: 'postmortems, order',
      n: all.length,
      rank: rankCorrelation(quality, score),
      pairs: ordered.share,
      note: `by word count: ${rankCorrelation(quality, words).toFixed(2)}`,
    },
    { set: 'postmortems, same length', n: sameLength.pairs, pairs: sameLength.share, note: 'n counts pairs' },
    { set: 'postmortems, criteria', n: clear.length, ...found },
    { set: 'no postmortems', n: negatives().length, note: `highest score ${highest.toFixed(1)} of 100` },
  ];
}
