import type { Briefing } from '../../drill/acts';
import type { Handoff } from '../../drill/state';
import { filled } from '../record/fields';
import type { ScoreInput } from '../types';
import { BRIEFING_CHECKS } from './briefing-checks';
import type { TextSpan } from './types';

/** How a part of a briefing does, against what was true and open when it was given. */
export interface BriefingPart {
  readonly part: keyof Briefing;
  /** 1 said and true, 0.5 said but something open is left out, 0.25 denied or wrong, 0 missing. */
  readonly share: number;
  readonly why?: string;
  /** Places in `briefingText`. */
  readonly spans: readonly TextSpan[];
}

/** Parts in the order in which a briefing is given, with their names. */
export const BRIEFING_PARTS: readonly (readonly [part: keyof Briefing, title: string])[] = [
  ['situation', 'Situation'],
  ['objectives', 'Objectives'],
  ['plan', 'Plan'],
  ['actions', 'Actions under way'],
  ['people', 'People'],
  ['promises', 'Promises'],
  ['comms', 'Communications'],
  ['constraints', 'Constraints'],
];

/** A briefing as one text, a part a line; what the spans of its verdict count in. */
export function briefingText(briefing: Briefing): string {
  return BRIEFING_PARTS.map(([part, title]) => `${title}: ${briefing[part].replace(/\s*\n\s*/g, ' ')}`).join('\n');
}

/** Judges each part of a handoff's briefing against what was true and open at that moment. */
export function judgeBriefing(input: ScoreInput, handoff: Handoff): readonly BriefingPart[] {
  const at = handoff.briefedAt ?? handoff.offeredAt;
  let start = 0;
  return BRIEFING_PARTS.map(([part, title]): BriefingPart => {
    const text = (handoff.briefing?.[part] ?? '').replace(/\s*\n\s*/g, ' ');
    const from = start + title.length + 2;
    start = from + text.length + 1;
    const span = (a: number, b: number, why: string, hint?: string): TextSpan => ({
      start: from + a,
      end: from + b,
      text: text.slice(a, b),
      why,
      ...(hint === undefined ? {} : { hint }),
    });
    if (!filled(text)) {
      const label = from - title.length - 2;
      return {
        part,
        share: 0,
        why: 'left out',
        spans: [
          {
            start: label,
            end: label + title.length,
            text: title,
            why: 'left out',
            hint: `Say the ${title.toLowerCase()}, or that there is nothing and why.`,
          },
        ],
      };
    }
    const lacks = BRIEFING_CHECKS[part](text, input, at, handoff);
    if (lacks.length === 0) return { part, share: 1, spans: [span(0, text.length, 'said, and true')] };
    const wrong = lacks.some((l) => l.at !== undefined);
    return {
      part,
      share: wrong ? 0.25 : 0.5,
      why: lacks.map((l) => l.why).join('; '),
      spans: lacks.map((l) => span(l.at?.from ?? 0, l.at?.to ?? text.length, l.why, l.hint)),
    };
  });
}
