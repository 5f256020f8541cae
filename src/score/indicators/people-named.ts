import { findPhrase } from '../../base/text-similarity';
import { judged, notApplicable } from '../measure';
import { holdings, nameOf, roleTitle, rosterNames } from '../record/people';
import type { Indicator, ScoreInput } from '../types';
import type { Field, Postmortem } from '../writing/postmortem';
import { judgePostmortem } from '../writing/postmortem-gate';
import { type Point, shown, summed } from '../writing/shown';

/** Roles that the template's metadata names. */
const ROLES = ['ic', 'scribe'] as const;

/** A person's name, or their first name where only one on the roster has it. */
function namesOf(name: string, roster: readonly string[]): readonly string[] {
  const first = name.split(' ')[0] ?? name;
  const shared = roster.filter((n) => n.split(' ')[0] === first).length > 1;
  return shared ? [name] : [name, first];
}

/** Of a line with several labels only what stands before the next one is this field's. */
function ownLength(text: string): number {
  const next = /[.;|\n]\s+\p{L}[\p{L} ]{2,24}:\s/u.exec(text);
  return next === null ? text.length : next.index;
}

/** The first place in a field that names somebody. */
function placeOf(field: Field, name: string, roster: readonly string[]) {
  for (const n of namesOf(name, roster)) {
    const found = findPhrase(field.text.slice(0, ownLength(field.text)), n);
    if (found !== undefined) return found;
  }
  return undefined;
}

function pointOf(input: ScoreInput, pm: Postmortem, role: string): readonly Point[] {
  const held = holdings(input, role);
  if (held.length === 0) return [];
  const roster = rosterNames(input);
  const right = [...new Set(held.map((h) => nameOf(input, h.person)))];
  const field = pm.field('metadata', role);
  const title = roleTitle(input, role);
  if (field === undefined) return [{ name: title, share: 0, spans: [] }];
  const wrong = roster.flatMap((name) => {
    const at = right.includes(name) ? undefined : placeOf(field, name, roster);
    return at === undefined
      ? []
      : [
          field.within(
            at.start,
            at.end,
            `did not hold this role: ${title} was ${right.join(', then ')}`,
            `Put ${right.join(', then ')}.`,
          ),
        ];
  });
  const named = right.flatMap((name) => {
    const at = placeOf(field, name, roster);
    return at === undefined ? [] : [field.within(at.start, at.end, `held this role`)];
  });
  const unnamed = right.length - named.length;
  return [
    {
      name: title,
      share: wrong.length > 0 ? (named.length > 0 ? 0.3 : 0) : named.length / right.length,
      spans: [
        ...wrong,
        ...named,
        ...(wrong.length === 0 && unnamed > 0
          ? [field.span(`does not name everybody: ${right.join(', then ')}`, `Put ${right.join(', then ')}.`)]
          : []),
      ],
    },
  ];
}

/** Who commanded and who wrote, as the record has it. */
export const peopleNamed: Indicator = {
  id: 'people-named',
  acts: ['postmortem.submit'],
  role: 'ic',
  judge: (input) => {
    const roles = ROLES.filter((role) => holdings(input, role).length > 0);
    if (roles.length === 0) return notApplicable('Nobody took these roles.');
    const names = (role: string): string =>
      [...new Set(holdings(input, role).map((h) => nameOf(input, h.person)))].join(', then ');
    const good = `Name them as they were: ${roles.map((r) => `${roleTitle(input, r)} ${names(r)}`).join('; ')}.`;
    return judgePostmortem(input, good, (pm) => {
      const points = roles.flatMap((role) => pointOf(input, pm, role));
      const { share, lacking } = summed(points);
      return judged(
        share,
        lacking.length === 0
          ? 'Those who commanded and wrote are named.'
          : `Missing or not as in the record: ${lacking.join(', ')}.`,
        good,
        shown(
          pm,
          points.flatMap((p) => p.spans),
        ),
      );
    });
  },
};
