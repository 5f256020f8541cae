/** What a text that anybody could read hints at. No scenario is named here: these are the words of real systems. */
export type Clue = 'quota' | 'code' | 'connections';

const PATTERNS: Readonly<Record<Clue, RegExp>> = {
  quota:
    /insufficient[_ ]quota|quota (?:was |has been |is )?(?:exceeded|exhausted|used up)|exceeded your (?:current )?quota|billing hard limit|credit balance|out of (?:quota|credits)/i,
  code: /\b(?:TypeError|ReferenceError|SyntaxError|RangeError)\b|is not a function|cannot read propert|undefined is not/i,
  connections:
    /remaining connection slots|too many (?:clients|connections)|connection slots|max(?:imum)? (?:client )?connections|connection pool (?:is )?exhausted|no (?:free|available) connections?/i,
};

/** Hints in a text, in the order in which a careful reader trusts them. */
export function cluesIn(text: string): readonly Clue[] {
  return (Object.keys(PATTERNS) as Clue[]).filter((clue) => PATTERNS[clue].test(text));
}

/** Adds up how often each hint was met; `times` is how often the text occurred. */
export function weigh(rows: readonly { readonly text: string; readonly times: number }[]): ReadonlyMap<Clue, number> {
  const sums = new Map<Clue, number>();
  for (const row of rows) for (const clue of cluesIn(row.text)) sums.set(clue, (sums.get(clue) ?? 0) + row.times);
  return sums;
}

/** The hint with the most behind it; nothing when no text hinted at anything. */
export function strongest(sums: ReadonlyMap<Clue, number>): Clue | undefined {
  let best: Clue | undefined;
  for (const [clue, sum] of sums) if (best === undefined || sum > (sums.get(best) ?? 0)) best = clue;
  return best;
}
