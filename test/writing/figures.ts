import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure';

/**
 * `npm run figures`: how well the judge does on the labelled sets of `labelled/`, in one table. With `--write` it also goes into
 * `docs/scoring.md`, where a test holds it against what is measured.
 */
const LABELLED = new URL('labelled/', import.meta.url);
const DOCS = fileURLToPath(new URL('../../docs/scoring.md', import.meta.url));
const BEGIN = '<!-- figures: npm run figures -- --write -->';
const END = '<!-- end of figures -->';

/** The figures of every set that has some, by the names of their files. */
export async function allFigures(): Promise<readonly Figure[]> {
  const files = readdirSync(LABELLED).filter((name) => name.endsWith('.figures.ts'));
  const sets = await Promise.all(
    files.sort().map(async (name) => {
      const { figures } = (await import(new URL(name, LABELLED).href)) as { figures: () => readonly Figure[] };
      return figures();
    }),
  );
  return sets.flat();
}

/** The table as Markdown: shares to two decimals, a dash for what a set does not ask. */
export function figuresTable(figures: readonly Figure[]): string {
  const share = (n: number | undefined) => (n === undefined ? '-' : n.toFixed(2));
  const rows = figures.map((f) =>
    [f.set, String(f.n), share(f.precision), share(f.recall), share(f.rank), share(f.pairs), f.note ?? ''].join(' | '),
  );
  return [
    '| set | n | precision | recall | rank correlation | pairs in order | note |',
    '|---|---:|---:|---:|---:|---:|---|',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}

/** The table that stands in the docs, or nothing when its place is missing. */
export function committedTable(docs = readFileSync(DOCS, 'utf8')): string | undefined {
  const [from, to] = [docs.indexOf(BEGIN), docs.indexOf(END)];
  return from < 0 || to < from ? undefined : docs.slice(from + BEGIN.length, to).trim();
}

const isMain = process.argv[1] === fileURLToPath(import.meta.url);
if (isMain) {
  const table = figuresTable(await allFigures());
  console.log(table);
  if (process.argv.includes('--write')) {
    const docs = readFileSync(DOCS, 'utf8');
    const now = committedTable(docs);
    if (now === undefined) throw new Error('docs/scoring.md has no place for the figures');
    writeFileSync(
      DOCS,
      docs.replace(now, () => table),
    );
  }
}
