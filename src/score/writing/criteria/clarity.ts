import { residue } from '../../record/fields';
import { unexplained } from '../acronyms';
import { isResidue } from '../read/residue';
import { enough, facet } from './search';
import type { Criterion, Document } from './types';

/** Lengths of time that the document states of the incident, held against its own first and last row. */
function consistent(doc: Document): number | undefined {
  const clocked = doc.account.rows.filter((r) => r.listed && r.ofDay !== undefined);
  const first = clocked[0];
  const last = clocked.at(-1);
  if (first?.ofDay === undefined || last?.ofDay === undefined || clocked.length < 3) return undefined;
  const stated = doc.account.durations.filter((d) => {
    const roles = doc.reading.parts[d.sentence.part]?.roles ?? [];
    return roles.some((r) => r === 'summary' || r === 'impact' || r === 'metadata') || d.sentence.part === 0;
  });
  if (stated.length === 0) return undefined;
  const at = (r: typeof first): number => (r.day ?? first.day ?? 0) * 86_400_000 + (r.ofDay ?? 0);
  const near100 = clocked.slice(0, 100);
  const gaps = near100.flatMap((a, i) =>
    near100.slice(i + 1).map((b) => {
      const gap = at(b) - at(a);
      return gap < 0 ? gap + 86_400_000 : gap;
    }),
  );
  const near = (ms: number): boolean => gaps.some((g) => Math.abs(g - ms) <= Math.max(5 * 60_000, ms * 0.12));
  return stated.some((d) => near(d.ms)) ? 1 : 0;
}

/** Words that sell, soothe or promise in general; a few are human, many stand where facts are missing. */
const EMPTY_WORDS =
  /\b(?:robust\w*|proactive\w*|best practices?|comprehensive\w*|seamless\w*|(?:of|at) (?:the )?(?:utmost|highest|paramount)|utmost|paramount|commit(?:ment|ted) to|valued|(?:sincere(?:ly)?|deeply|truly) (?:apolog\w+|sorry|regret)|apologi[sz]e for (?:any|the) inconvenience|for your (?:patience|understanding|trust|support|continued)|thank you|thanks for|rest assured|world[- ]class|mission|continuously|we take (?:this|these|the|your)|tirelessly|diligently|swiftly|promptly|quickly (?:resolved|identified|addressed|mobili[sz]ed)|exciting|leading|journey|delight\w*|critical importance|minimi[sz]e (?:service )?disruption\w*|similar (?:issues?|incidents?|problems?))\b/gi;

/** A reader who was not there can follow it: when it was, nothing of a template left, unknowns called so, acronyms explained. */
export const clarity: Criterion = {
  id: 'clarity',
  title: 'Clear to a reader who was not there',
  of: 4,
  source: 'postmortem.template; plain language (incident reports of the field)',
  hint: 'Name the day, leave nothing of the template, explain acronyms once, and let durations agree with your own timeline.',
  facets: (doc) => {
    const { reading, account } = doc;
    const substance = enough(reading.words, 150);
    const words = unexplained(reading.sentences);
    const left = reading.parts.flatMap((p) =>
      p.blocks
        .filter((b) => b.kind !== 'code' && (residue(b.text).length > 0 || isResidue(b.text)))
        .map((b) => b.span(0, Math.min(120, b.text.length))),
    );
    const bare = reading.parts.filter(
      (p, i) => p.roles.length > 0 && p.blocks.length === 0 && (reading.parts[i + 1]?.depth ?? 0) <= p.depth,
    );
    const agrees = consistent(doc);
    const empty = reading.sentences.flatMap((s) =>
      [...s.text.matchAll(EMPTY_WORDS)].map((m) => s.within(m.index, m.index + m[0].length)),
    );
    const perHundred = (100 * empty.length) / Math.max(60, reading.words);
    return [
      facet('the day', 1, account.dated ? 1 : 0),
      facet('a text free of template', 1, substance * (1 - enough(left.length + bare.length, 3)), left),
      facet('facts instead of phrases', 1.5, substance * (1 - enough(perHundred - 0.4, 1.6)), empty),
      facet('explained acronyms', 1, substance * (1 - enough(words.length, 6)), words),
      ...(agrees === undefined ? [] : [facet('durations that agree with the timeline', 1, agrees)]),
    ];
  },
};
