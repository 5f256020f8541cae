import { durationText, MINUTE, minutes } from '../../base/drill-time';
import { fallOff, judged, mean, minutesTarget, notApplicable } from '../measure';
import { clock, evidence } from '../record/say';
import type { Indicator } from '../types';

/** Every page of the script is acknowledged within the playbook's time. */
export const timeToAcknowledge: Indicator = {
  id: 'time-to-acknowledge',
  acts: ['page.acknowledge'],
  targets: ['zero'],
  judge: (input, config) => {
    const full = minutes(input.bundle.playbook.acknowledgeWithinMinutes);
    const zero = minutesTarget(config, 'zero');
    const due = input.state.pages.filter(
      (p) => p.injectId !== undefined && (p.acknowledgedAt !== undefined || p.at + full <= input.endAt),
    );
    if (due.length === 0) return notApplicable('Nobody was paged.');
    const rows = due.map((p) => {
      const took = p.acknowledgedAt === undefined ? undefined : p.acknowledgedAt - p.at;
      const seq = input.state.happenings.find((h) => h.act.type === 'page.acknowledge' && h.act.pageId === p.id)?.seq;
      return {
        share: took === undefined ? 0 : fallOff(took, full, zero),
        late: took === undefined || took > full,
        proof: evidence(
          p.acknowledgedAt ?? p.at,
          took === undefined
            ? `Page of ${clock(input, p.at)} never acknowledged`
            : `Acknowledged ${durationText(took)} after the page of ${clock(input, p.at)}`,
          seq,
        ),
      };
    });
    const late = rows.filter((r) => r.late).length;
    return judged(
      mean(rows.map((r) => r.share)),
      late === 0
        ? `Every page was acknowledged within ${full / MINUTE} min.`
        : `${late} of ${rows.length} pages acknowledged late or not at all.`,
      `Acknowledge a page within ${full / MINUTE} min, so that everybody knows that somebody is on it.`,
      { evidence: rows.map((r) => r.proof) },
    );
  },
};
