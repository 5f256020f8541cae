/** Texts that are made to be slow, deep, or broken. Each with its size in characters where that matters. */
const MB2 = 2_000_000;

const fill = (bait: string, size = MB2): string => bait.repeat(Math.ceil(size / bait.length)).slice(0, size);

const SENTENCE = 'At 14:05 UTC the checkout failed for 30 % of customers because the cache was full. ';

/** Prose of two megabytes, in which no sentence is like another. */
function longProse(): string {
  const lines: string[] = [];
  for (let i = 0, size = 0; size < MB2; i++) {
    const line = `At ${10 + (i % 12)}:${10 + (i % 49)} UTC server ${i} of pool ${i % 97} failed for ${i % 100} % of customers because disk ${i * 7} was full.`;
    lines.push(i % 40 === 0 ? `\n## Part ${i}\n\n${line}` : line);
    size += line.length + 1;
  }
  return lines.join('\n').slice(0, MB2);
}

const table = (columns: number, rows: number): string => {
  const row = (cell: string) => `|${` ${cell} |`.repeat(columns)}\n`;
  return row('h') + row('---') + row('14:05 failed').repeat(rows);
};

/** Nothing here may freeze the judge, or make it throw. */
export const HOSTILE: readonly (readonly [name: string, text: string])[] = [
  ['2 MB of one sentence', fill(SENTENCE)],
  ['2 MB of different sentences', longProse()],
  ['2 MB in one line without a blank', fill('a')],
  ['2 MB of blanks', fill(' ')],
  ['2 MB of line breaks', fill('\n')],
  ['100,000 nested quotes', `${'>'.repeat(100_000)} quoted`],
  ['100,000 nested lists', fill('- ', 200_000)],
  ['1,000 lists, each deeper', Array.from({ length: 1_000 }, (_, i) => `${'  '.repeat(i)}- item ${i}`).join('\n')],
  ['100,000 brackets', '['.repeat(100_000)],
  ['100,000 pairs of brackets', fill('[](', 300_000)],
  ['100,000 parentheses', '('.repeat(100_000) + ')'.repeat(100_000)],
  [
    '10,000 list items',
    Array.from({ length: 10_000 }, (_, i) => `- Restart server ${i}. Owner: Ada. Due 2026-04-0${1 + (i % 9)}.`).join(
      '\n',
    ),
  ],
  [
    '10,000 timeline rows',
    Array.from({ length: 10_000 }, (_, i) => `| ${10 + (i % 12)}:${10 + (i % 49)} | step ${i} failed |`).join('\n'),
  ],
  ['a table of 5,000 columns', table(5_000, 20)],
  ['a table of 10,000 rows', `| Time | Event |\n|---|---|\n${'| 14:05 | It failed. |\n'.repeat(10_000)}`],
  ['digits', fill('7')],
  ['colons', fill(':')],
  ['digits and colons', fill('12:')],
  ['clock times', fill('14:05 ')],
  ['dates', fill('2026-03-04 ')],
  ['durations', fill('1h37m ')],
  ['<', fill('<', 500_000)],
  ['<a', fill('<a ', 500_000)],
  ['*', fill('*', 500_000)],
  ['* and _', fill('*_', 500_000)],
  ['* a', fill('*a ', 500_000)],
  ['`', fill('`', 500_000)],
  ['![', fill('![', 300_000)],
  ['&amp', fill('&amp', 500_000)],
  ['www.', fill('www.', 500_000)],
  ['a@', fill('a@', 500_000)],
  ['|', fill('|', 500_000)],
  ['#', fill('# \n', 500_000)],
  ['~', fill('~', 500_000)],
  ['"should have" 50,000 times', fill('should have ', 600_000)],
  ['names', fill('Ada ', 500_000)],
  ['"because" 50,000 times', fill('because ', 400_000)],
  ['"not " 100,000 times', fill('not ', 400_000)],
  ['commas', fill('a, ', 500_000)],
  ['dashes', fill('- – — ', 500_000)],
  ['capitals', fill('AB ', 500_000)],
  ['quotes', fill('"“', 500_000)],
  ['deep HTML', `${'<div>'.repeat(50_000)}down${'</div>'.repeat(50_000)}`],
  ['deep HTML in a document', `<!doctype html><html><body>${'<b>'.repeat(50_000)}down</body></html>`],
  ['HTML that nobody closes', fill('<p><table><tr><td>', 500_000)],
  ['a huge attribute', `<p title="${'x'.repeat(1_000_000)}">It failed.</p>`],
  ['many attributes', `<p ${'a=1 '.repeat(100_000)}>It failed.</p>`],
  ['comments', fill('<!-- ', 500_000)],
  ['definitions', fill('[a]: b\n', 500_000)],
  ['footnotes', fill('[^a]: b\n', 500_000)],
  ['halves of characters', fill('\ud800 \udc00', 500_000)],
  ['characters of four bytes', fill('🔥', 1_000_000)],
  ['zero bytes', fill('\0a ', 500_000)],
  ['marks upon marks', `e${'\u0301'.repeat(200_000)}`],
];
