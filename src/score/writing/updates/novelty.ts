import { mean } from '../../measure';
import type { Found } from './criterion';
import type { SequenceFacts } from './facts';

/** So many new words, and an update has news. */
const ENOUGH = 6;
/** A new state of affairs in words that everybody uses. */
const STATE_ONLY = 0.3;

/** What news among copied lines is worth at least: whoever reads has to find it. */
const COPIED = 0.3;

/** What each update says that none before it said. A repeat is worth nothing, and a new state alone little. */
export function noveltyOf(facts: SequenceFacts): Found | string {
  const { all } = facts;
  if (all.length < 2) return 'there is one update only.';
  const states = new Set<number>();
  const rows = all.map((u) => {
    const phase = u.status?.phase ?? 0;
    const fresh = phase > 0 && !states.has(phase);
    states.add(phase);
    return {
      u,
      share: u.repeat
        ? 0
        : Math.max(fresh ? STATE_ONLY : 0, Math.min(1, u.news / ENOUGH) * (COPIED + (1 - COPIED) * u.fresh)),
    };
  });
  const later = rows.slice(1);
  const stale = later.filter((r) => r.share <= STATE_ONLY);
  return {
    share: mean(later.map((r) => r.share)),
    reason:
      stale.length === 0
        ? 'Each update said something new.'
        : `${stale.length} of ${later.length} later updates said little or nothing that was new.`,
    spans: stale.flatMap(({ u }) => {
      const line = u.text.lines[0];
      return line === undefined
        ? []
        : [
            u.text.span(
              line.from,
              line.to,
              u.repeat ? 'Said before, to the letter.' : 'Says nothing that was not known.',
            ),
          ];
    }),
    hint: 'Say in each update what has changed, what was ruled out, and what comes next.',
  };
}
