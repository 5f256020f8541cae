import { MINUTE } from '../../base/drill-time';
import type { Act } from '../../drill/acts';
import { fillTemplate } from '../../playbook/template';
import { agreedWords, BREACH_PUBLIC, isBreach } from '../breach';
import { holdsSteady, lookAtHealth, readHealth } from '../health';
import { type Duty, later, type Situation } from '../intent';
import { beganAt, lastChangeAt, nextPromise, pastImpactText, recoveredAt } from '../knowledge';
import { lookAct, observe } from '../reading';
import { suspected } from '../remedy';
import { bridgeChannel, channelDue, clock, declaredAt, holds } from '../situation';
import { temperOf } from '../temperament';

/** Declares the resolution once it has been quiet for the playbook's time, and does what belongs to it. */
export const resolveIncident: Duty = (now) => {
  const recovered = recoveredAt(now);
  const declared = declaredAt(now);
  if (!holds(now, 'ic') || recovered === undefined || declared === undefined || now.view.resolved) return [];
  const quietFrom = Math.max(recovered, lastChangeAt(now) ?? recovered);
  return [
    {
      key: `resolve/${recovered}`,
      at: later(
        now,
        quietFrom + Math.round(now.playbook.resolution.quietMinutes * MINUTE * temperOf(now).quietShare),
        30,
        90,
        'resolve',
        recovered,
      ),
      acts: (then): readonly Act[] => {
        const health = readHealth(then);
        const looks: Act[] = [lookAtHealth(health), lookAct(observe(then, { kind: 'tracker' }))];
        if (!holdsSteady(then)) {
          return [
            ...looks,
            {
              type: 'finding.note',
              text: `Not back to normal after all: ${health.text}`,
              evidence: [...health.evidence],
              claim: 'observation',
              share: true,
            },
          ];
        }
        return [...looks, ...resolution(then, recovered)];
      },
    },
  ];
};

function resolution(now: Situation, recovered: number): readonly Act[] {
  const { view, playbook } = now;
  const clue = suspected(now);
  const rootCause = clue === undefined ? 'unknown so far' : clue.sentence;
  const last = view.decisions.at(-1);
  const over = isBreach(now) ? 'nobody reads who should not' : 'the errors have stopped';
  const summary = last === undefined ? `${over.charAt(0).toUpperCase()}${over.slice(1)}` : `${last.text}: ${over}`;
  const began = beganAt(now);
  const impact = pastImpactText(now, began, recovered);
  const people = view.roster.filter((p) => p.kind !== 'cast').map((p) => p.name);
  const template = playbook.templates.find((t) => t.id === 'resolved');
  const minutes = Math.round((recovered - began) / MINUTE);
  const values = {
    time: clock(now, view.t),
    impact,
    duration: `${minutes} min`,
    rootCause,
    resolution: summary,
    postmortem: `within ${playbook.postmortem.dueHours}h`,
    thanks: people.join(', '),
  };
  const text = template === undefined ? `Resolved: ${summary}` : fillTemplate(template, values);
  const acts: Act[] = [
    { type: 'resolve', summary, rootCause, criteria: playbook.resolution.criteria.map((c) => c.id) },
    { type: 'post', channel: bridgeChannel(now), kind: 'resolution', text, template: 'resolved' },
  ];
  if (view.ticket !== undefined) {
    acts.push(
      { type: 'ticket.label', add: [playbook.ticket.resolvedLabel], remove: [] },
      { type: 'ticket.update', kind: 'status', text },
    );
  }
  const words = isBreach(now) ? agreedWords(now) : undefined;
  if (channelDue(now, 'status-page')) {
    acts.push({
      type: 'statuspage.publish',
      status: 'resolved',
      // Of a breach only what legal has agreed to is said in public.
      ...(words === undefined
        ? { title: 'Resolved', text: `${impact}. This is over; thank you for your patience.` }
        : { title: BREACH_PUBLIC, text: words }),
    });
  }
  acts.push(
    {
      type: 'post',
      channel: bridgeChannel(now),
      kind: 'thanks',
      text: `Thank you, ${people.join(', ')}: calm work all the way through.`,
    },
    { type: 'postmortem.schedule', inHours: 24, text: `Postmortem review tomorrow, ${clock(now, nextPromise(now))}` },
  );
  return acts;
}
