import { type DrillTime, MINUTE } from '../../base/drill-time';
import { type Duty, type Intent, later, type Situation } from '../intent';
import { writePostmortem } from '../postmortem-text';
import { declaredAt, holders, holds, othersHere } from '../situation';
import { temperOf } from '../temperament';

/** Roles whose work falls to a commander who has nobody else. */
const ALSO = ['deputy', 'scribe'];

/** A commander holds the roles as well that nobody was given, so that it is on record who does that work. */
export const takeTheRest: Duty = (now) => {
  const at = declaredAt(now);
  if (!holds(now, 'ic') || at === undefined || now.view.resolved || !temperOf(now).delegates) return [];
  const others = othersHere(now);
  const comes = (role: string): boolean => now.view.roster.some((p) => p.role === role && others.includes(p.id));
  return ALSO.filter((role) => holders(now, role).length === 0 && !comes(role)).map((role) => ({
    key: `alone/${role}`,
    at: later(now, at, 5, 20, 'alone', role),
    acts: () => [{ type: 'role.take', role }],
  }));
};

/** Whoever has handed over command lets go of what else they held. */
export const letGo: Duty = (now) => {
  const handed = now.view.handoffs.find((h) => h.role === 'ic' && h.from === now.me && h.acceptedAt !== undefined);
  if (handed?.acceptedAt === undefined || holds(now, 'ic')) return [];
  const at = handed.acceptedAt;
  return ALSO.filter((role) => holds(now, role)).map(
    (role): Intent => ({ key: `let-go/${role}/${handed.id}`, at, acts: () => [{ type: 'role.release', role }] }),
  );
};

/** When what was judged to be no incident has been watched for as long as the playbook wants quiet; absent while it is not so. */
function watchedUntil(now: Situation): DrillTime | undefined {
  const judged = now.view.assessments.findLast((a) => a.verdict === 'not-incident');
  if (judged === undefined || declaredAt(now) !== undefined) return undefined;
  const from = Math.max(judged.at, now.view.pages.at(-1)?.at ?? judged.at);
  return from + (now.playbook.resolution.quietMinutes + 2) * MINUTE;
}

/** Ends the drill a few minutes after the resolution, or when it has been quiet long enough; writes the postmortem if there was an incident. */
export const closeTheDrill: Duty = (now) => {
  const resolved = now.view.resolved ? now.view.resolutions.at(-1)?.at : undefined;
  const at = resolved ?? watchedUntil(now);
  if (!holds(now, 'ic') || at === undefined) return [];
  if (now.view.phase === 'live') {
    return [{ key: `end/${at}`, at: later(now, at, 150, 200, 'end'), acts: () => [{ type: 'drill.end' }] }];
  }
  const written = temperOf(now).postmortem;
  if (now.view.phase !== 'postmortem' || resolved === undefined || written === 'none') return [];
  return [
    {
      key: 'postmortem',
      at: now.view.t,
      acts: (then) => [
        ...(written === 'full' ? then.playbook.postmortem.followUps : []).map((f) => ({
          type: 'postmortem.tick' as const,
          item: f.id,
          done: true,
        })),
        { type: 'postmortem.submit', markdown: writePostmortem(then) },
      ],
    },
  ];
};
