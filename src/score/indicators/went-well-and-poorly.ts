import { contentWords } from '../../base/text-similarity';
import { judged, mean } from '../measure';
import type { Indicator } from '../types';
import type { Field, Postmortem } from '../writing/postmortem';
import { judgePostmortem } from '../writing/postmortem-gate';
import { sentenceRanges } from '../writing/read/sentences';
import { type Point, shown, summed } from '../writing/shown';

/** Could stand in any postmortem. */
const GENERAL =
  /^\W*(?:(?:the |our |everyone(?:'s)? |good |great |excellent |strong )*(?:team ?work|team|communication|collaboration|coordination|response|effort|people|everyone|everybody|everything|all|things|nothing|process)\b[^.\d]{0,40}(?:good|great|well|excellent|fine|fast|quick|poor|bad|slow|better|improve\w*|needed|lacking)\b|(?:quick|fast|good|great|excellent|poor|slow|bad) \w+)\W*$/i;
/** Words of meaning from which a point can be a particular one. */
const WORDS = 4;

function specific(text: string): boolean {
  if (GENERAL.test(text)) return false;
  const words = contentWords(text).length;
  return words >= WORDS || (words >= 2 && /\d/.test(text));
}

function pointOf(pm: Postmortem, name: string, fieldId: string, ask: string, weight: number): Point {
  const field: Field | undefined = pm.field('response', fieldId);
  if (field === undefined) return { name, weight, share: 0, spans: [] };
  const rows = sentenceRanges(field.text).map((r) => ({ ...r, ok: specific(field.text.slice(r.from, r.to)) }));
  const first = rows.slice(0, 3);
  return {
    name,
    weight,
    share: first.some((r) => r.ok) ? 0.5 + 0.5 * mean(first.map((r) => (r.ok ? 1 : 0))) : first.length > 0 ? 0.3 : 0,
    spans: first.map((r) =>
      r.ok
        ? field.within(r.from, r.to, 'is particular')
        : field.within(r.from, r.to, 'could stand in any postmortem', ask),
    ),
  };
}

/** What went well, what went poorly, and what was luck: each of them so particular that it could be of no other incident. */
export const wentWellAndPoorly: Indicator = {
  id: 'went-well-and-poorly',
  acts: ['postmortem.submit'],
  role: 'ic',
  judge: (input) => {
    const good =
      'Say what went well, what went poorly, and where you were lucky, each with what happened, when or by what.';
    return judgePostmortem(input, good, (pm) => {
      const points = [
        pointOf(pm, 'what went well', 'went-well', 'Say what helped, when, and how much.', 0.4),
        pointOf(
          pm,
          'what went poorly',
          'went-poorly',
          'Say what held you up, from when to when, and what it cost.',
          0.45,
        ),
        pointOf(
          pm,
          'where there was luck',
          'luck',
          'Say what could have made it worse, and by what chance it did not.',
          0.15,
        ),
      ];
      const { share, lacking } = summed(points);
      return judged(
        share,
        lacking.length === 0
          ? 'What went well, poorly and by luck is told, each in particular.'
          : `Missing, or not particular: ${lacking.join(', ')}.`,
        good,
        shown(pm, [
          ...points.flatMap((p) => p.spans),
          points.some((p) => p.spans.length === 0)
            ? (pm.section('response') ?? pm.section('lessons'))?.span(
                `does not say ${points.flatMap((p) => (p.spans.length === 0 ? [p.name] : [])).join(', ')}`,
                good,
              )
            : undefined,
        ]),
      );
    });
  },
};
