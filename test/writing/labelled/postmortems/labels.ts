import { readFileSync } from 'node:fs';

/** What a careful reader finds in a text of what the rubric asks: all of it, part of it, or nothing. */
export type Found = 'full' | 'part' | 'none';

export interface LabelledPostmortem {
  readonly file: string;
  readonly text: string;
  /** How good a careful reader finds it, 0 to 100. Only the order counts, and whether two lie clearly apart. */
  readonly quality: number;
  /** By aspect of the rubric. */
  readonly found: ReadonlyMap<string, Found>;
}

/**
 * Whole postmortems of invented companies, written and labelled from the rubric, before and without the judge: three good ones in
 * different layouts, four with known lacks, a template half filled, and four that say little at any length.
 */
const FILES: readonly (readonly [file: string, quality: number])[] = [
  ['tern-orders.md', 95],
  ['larkmail-blog.md', 88],
  ['quarry-mail.txt', 92],
  ['peatline-no-actions.md', 66],
  ['hollow-short.md', 58],
  ['copperfin-blaming.md', 50],
  ['saltmarsh-shallow.md', 42],
  ['mossgate-half-template.md', 25],
  ['brindle-rambling.md', 15],
  ['velder-finger.md', 12],
  ['ashgrove-terse.md', 9],
  ['opaline-apology.md', 7],
];

/**
 * One row an aspect, one column a document in the order above: f(ull), p(art), n(one). `part` is also where readers may differ.
 * Columns: tern, larkmail, quarry, peatline | hollow, copperfin, saltmarsh, mossgate | brindle, velder, ashgrove, opaline.
 */
const LABELS: Readonly<Record<string, string>> = {
  sections: /*         */ 'fffp ppfp nnnn',
  summary: /*          */ 'ffff fppp nnnn',
  'time zone': /*      */ 'ffff ffnf nnnn',
  timeline: /*         */ 'ffff pffp nnnn',
  'starts at fault': /**/ 'ffff ffpn nnnn',
  durations: /*        */ 'ffff pfpp nnnn',
  impact: /*           */ 'ffff fffn nnnn',
  'data loss': /*      */ 'ffff ffnn nnnn',
  severity: /*         */ 'ffff ffnf nnnn',
  cause: /*            */ 'ffff fppp nnnn',
  trigger: /*          */ 'ffff ppnn nnnn',
  factors: /*          */ 'fffp nnnn nnnn',
  depth: /*            */ 'fffp ppnn nnnn',
  unknowns: /*         */ 'fffn nnpn pnnn',
  detection: /*        */ 'ffff pppp nnnn',
  mitigation: /*       */ 'fpff nfnn nnnn',
  lessons: /*          */ 'fffp nppn pnnn',
  lapses: /*           */ 'fffp npnn npnn',
  revenue: /*          */ 'fnfp nfpn nnnn',
  owners: /*           */ 'fffn fpfp nnnn',
  'due dates': /*      */ 'fffn fppp nnnn',
  priorities: /*       */ 'fffn nfnp nnnn',
  'bounded actions': /**/ 'fffn fppp nnnn',
  'prevent, detect': /**/ 'fffn fppp nnnn',
  blameless: /*        */ 'ffff fnfp pnpp',
};

const WORDS: Readonly<Record<string, Found>> = { f: 'full', p: 'part', n: 'none' };

/** The text of a document in this folder. */
export const textOf = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');

function labelsOf(column: number): ReadonlyMap<string, Found> {
  return new Map(
    Object.entries(LABELS).map(([aspect, row]) => {
      const found = WORDS[row.replaceAll(' ', '')[column] ?? ''];
      if (found === undefined) throw new Error(`${aspect} has no label in column ${column}`);
      return [aspect, found];
    }),
  );
}

export const POSTMORTEMS: readonly LabelledPostmortem[] = FILES.map(([file, quality], column) => ({
  file,
  text: textOf(file),
  quality,
  found: labelsOf(column),
}));

/** Documents that are no postmortem, whatever words they use. An unfilled template comes from the playbook. */
export const NO_POSTMORTEMS: readonly { readonly file: string; readonly text: string }[] = [
  'joke.md',
  'poem.md',
  'links.md',
  'readme.md',
  'changelog.md',
].map((file) => ({ file, text: textOf(`negatives/${file}`) }));
