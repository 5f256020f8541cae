import { MINUTE } from '../../base/drill-time';
import { stableId } from '../../base/hash';
import type { Act } from '../../drill/acts';
import { lookAtHealth, readHealth } from '../health';
import { type Duty, type Intent, later } from '../intent';
import { beganAt, holderNames, impactText, recoveredAt, toldBeginning } from '../knowledge';
import { lookAct, observe } from '../reading';
import { assignedRole, bridgeChannel, clock, declaredAt, heldSince, holds, nameOf, severityNow } from '../situation';
import { publicTitle } from './updates';

/** Share of failing calls (percent) from which a major function counts as out, and from which as wholly out. */
const OUTAGE = 20;
const COMPLETE = 80;

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

/** Looks at tracker and metrics, judges what it is, and declares it. */
export const declareIncident: Duty = (now) => {
  const since = heldSince(now, 'ic');
  if (!holds(now, 'ic') || since === undefined || declaredAt(now) !== undefined || now.view.assessments.length > 0)
    return [];
  return [
    {
      key: 'assess',
      at: later(now, since, 60, 110, 'assess'),
      acts: (then): readonly Act[] => {
        const tracker = observe(then, { kind: 'tracker' });
        const health = readHealth(then);
        const looks: Act[] = [lookAtHealth(health), lookAct(tracker)];
        const impact = impactText(then);
        const major = health.worstFailing >= OUTAGE;
        if (!major && health.sound) {
          return [
            ...looks,
            { type: 'assess', verdict: 'not-incident', reason: `Charts are normal. ${tracker.text}` },
            { type: 'bug.open', title: 'Alert without an outage', body: `${tracker.text}\n${health.text}` },
          ];
        }
        const rank = major ? 1 : 2;
        const severity = then.playbook.severities[rank]?.id ?? 'SEV2';
        return [
          ...looks,
          { type: 'assess', verdict: 'incident', severity, reason: tracker.text },
          { type: 'declare', severity, summary: publicTitle(then), impact },
        ];
      },
    },
  ];
};

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
          `**Deputy:** ${holderNames(then, 'deputy')}`,
          '**Status:** Investigating',
          '',
          '## Timeline',
          `- [${clock(then, then.view.pages[0]?.at ?? began)}] Incident detected`,
          `- [${clock(then, at)}] ${severity.code} declared by ${nameOf(then, then.view.severities[0]?.by ?? then.me)}`,
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

/** Raises the severity when an outage is complete and lasts longer than the playbook allows for the present one. */
export const raiseSeverity: Duty = (now) => {
  const rule = now.playbook.escalates.find((e) => e.from === now.view.declared);
  if (!holds(now, 'ic') || rule === undefined || recoveredAt(now) !== undefined || now.view.resolved) return [];
  const due = toldBeginning(now) + rule.completeOutageMinutes * MINUTE;
  return [
    {
      key: `raise/${rule.to}`,
      at: later(now, Math.max(due, declaredAt(now) ?? due), 20, 80, 'raise'),
      acts: (then): readonly Act[] => {
        const health = readHealth(then);
        const look: Act = lookAtHealth(health);
        if (health.worstFailing < COMPLETE) return [look];
        const row = then.playbook.severities.find((s) => s.id === rule.to);
        const reason = `Still wholly out ${rule.completeOutageMinutes} minutes after it began: ${health.text}`;
        const acts: Act[] = [look, { type: 'severity.set', severity: rule.to, reason }];
        const old = severityNow(then);
        if (then.view.ticket !== undefined && row !== undefined && old !== undefined) {
          acts.push({ type: 'ticket.label', add: [`sev-${row.n}`], remove: [`sev-${old.n}`] });
        }
        acts.push({
          type: 'post',
          channel: bridgeChannel(then),
          kind: 'message',
          text: `This is a ${row?.code ?? rule.to} from now on: ${reason}.`,
        });
        return acts;
      },
    },
  ];
};
