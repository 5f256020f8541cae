/** Where sentences end: a mark, perhaps a closing quote, white space, and something that begins anew. */
const END = /[.!?…]+["'”’)\]]*\s+(?=["'“‘([`*_]*[\p{Lu}\p{N}`@])|\n+/gu;
const ABBREVIATION =
  /(?:\b(?:e\.g|i\.e|cf|vs|etc|approx|ca|no|fig|dr|mr|mrs|ms|st|inc|ltd|corp|co|resp|incl|est|u\.s|u\.k|a\.m|p\.m|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|min|sec|hrs?)|\b\p{L})\.$/iu;

/** No sentence is longer (characters); what goes on is read as another, so that no rule looks far back. */
const LONGEST = 1_500;

/** The sentences of a text as stretches of it, white space at their ends left out. A line break ends one too. */
export function sentenceRanges(text: string): readonly { readonly from: number; readonly to: number }[] {
  const out: { from: number; to: number }[] = [];
  let from = 0;
  const push = (to: number): void => {
    while (to - from > LONGEST) {
      const space = text.lastIndexOf(' ', from + LONGEST);
      take(space > from ? space : from + LONGEST);
    }
    take(to);
  };
  const take = (to: number): void => {
    const raw = text.slice(from, to);
    const lead = raw.length - raw.trimStart().length;
    const own = raw.trim();
    if (/[\p{L}\p{N}]/u.test(own)) out.push({ from: from + lead, to: from + lead + own.length });
    from = to;
  };
  for (const m of text.matchAll(END)) {
    const end = m.index + m[0].length;
    const before = text.slice(Math.max(from, m.index - 12), m.index + 1);
    if (!m[0].includes('\n') && m[0].startsWith('.') && !/^\.{2,}/.test(m[0]) && ABBREVIATION.test(before)) continue;
    push(end);
  }
  push(text.length);
  return out;
}
