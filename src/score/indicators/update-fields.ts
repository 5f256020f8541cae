import { minutes } from '../../base/drill-time';
import { echo, judged, mean, notApplicable } from '../measure';
import { gatesOf } from '../record/gates';
import { clock, evidence } from '../record/say';
import { updatesOf } from '../record/updates';
import type { Indicator } from '../types';
import { fieldsOfOne } from '../writing/updates/one/fields';

/** Each update has every field that the playbook asks for. The time of the next one is counted as a promise. */
export const updateFields: Indicator = {
  id: 'update-fields',
  acts: ['post'],
  role: 'comms',
  judge: (input) => {
    const gates = gatesOf(input);
    const { fields } = input.bundle.playbook.updates;
    const good = `Give each update: ${fields.map((f) => f.label).join(', ')}.`;
    const updates = updatesOf(input);
    if (updates.length === 0) {
      const due =
        gates.ledFrom !== undefined && gates.ledFrom + minutes(input.bundle.playbook.cadence.minutes) < gates.end;
      return due
        ? echo('minutes-covered', 'There was no update whose fields could be complete.', good)
        : notApplicable('There was no update, and none was due.');
    }
    const rows = updates.map((u) => ({ u, ...fieldsOfOne(input, u) }));
    const lacking = rows.filter((r) => r.missing.length > 0);
    return judged(
      mean(rows.map((r) => r.share)),
      lacking.length === 0
        ? 'Every update had all its fields.'
        : `${lacking.length} of ${rows.length} updates lacked fields.`,
      good,
      {
        evidence: rows.map((r) =>
          evidence(
            r.u.at,
            r.missing.length === 0
              ? `Update of ${clock(input, r.u.at)} complete`
              : `Update of ${clock(input, r.u.at)} without ${r.missing.join(', ')}`,
            r.u.seq,
          ),
        ),
      },
    );
  },
};
