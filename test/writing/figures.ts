import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { postmortemTable, recordTable, updatesTable } from './docs-tables';
import type { Figure } from './figure';

/**
 * `npm run figures`: how well the judge does on the labelled sets of `labelled/`, in one table. With `--write` it also goes into
 * `docs/scoring.md`, with the tables of the criteria; a test holds them against what is so now.
 */
const LABELLED = new URL('labelled/', import.meta.url);
const DOCS = fileURLToPath(new URL('../../docs/scoring.md', import.meta.url));

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

/** Every table of the docs that is made by this, by its name. */
export async function docsTables(): Promise<Readonly<Record<string, string>>> {
  return {
    postmortem: postmortemTable(),
    record: recordTable(),
    updates: updatesTable(),
    figures: figuresTable(await allFigures()),
  };
}

const begin = (name: string): string => `<!-- table: ${name} -->`;
const END = '<!-- end of table -->';

/** A table as it stands in the docs, or nothing when it has no place there. */
export function committedTable(name: string, docs = readFileSync(DOCS, 'utf8')): string | undefined {
  const at = docs.indexOf(begin(name));
  const end = docs.indexOf(END, at);
  return at < 0 || end < 0 ? undefined : docs.slice(at + begin(name).length, end).trim();
}

const isMain = process.argv[1] === fileURLToPath(import.meta.url);
if (isMain) {
  const tables = await docsTables();
  console.log(tables.figures);
  if (process.argv.includes('--write')) {
    let docs = readFileSync(DOCS, 'utf8');
    for (const [name, text] of Object.entries(tables)) {
      const at = docs.indexOf(begin(name));
      const end = docs.indexOf(END, at);
      if (at < 0 || end < 0) throw new Error(`docs/scoring.md has no place for the table “${name}”`);
      docs = `${docs.slice(0, at)}${begin(name)}\n\n${text}\n\n${docs.slice(end)}`;
    }
    writeFileSync(DOCS, docs);
  }
}
