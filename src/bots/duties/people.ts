import { type Duty, type Intent, later, phrase } from '../intent';
import {
  assignedRole,
  bridgeChannel,
  clock,
  declaredAt,
  firstName,
  firstPageAt,
  holders,
  nameOf,
  wasCalledAway,
} from '../situation';

/** Takes the role that the briefing handed out: command with the first page, the rest once there is an incident. */
export const takeRole: Duty = (now) => {
  const role = assignedRole(now);
  if (role === undefined || holders(now, role).length > 0 || wasCalledAway(now, role)) return [];
  const openOffer = now.view.handoffs.some(
    (h) => h.role === role && h.acceptedAt === undefined && h.declinedAt === undefined,
  );
  if (openOffer || now.view.handoffs.some((h) => h.role === role && h.from === now.me && h.acceptedAt !== undefined))
    return [];
  const firstTask = now.view.tasks.find((t) => t.to === now.me)?.at;
  const since = role === 'ic' ? firstPageAt(now) : (declaredAt(now) ?? firstTask);
  if (since === undefined) return [];
  return [
    { key: `take/${role}`, at: later(now, since, 20, 90, 'take', role), acts: () => [{ type: 'role.take', role }] },
  ];
};

/** Joins the bridge once it is open. */
export const joinBridge: Duty = (now) => {
  const { bridge } = now.view;
  if (bridge === undefined || bridge.joined.includes(now.me)) return [];
  return [{ key: 'bridge/join', at: later(now, bridge.at, 15, 60, 'join'), acts: () => [{ type: 'bridge.join' }] }];
};

/** Answers a page that was sent to this very person. */
export const answerOwnPage: Duty = (now) =>
  now.view.pages
    .filter((p) => p.to === now.me && p.acknowledgedAt === undefined)
    .map((p) => ({
      key: `page/${p.id}`,
      at: later(now, p.at, 20, 60, 'page', p.id),
      acts: () => [{ type: 'page.acknowledge', pageId: p.id }],
    }));

/** Asks for a briefing when an offer comes without, takes the role over when briefed, and tells everybody. */
export const acceptOffers: Duty = (now) =>
  now.view.handoffs.flatMap((h): Intent[] => {
    if (h.to !== now.me || h.declinedAt !== undefined) return [];
    const key = `handoff/${h.id}`;
    const title = now.playbook.roles.find((r) => r.id === h.role)?.title ?? h.role;
    if (h.acceptedAt !== undefined) {
      if (h.announcedAt !== undefined) return [];
      return [
        {
          key: `${key}/announce`,
          at: later(now, h.acceptedAt, 15, 40, key, 'announce'),
          acts: (then) => [
            {
              type: 'role.announce',
              role: h.role,
              text: `${nameOf(then, now.me)} has ${title} from ${nameOf(then, h.from)} as of ${clock(then, h.acceptedAt ?? then.view.t)}. Please report to me from now on.`,
            },
          ],
        },
      ];
    }
    if (h.briefedAt !== undefined) {
      return [{ key, at: later(now, h.briefedAt, 20, 50, key), acts: () => [{ type: 'role.accept', role: h.role }] }];
    }
    const ask = phrase(
      now,
      [
        'Happy to take it. Give me a short briefing first, please.',
        'I can take that. What is open, and what was promised?',
        'Yes, once you have briefed me.',
      ],
      key,
    );
    return [
      {
        key: `${key}/ask`,
        at: later(now, h.offeredAt, 25, 50, key, 'ask'),
        acts: (then) => [
          { type: 'post', channel: bridgeChannel(then), kind: 'message', text: `@${firstName(then, h.from)} ${ask}` },
        ],
      },
      // Somebody must hold it: without a briefing it is taken over in the end, and said so.
      {
        key: `${key}/late`,
        at: later(now, h.offeredAt, 180, 210, key, 'late'),
        acts: (then) => [
          {
            type: 'post',
            channel: bridgeChannel(then),
            kind: 'message',
            text: `Taking ${title} over without a briefing; I will work from the ticket.`,
          },
          { type: 'role.accept', role: h.role },
        ],
      },
    ];
  });

const DESTRUCTIVE = /\b(delete|drop|purge|truncate|wipe|erase|remove the logs?)\b/i;

/** Says yes to a request that is reversible, and no to what destroys something. */
export const answerApprovals: Duty = (now) =>
  now.view.approvals
    .filter((a) => a.of === now.me && a.answeredAt === undefined)
    .map((a) => {
      const granted = !DESTRUCTIVE.test(a.text);
      const text = granted
        ? phrase(
            now,
            [
              'Yes, go ahead. Note it in the ticket.',
              'Approved. Say when it is done.',
              'Go ahead, and watch the error rate.',
            ],
            'approve',
            a.id,
          )
        : phrase(
            now,
            [
              'No. That cannot be undone; let us look for another way first.',
              'Not that, please: it destroys what we may still need.',
            ],
            'deny',
            a.id,
          );
      return {
        key: `approval/${a.id}`,
        at: later(now, a.at, 20, 60, 'approval', a.id),
        acts: () => [{ type: 'approval.give', askId: a.id, granted, text }],
      };
    });
