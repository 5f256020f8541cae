import type { CriterionResult, TextSpan, WritingCard } from '../score/writing/types';
import type { Out } from './command';

/** More places than these are counted, not quoted. */
const MOST_QUOTED = 4;
const LONGEST_QUOTE = 100;

/** The card of a judged text, what costs most first; `lineOf` says where a place stands. */
export function printWritingCard(out: Out, file: string, card: WritingCard, lineOf: (span: TextSpan) => string): void {
  out.line(`${file}: ${card.score.toFixed(1)} of 100 (${card.words} words)`);
  const lost = (c: CriterionResult) => c.of - c.points;
  for (const c of card.criteria.toSorted((a, b) => lost(b) - lost(a))) {
    out.line(`  ${`${c.points}/${c.of}`.padStart(9)}  ${c.title}: ${c.reason} [${c.source}]`);
    for (const span of c.spans.slice(0, MOST_QUOTED)) {
      out.line(
        `               ${lineOf(span)} “${shortened(span.text)}”${span.why === undefined ? '' : ` (${span.why})`}`,
      );
    }
    if (c.spans.length > MOST_QUOTED) out.line(`               and ${c.spans.length - MOST_QUOTED} more`);
    if (c.hint !== undefined) out.line(`               -> ${c.hint}`);
  }
  for (const note of card.notes) out.line(`  ${note}`);
}

function shortened(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > LONGEST_QUOTE ? `${flat.slice(0, LONGEST_QUOTE - 1)}…` : flat;
}
