import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Bench, Row } from './bench';

/** `npm run bench [part of a name]`: runs every `*.bench.ts` of this folder and prints one table. */
const folder = fileURLToPath(new URL('.', import.meta.url));
const wanted = process.argv[2] ?? '';
const files = readdirSync(folder).filter((name) => name.endsWith('.bench.ts') && name.includes(wanted));

const rows: (Row & { readonly bench: string })[] = [];
let failed = 0;
for (const file of files.sort()) {
  const { bench } = (await import(new URL(file, import.meta.url).href)) as { readonly bench: Bench };
  process.stderr.write(`running ${bench.name}\n`);
  try {
    for (const row of await bench.run()) rows.push({ ...row, bench: bench.name });
  } catch (error) {
    failed++;
    console.error(`${file} failed:`, error);
  }
}

console.log(`Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}\n`);
printTable(
  ['bench', 'measure', 'value', 'unit', 'note'],
  rows.map((row) => [row.bench, row.measure, formatted(row.value), row.unit, row.note ?? '']),
);
process.exitCode = failed === 0 ? 0 : 1;

function formatted(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en-US');
  return value >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString();
}

function printTable(head: readonly string[], body: readonly (readonly string[])[]): void {
  const widths = head.map((title, i) => Math.max(title.length, ...body.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => (i === 2 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join(' | ')} |`;
  console.log(line(head));
  console.log(
    `|${widths.map((width, i) => (i === 2 ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`,
  );
  for (const row of body) console.log(line(row));
}
