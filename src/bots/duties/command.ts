import { stableId } from '../../base/hash';
import { type Duty, type Intent, later, type Situation } from '../intent';
import { beganAt, holderNames, impactText } from '../knowledge';
import { assignedRole, bridgeChannel, clock, declaredAt, holders, holds, nameOf, severityNow } from '../situation';
import { temperOf } from '../temperament';
import { publicTitle } from './updates';

/** Acknowledges pages to the team: whoever is to command does. */
export const acknowledgePages: Duty = (now) => {
  if (!holds(now, 'ic') && assignedRole(now) !== 'ic') return [];
  return now.view.pages
    .filter((p) => p.to === undefined && p.acknowledgedAt === undefined)
    .map((p) => ({
      key: `page/${p.id}`,
      at: later(now, p.at, 10, 45, 'page', p.id),
      acts: () => [{ type: 'page.acknowledge', pageId: p.id }],
    }));
};

/** Who holds a role, or was given it for this drill and comes to it in a moment. */
function comingHolder(now: Situation, role: string): string {
  const given = now.view.roster.find((p) => p.role === role && p.gone.length === 0);
  return holders(now, role).length > 0 || given === undefined ? holderNames(now, role) : given.name;
}

/** Ticket with the playbook's fields, then the bridge with its link. */
export const openTicketAndBridge: Duty = (now) => {
  const at = declaredAt(now);
  const severity = severityNow(now);
  if (!holds(now, 'ic') || at === undefined || severity === undefined) return [];
  const intents: Intent[] = [];
  if (now.view.bridge === undefined) {
    intents.push({
      key: 'bridge/open',
      at: later(now, at, 20, 45, 'bridge'),
      acts: (then) => {
        const link = `https://meet.example/incident-${stableId(then.seed, 'bridge').slice(0, 6)}`;
        return [
          { type: 'bridge.open', link },
          {
            type: 'post',
            channel: bridgeChannel(then),
            kind: 'message',
            text: `@here ${severity.code} incident declared. Join bridge: ${link}`,
          },
        ];
      },
    });
  }
  if (now.view.ticket === undefined) {
    intents.push({
      key: 'ticket/open',
      at: later(now, at, 50, 90, 'ticket'),
      acts: (then) => {
        const pattern = then.playbook.ticket.titlePattern;
        const n = String(severity.n);
        const began = beganAt(then);
        const day = new Date(then.view.startEpoch + began).toISOString();
        const body = [
          `**Start Time:** ${day.slice(0, 10)} ${day.slice(11, 19)} UTC`,
          `**Severity:** ${severity.n}`,
          `**Impact:** ${impactText(then)}`,
          `**IC:** ${holderNames(then, 'ic')}`,
          ...(temperOf(then).fields === 'all'
            ? [
                `**Deputy:** ${comingHolder(then, 'deputy')}`,
                '**Status:** Investigating',
                '',
                '## Timeline',
                `- [${clock(then, then.view.pages[0]?.at ?? began)}] Incident detected`,
                `- [${clock(then, at)}] ${severity.code} declared by ${nameOf(then, then.view.severities[0]?.by ?? then.me)}`,
              ]
            : []),
        ].join('\n');
        return [
          {
            type: 'ticket.open',
            title: pattern.replace('{n}', n).replace('{summary}', publicTitle(then)),
            labels: then.playbook.ticket.labels.map((l) => l.replace('{n}', n)),
            body,
          },
        ];
      },
    });
  }
  return intents;
};
