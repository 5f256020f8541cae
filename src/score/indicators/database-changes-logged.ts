import { durationText } from '../../base/drill-time';
import { fallOff, judged, mean, minutesTarget, notApplicable } from '../measure';
import { clausesOf } from '../record/clauses-of';
import { loggedChangesOf } from '../record/database-changes';
import { prohibition } from '../record/kind';
import { clock, evidence } from '../record/say';
import type { Indicator } from '../types';

/** Every change of data by hand is logged in the database itself, as the playbook asks, soon after it. */
export const databaseChangesLogged: Indicator = {
  id: 'database-changes-logged',
  acts: ['tool.run'],
  targets: ['full', 'zero'],
  role: 'deputy',
  byOmission: true,
  judge: (input, config) => {
    const full = minutesTarget(config, 'full');
    const zero = minutesTarget(config, 'zero');
    const rows = loggedChangesOf(input).flatMap((row) => {
      if (row.log === undefined && input.endAt - row.change.to < full && input.state.endedAt === undefined) return [];
      return [{ ...row, share: row.log === undefined ? 0 : fallOff(row.log.at - row.change.to, full, zero) }];
    });
    if (rows.length === 0) return notApplicable('No data was changed by hand.');
    const missing = rows.filter((r) => r.log === undefined);
    const rule = prohibition(input, 'production-unlogged');
    const unlogged = missing.filter((r) => r.change.kind !== 'job');
    const flagged = rule !== undefined && unlogged.length > 0;
    const people = [...new Set(unlogged.map((r) => r.change.by))];
    // The worst counts: one more change that is logged does not make up for one that is not.
    const share = Math.min(mean(rows.map((r) => r.share)), 1 - missing.length / Math.max(2, rows.length));
    return judged(
      flagged ? 0 : share,
      missing.length === 0
        ? 'Every change of data was logged in the database.'
        : `Not logged: ${missing.map((r) => r.change.title).join('; ')}.`,
      `Log each change of data within ${durationText(full)} as the playbook shows it: what was run, and how many rows it changed.`,
      {
        evidence: rows.map((r) =>
          r.log === undefined
            ? evidence(r.change.at, `${r.change.title} at ${clock(input, r.change.at)}`, r.change.seqs[0])
            : evidence(r.log.at, `Logged: ${r.change.title}`, r.log.seq),
        ),
        clauses: clausesOf(input, 'database-changes-logged').filter((c) => c !== rule?.clause || flagged),
        ...(flagged ? { hardFlag: 'The production database was changed without logging it' } : {}),
        ...(flagged && people.length === 1 && people[0] !== undefined ? { person: people[0] } : {}),
      },
    );
  },
};
