import type { PersonId } from '../drill/state';
import { within } from './measure';
import { cappedPercent, oneDecimal, ratingFor, type Scale, worse } from './rating';
import { holdings } from './record/people';
import { absencesOf, playedByPeople, wasCutOff } from './record/presence';
import { indicators } from './registry';
import type { Finding, PersonScore, ScoreInput } from './types';

const byOmission: ReadonlySet<string> = new Set(indicators.filter((i) => i.byOmission === true).map((i) => i.id));

/** The roles somebody held, in order; a role that fell to them by default counts when nobody ever took it. */
function rolesOf(input: ScoreInput, person: PersonId): readonly string[] {
  const held = [...new Set(input.state.roles.filter((r) => r.person === person).map((r) => r.role))];
  const byDefault = input.bundle.playbook.roles
    .filter(
      (r) => r.defaultTo !== undefined && held.includes(r.defaultTo) && !input.state.roles.some((h) => h.role === r.id),
    )
    .map((r) => r.id);
  return [...held, ...byDefault];
}

/** The role by which somebody answers for another's work: itself, or the one that it fell to. */
function holdsFor(input: ScoreInput, role: string, person: PersonId): string {
  if (input.state.roles.some((r) => r.role === role && r.person === person)) return role;
  return input.bundle.playbook.roles.find((r) => r.id === role)?.defaultTo ?? role;
}

/** Was a finding about this role's work this person's? When several held the role, by the moment it happened. */
function isTheirs(input: ScoreInput, finding: Finding, role: string, person: PersonId): boolean {
  const rows = holdings(input, role);
  const others = rows.some((h) => h.person !== person);
  if (!others || finding.evidence.length === 0) return true;
  const holders = new Set(
    finding.evidence.flatMap((e) => rows.filter((h) => h.from <= e.at && e.at <= h.to).map((h) => h.person)),
  );
  return holders.size === 0 || holders.has(person);
}

/** Does a finding rest on something of the time in which people played this seat, and not only a colleague made of code? */
function ofTheirTime(input: ScoreInput, finding: Finding, seat: PersonId): boolean {
  const theirs = playedByPeople(input, seat);
  return finding.evidence.length === 0 || finding.evidence.some((e) => within(theirs, e.at));
}

/** Nobody is charged in person for what was left undone in a role that they held while their connection was down. */
function isExcused(input: ScoreInput, finding: Finding, role: string, person: PersonId): boolean {
  const lapse = finding.verdict === 'broken' || finding.verdict === 'partly';
  return lapse && byOmission.has(finding.indicator) && wasCutOff(input, role, person);
}

/**
 * A score for each seat that people played, by what was theirs to do. Findings about nobody's role in particular are the
 * team's alone; colleagues made of code are not scored.
 */
export function scorePeople(input: ScoreInput, findings: readonly Finding[], scale: Scale): readonly PersonScore[] {
  const roleOf = new Map(indicators.map((i) => [i.id, i.role]));
  const weightOf = new Map(input.bundle.playbook.scoring.dimensions.map((d) => [d.id, d.weight]));
  return input.header.participants
    .filter((p) => playedByPeople(input, p.id).length > 0)
    .flatMap((p) => {
      const roles = rolesOf(input, p.id);
      const own = findings.filter((f) => {
        if (!ofTheirTime(input, f, p.id)) return false;
        if (f.person !== undefined) return f.person === p.id;
        const role = roleOf.get(f.indicator);
        return (
          role !== undefined &&
          roles.includes(role) &&
          isTheirs(input, f, role, p.id) &&
          !isExcused(input, f, holdsFor(input, role, p.id), p.id)
        );
      });
      const away = absencesOf(input).reduce((sum, a) => sum + (a.person === p.id ? a.to - a.from : 0), 0);
      if (own.every((f) => f.possible === 0)) return [];
      let won = 0;
      let all = 0;
      for (const [dimension, weight] of weightOf) {
        const mine = own.filter((f) => f.dimension === dimension && f.possible > 0);
        const possible = mine.reduce((n, f) => n + f.possible, 0);
        if (possible === 0) continue;
        all += weight;
        won += (weight * mine.reduce((n, f) => n + f.points, 0)) / possible;
      }
      const raw = all > 0 ? (won / all) * 100 : 0;
      const capped = own.some((f) => f.hardFlag !== undefined);
      const percent = oneDecimal(capped ? cappedPercent(raw, scale) : raw);
      const rating = ratingFor(percent, scale);
      return [
        {
          person: p.id,
          roles,
          ...(away === 0 ? {} : { away }),
          percent,
          rating: capped ? worse(rating, scale.hardFlagCap) : rating,
          findings: own,
        },
      ];
    });
}
