import { type Duty, type Intent, later } from '../intent';
import { writePostmortem } from '../postmortem-text';
import { declaredAt, holders, holds } from '../situation';

/** Roles whose work falls to a commander who has nobody else. */
const ALSO = ['deputy', 'scribe'];

/** A commander without a team holds the other roles as well, so that it is on record who does that work. */
export const takeTheRest: Duty = (now) => {
  const at = declaredAt(now);
  if (!holds(now, 'ic') || at === undefined || now.view.resolved) return [];
  return ALSO.filter((role) => holders(now, role).length === 0).map((role) => ({
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

/** Ends the drill a few minutes after the resolution, writes the postmortem, ticks what has been done. */
export const closeTheDrill: Duty = (now) => {
  if (!holds(now, 'ic') || !now.view.resolved) return [];
  const at = now.view.resolutions.at(-1)?.at ?? now.view.t;
  if (now.view.phase === 'live') {
    return [{ key: 'end', at: later(now, at, 150, 200, 'end'), acts: () => [{ type: 'drill.end' }] }];
  }
  if (now.view.phase !== 'postmortem') return [];
  return [
    {
      key: 'postmortem',
      at: now.view.t,
      acts: (then) => [
        ...then.playbook.postmortem.followUps.map((f) => ({
          type: 'postmortem.tick' as const,
          item: f.id,
          done: true,
        })),
        { type: 'postmortem.submit', markdown: writePostmortem(then) },
      ],
    },
  ];
};
