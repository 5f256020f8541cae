import { judged, mean, minutesTarget, notApplicable } from '../measure';
import { nameOf } from '../record/people';
import { evidence, quote } from '../record/say';
import type { Indicator } from '../types';

/** A task that is given is acknowledged in time, and reported back. The same task given twice counts once. */
export const loopsClosed: Indicator = {
  id: 'loops-closed',
  acts: ['task.give', 'task.acknowledge', 'task.report'],
  targets: ['acknowledge'],
  role: 'deputy',
  byOmission: true,
  judge: (input, config) => {
    const limit = minutesTarget(config, 'acknowledge');
    const groups = new Map<string, (typeof input.state.tasks)[number][]>();
    for (const task of input.state.tasks) {
      if (task.at > input.endAt) continue;
      const key = `${task.to} ${task.kind} ${task.text.trim().toLowerCase()}`;
      groups.set(key, [...(groups.get(key) ?? []), task]);
    }
    const rows = [...groups.values()].flatMap((same) => {
      const acknowledged = same.find((t) => t.acknowledgedAt !== undefined || t.reportedAt !== undefined);
      const reported = same.find((t) => t.reportedAt !== undefined);
      const first = same[0];
      if (first === undefined) return [];
      // Given at the last moment: there was no time for an answer.
      if (reported === undefined && input.endAt - first.at < 2 * limit) return [];
      const took =
        Math.min(
          acknowledged?.acknowledgedAt ?? Number.POSITIVE_INFINITY,
          reported?.reportedAt ?? Number.POSITIVE_INFINITY,
        ) - first.at;
      return [
        {
          first,
          reported,
          share: (took <= limit ? 0.4 : Number.isFinite(took) ? 0.2 : 0) + (reported === undefined ? 0 : 0.6),
        },
      ];
    });
    if (rows.length === 0) return notApplicable('No task was given that could have been reported back.');
    const open = rows.filter((r) => r.share < 0.99);
    return judged(
      mean(rows.map((r) => r.share)),
      open.length === 0
        ? 'Every task was acknowledged and reported back.'
        : `${open.length} of ${rows.length} tasks were not acknowledged in time or not reported back.`,
      'Acknowledge a task at once, and report back when it is done, also when nothing was found.',
      {
        evidence: rows.map((r) =>
          evidence(
            r.first.at,
            `${quote(r.first.text)} to ${nameOf(input, r.first.to)}: ${r.reported === undefined ? 'no report' : 'reported'}`,
            r.first.seq,
          ),
        ),
      },
    );
  },
};
