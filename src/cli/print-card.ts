import { durationText } from '../base/drill-time';
import type { Scorecard } from '../score/types';
import type { Out } from './command';

/** A scorecard as a small table. */
export function printCard(out: Out, card: Scorecard): void {
  out.line(`score ${card.percent.toFixed(1)} ${card.rating}${card.capped ? ' (capped by a prohibition)' : ''}`);
  for (const d of card.dimensions) {
    const percent = d.possible > 0 ? d.percent.toFixed(1).padStart(5) : '    -';
    out.line(`  ${percent} ${d.rating} ${d.title} (weight ${d.weight})`);
  }
  const speed = Object.entries(card.speed).map(([what, ms]) => `${what} ${durationText(ms)}`);
  if (speed.length > 0) out.line(`speed: ${speed.join(', ')}`);
}

/** Every finding, the lost points first in each dimension. */
export function printFindings(out: Out, card: Scorecard): void {
  for (const dimension of card.dimensions) {
    out.line(`\n${dimension.title}`);
    for (const f of dimension.findings.toSorted(
      (a, b) => a.points / (a.possible || 1) - b.points / (b.possible || 1),
    )) {
      out.line(`  ${f.points}/${f.possible} ${f.title}: ${f.text} [${f.clauses.join(', ')}]`);
      for (const e of f.evidence.slice(0, 6))
        out.line(`      ${e.text}${e.seq === undefined ? '' : ` (entry ${e.seq})`}`);
    }
  }
}
