/** What of a pasted text is a table at all, line by line, before a parser sees it. */

/** One row that cannot be taken over, and what to do about it. */
export interface HistoryProblem {
  /** In the text that was pasted, from 1; 0 when it is about the whole. */
  readonly line: number;
  readonly column: number;
  /** Name of the table's column. */
  readonly cell: string;
  readonly sentence: string;
  /** What to write instead. */
  readonly mend: string;
  /** The row as it stands, so that nothing of it is lost. */
  readonly raw: string;
}

/** Longest row that is read, in characters: no summary of ours is as long. */
const MAX_ROW = 12_000;
/** Most marks in a row that could be markup: a parser needs the square of the time for them. */
const MAX_MARKS = 400;

export interface Kept {
  readonly text: string;
  readonly problems: readonly HistoryProblem[];
  /** Lines, from 1, of which the rows are among the problems already. */
  readonly skipped: ReadonlySet<number>;
}

/** The text with everything blanked that is no table: what stands in code is a template, and what has no bar is no row. Lines stay where they are. */
export function onlyTables(lines: readonly string[]): Kept {
  const problems: HistoryProblem[] = [];
  const skipped = new Set<number>();
  let fence = '';
  const kept = lines.map((line, i) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === '' || (mark.startsWith(fence) && line.trim() === mark))) {
      fence = fence === '' ? mark : '';
      return '';
    }
    if (fence !== '' || !line.includes('|')) return '';
    const marks = line.replace(/\\./g, '').match(/[*_[\]<`&|]/g)?.length ?? 0;
    if (line.length <= MAX_ROW && marks <= MAX_MARKS) return line;
    const sentence =
      line.length > MAX_ROW
        ? `The row has ${line.length} characters; ${MAX_ROW} are the most that are read.`
        : `The row has ${marks} marks such as * and |; ${MAX_MARKS} are the most that are read.`;
    problems.push({ line: i + 1, column: 1, cell: '', sentence, mend: 'Shorten it, and link to the rest.', raw: line });
    skipped.add(i + 1);
    return '| - |';
  });
  return { text: kept.join('\n'), problems, skipped };
}
