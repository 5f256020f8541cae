import { type DrillTime, durationText, MINUTE } from '../../base/drill-time';
import type { Act, UpdateFields } from '../../drill/acts';
import { fillTemplate } from '../../playbook/template';
import { agreedWords, BREACH_PUBLIC, BREACH_TITLE, isBreach } from '../breach';
import { type Duty, type Intent, later, phrase, type Situation } from '../intent';
import {
  beganAt,
  brokenWish,
  holderNames,
  impactText,
  lastChangeAt,
  nextPromise,
  noticed,
  progress,
  recoveredAt,
} from '../knowledge';
import { lookAct, observe } from '../reading';
import { bridgeChannel, channelDue, clock, declaredAt, severityNow, speaks, speaksSince } from '../situation';
import { temperOf } from '../temperament';

type Status = NonNullable<UpdateFields['status']>;

/** Where the response stands by the team's own record. */
export function statusNow(now: Situation): Status {
  if (now.view.resolved) return 'Resolved';
  if (recoveredAt(now) !== undefined) return 'Monitoring';
  return now.view.decisions.length > 0 || lastChangeAt(now) !== undefined ? 'Mitigating' : 'Investigating';
}

const NEXT: Readonly<Record<Status, readonly string[]>> = {
  Investigating: [
    'Reading logs, deployments and vendor pages to find out what changed',
    'Narrowing down where the errors come from',
  ],
  Mitigating: [
    'Carrying out the fix and watching the error rate',
    'Waiting for the fix to take effect, watching the charts',
  ],
  Monitoring: [
    'Watching the charts until they have been quiet for the time that the playbook asks for',
    'Staying with it: errors and latency are being watched',
  ],
  Resolved: ['Writing the postmortem'],
};

const PUBLIC: Readonly<Record<Status, 'investigating' | 'identified' | 'monitoring' | 'resolved'>> = {
  Investigating: 'investigating',
  Mitigating: 'identified',
  Monitoring: 'monitoring',
  Resolved: 'resolved',
};

/** What comes next; whoever has said already that they watch it says until when. */
function nextSteps(now: Situation, status: Status, again: boolean, key: string): string {
  const fine = recoveredAt(now);
  if (status !== 'Monitoring' || !again || fine === undefined) return phrase(now, NEXT[status], key);
  const quietFrom = Math.max(fine, lastChangeAt(now) ?? fine);
  const over = quietFrom + now.playbook.resolution.quietMinutes * MINUTE;
  return over > now.view.t
    ? `Declaring it over at ${clock(now, over)} if nothing comes up until then`
    : 'Checking the criteria of the playbook, then declaring it over';
}

/** An update from what is known: the team's channel, the ticket, and in public where the severity asks for it. */
export function statusUpdate(now: Situation, key: string): readonly Act[] {
  const { view, playbook } = now;
  const status = statusNow(now);
  const last = view.messages.findLast((m) => m.kind === 'update');
  const news = progress(now, last?.at ?? Number.NEGATIVE_INFINITY);
  const seen = observe(now, { kind: 'metrics' });
  const impact = impactText(now);
  const state = seen.text.replace(/\.$/, '');
  const fine = recoveredAt(now);
  const quiet = fine === undefined ? [] : [`${durationText(Math.max(0, view.t - fine))} without trouble so far`];
  const actions = [...news.slice(-3), state, ...quiet].join('. ');
  const next = nextSteps(now, status, last?.fields?.status === status, key);
  const promise = nextPromise(now);
  const full: UpdateFields = { status, impact, actions, next, eta: { kind: 'unknown' }, nextUpdateAt: promise };
  const fields: UpdateFields = temperOf(now).fields === 'all' ? full : { status, impact, nextUpdateAt: promise };
  const template = playbook.templates.find((t) => t.id === 'update');
  const values = { time: clock(now, view.t), status, actions, next, eta: '', nextUpdate: clock(now, promise) };
  const body =
    template === undefined
      ? `${status}. ${actions}. Next: ${next}. Next update ${clock(now, promise)}.`
      : fillTemplate(template, values);
  const text = `${body}\nImpact: ${impact}`;
  const acts: Act[] = [
    lookAct(seen),
    { type: 'post', channel: bridgeChannel(now), kind: 'update', text, fields, template: 'update' },
  ];
  if (view.ticket !== undefined && channelDue(now, 'ticket'))
    acts.push({ type: 'ticket.update', kind: 'status', text });
  const words = isBreach(now) ? agreedWords(now) : undefined;
  if (channelDue(now, 'status-page')) {
    acts.push({
      type: 'statuspage.publish',
      status: PUBLIC[status],
      ...(words === undefined
        ? {
            title: publicTitle(now),
            text: `${impact}. ${publicNote(status)} Next update at ${clock(now, promise)}.`,
            fields,
          }
        : { title: BREACH_PUBLIC, text: words }),
    });
  }
  return acts;
}

function publicNote(status: Status): string {
  if (status === 'Monitoring') return 'A fix is in place and we are watching it.';
  return status === 'Mitigating' ? 'We are putting a fix in place.' : 'We are looking for the reason.';
}

/** A title for people outside: what they cannot do, not the component. */
export function publicTitle(now: Situation): string {
  if (isBreach(now)) return BREACH_TITLE;
  const wish = brokenWish(now);
  const seen = noticed(now);
  if (seen !== undefined) return seen.title;
  return wish === undefined ? 'Errors in the app' : `People cannot ${wish}`;
}

/** The first word after the declaration, with the playbook's template. */
export const announce: Duty = (now) => {
  const at = declaredAt(now);
  const severity = severityNow(now);
  if (at === undefined || severity === undefined || !speaks(now) || now.view.resolved) return [];
  if (now.view.messages.some((m) => m.kind === 'announcement')) return [];
  const from = Math.max(at, speaksSince(now), now.view.bridge?.at ?? at + 3 * MINUTE);
  return [
    {
      key: 'announce',
      at: later(now, from, 30, 70, 'announce'),
      acts: (then) => {
        const template = then.playbook.templates.find((t) => t.id === 'announcement');
        const impact = impactText(then);
        const start = clock(then, beganAt(then));
        const values = {
          severity: severity.code,
          impact,
          start,
          status: statusNow(then),
          ic: holderNames(then, 'ic'),
          bridge: then.view.bridge?.link ?? '',
        };
        const text = template === undefined ? `${severity.code}: ${impact}` : fillTemplate(template, values);
        const acts: Act[] = [
          { type: 'post', channel: bridgeChannel(then), kind: 'announcement', text, template: 'announcement' },
        ];
        if (!isBreach(then) && channelDue(then, 'status-page') && then.view.statusPage.length === 0) {
          acts.push({
            type: 'statuspage.publish',
            status: 'investigating',
            title: publicTitle(then),
            text: `${impact}. We are looking for the reason. Next update at ${clock(then, nextPromise(then))}.`,
          });
        }
        return acts;
      },
    },
  ];
};

/** Updates on the cadence, a little early, and one whenever the response has reached a new stage. */
export const keepCadence: Duty = (now) => {
  const declared = declaredAt(now);
  const habit = temperOf(now).updates;
  if (declared === undefined || habit === 'none' || !speaks(now) || now.view.resolved) return [];
  const updates = now.view.messages.filter((m) => m.kind === 'update');
  const intents: Intent[] = [];
  const { dueAt } = now.view.cadence;
  if (dueAt !== undefined) {
    intents.push({
      key: `update/due/${dueAt}`,
      at: Math.max(
        speaksSince(now),
        habit === 'early'
          ? later(now, dueAt, -150, -60, 'update', dueAt)
          : later(now, dueAt, 420, 780, 'update', dueAt),
      ),
      acts: (then) => statusUpdate(then, `update/due/${dueAt}`),
    });
  }
  const turns: readonly (readonly [Status, DrillTime | undefined])[] = [
    ['Investigating', declared + 8 * MINUTE],
    ['Mitigating', lastChangeAt(now)],
    ['Monitoring', recoveredAt(now)],
  ];
  const said = updates.at(-1)?.fields?.status;
  const turn = turns.findLast(([, at]) => at !== undefined);
  if (habit === 'early' && turn?.[1] !== undefined && turn[0] !== said) {
    const [status, at] = turn;
    const from = Math.max(at, speaksSince(now), (updates.at(-1)?.at ?? declared) + 3 * MINUTE);
    intents.push({
      key: `update/turn/${status}/${at}`,
      at: later(now, from, 40, 90, 'turn', status, at),
      acts: (then) =>
        then.view.messages.findLast((m) => m.kind === 'update')?.fields?.status === status
          ? []
          : statusUpdate(then, `update/turn/${status}`),
    });
  }
  return intents;
};
