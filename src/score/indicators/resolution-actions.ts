import { type DrillTime, durationText } from '../../base/drill-time';
import { echo, fallOff, judged, mean, minutesTarget, notApplicable } from '../measure';
import { gatesOf } from '../record/gates';
import { resolvableAt } from '../record/resolution';
import { evidence } from '../record/say';
import { postsToTeam, type Told } from '../record/updates';
import type { Indicator, ScoreInput } from '../types';
import { resolutionRows } from '../writing/updates/one/templates';

interface Done {
  readonly at: DrillTime;
  readonly seq: number;
  /** How completely, 0..1. */
  readonly whole: number;
}

/** How many of the template's fields the announcement of the resolution has. */
function completeness(input: ScoreInput, told: Told): number {
  const rows = resolutionRows(input, told);
  return rows.length === 0 ? 1 : mean(rows.map((r) => (r.ok ? 1 : 0)));
}

/** What each action of the playbook looks like in the record, by its id. */
const ACTIONS: Readonly<Record<string, (input: ScoreInput, since: DrillTime) => Done | undefined>> = {
  announce: (input, since) => {
    const told = postsToTeam(input).find((m) => m.kind === 'resolution' && m.at >= since - 60_000);
    return told === undefined
      ? undefined
      : { at: told.at, seq: told.seq, whole: 0.4 + 0.6 * completeness(input, told) };
  },
  label: (input, since) => {
    const wanted = input.bundle.playbook.ticket.resolvedLabel.toLowerCase();
    if (!input.state.ticket?.labels.some((l) => l.toLowerCase() === wanted)) return undefined;
    const added = input.state.happenings.find(
      (h) => h.act.type === 'ticket.label' && h.act.add.some((l) => l.toLowerCase() === wanted),
    );
    return { at: Math.max(since, added?.at ?? since), seq: added?.seq ?? input.state.ticket.seq, whole: 1 };
  },
  thank: (input, since) => {
    const thanks = input.state.messages.find(
      (m) =>
        m.seq !== undefined &&
        m.kind !== 'system' &&
        m.at >= since - 60_000 &&
        (m.kind === 'thanks' || /\bthank(?:s| you)\b/i.test(m.text)),
    );
    return thanks === undefined ? undefined : { at: thanks.at, seq: thanks.seq ?? 0, whole: 1 };
  },
  schedule: (input, since) => {
    const { scheduled } = input.state.postmortem;
    return scheduled === undefined
      ? undefined
      : {
          at: Math.max(since, scheduled.at),
          seq: scheduled.seq,
          whole: scheduled.inHours <= input.bundle.playbook.postmortem.dueHours ? 1 : 0.5,
        };
  },
};

/** Announced on the bridge, ticket labelled, team thanked, postmortem scheduled, soon after the resolution. */
export const resolutionActions: Indicator = {
  id: 'resolution-actions',
  acts: ['post', 'ticket.label', 'postmortem.schedule'],
  targets: ['full', 'zero'],
  role: 'ic',
  byOmission: true,
  judge: (input, config) => {
    const gates = gatesOf(input);
    const { actions } = input.bundle.playbook.resolution;
    const good = `After the resolution: ${actions.map((a) => a.text).join('; ')}.`;
    if (gates.resolvedAt === undefined) {
      const possible = resolvableAt(input);
      if (gates.incident && possible !== undefined && possible <= input.endAt)
        return echo('criteria-held', 'No resolution was declared.', good);
      return notApplicable('No resolution stood.');
    }
    const since = gates.resolvedAt;
    const full = minutesTarget(config, 'full');
    const zero = minutesTarget(config, 'zero');
    const rows = actions.flatMap((action) => {
      const find = ACTIONS[action.id];
      // A ticket that was never opened is counted there.
      if (find === undefined || (action.id === 'label' && input.state.ticket === undefined)) return [];
      const done = find(input, since);
      return [{ action, done, share: done === undefined ? 0 : done.whole * fallOff(done.at - since, full, zero) }];
    });
    if (rows.every((r) => r.done === undefined) && !gates.over && input.endAt - since < full)
      return notApplicable('The resolution is fresh.');
    const lacking = rows.filter((r) => r.share < 0.99);
    return judged(
      mean(rows.map((r) => r.share)),
      lacking.length === 0
        ? 'Announced, labelled, thanked, scheduled.'
        : `${lacking
            .map(
              (r) =>
                `${r.action.text}: ${r.done === undefined ? 'not done' : r.done.whole < 1 ? 'incomplete' : `${durationText(r.done.at - since)} after the resolution`}`,
            )
            .join('; ')}.`,
      good,
      { evidence: rows.flatMap((r) => (r.done === undefined ? [] : [evidence(r.done.at, r.action.text, r.done.seq)])) },
    );
  },
};
