import type { DrillTime } from '../../base/drill-time';
import type { DrillState, PersonId } from '../../drill/state';
import type { View } from '../../drill/view';

/** A number with what it counts: a share, a sum of money, or things of the field. Times of day are no numbers. */
const COUNTED =
  /(?:[€$£]\s?\d)|\b\d[\d,.]*\s?(?:%|percent\b|k\b|(?:affected |failed |failing |open |lost |wrong |missing |support )?(?:users?|people|customers?|accounts?|requests?|errors?|failures?|rows?|readings?|tickets?|sessions?|connections?|calls?|events?|records?|entries|sign-?ins?|minutes?|min|hours?|h|seconds?|s|ms|MB|GB|euros?|dollars?)\b)/i;

export interface NumberSeen {
  readonly at: DrillTime;
  readonly by: PersonId;
  readonly sentence: string;
}

const MOST = 120;

/** Sentences with a number in them that the team wrote or was told: findings, reports, the ticket, and messages. Each once. */
export function numbersSeen(state: DrillState, view: View): readonly NumberSeen[] {
  const texts = [
    ...state.findings.map((f) => ({ at: f.at, by: f.by, text: f.text })),
    ...state.tasks.flatMap((t) =>
      t.report === undefined ? [] : [{ at: t.reportedAt ?? t.at, by: t.to, text: t.report }],
    ),
    ...(state.ticket?.comments ?? []).map((c) => ({ at: c.at, by: c.by, text: c.text })),
    ...view.messages.filter((m) => m.kind !== 'system').map((m) => ({ at: m.at, by: m.from, text: m.text })),
  ].sort((a, b) => a.at - b.at);
  const known = new Set<string>();
  const found: NumberSeen[] = [];
  for (const { at, by, text } of texts) {
    for (const line of text.split(/\n+|(?<=[.!?])\s+(?=\p{Lu})/u)) {
      const sentence = line
        .replace(/[*_`#>]+/g, '')
        .replace(/\s+/g, ' ')
        .replace(/^[-•]\s*/, '')
        .trim();
      const key = sentence.toLowerCase();
      if (sentence.length > 240 || !COUNTED.test(sentence) || known.has(key)) continue;
      known.add(key);
      found.push({ at, by, sentence });
    }
  }
  return found.slice(-MOST);
}
