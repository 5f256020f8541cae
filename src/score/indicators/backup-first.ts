import { judged, notApplicable } from '../measure';
import { dataChangesOf } from '../record/database-changes';
import { gatesOf } from '../record/gates';
import { isKind } from '../record/kind';
import { clock, evidence } from '../record/say';
import type { Indicator } from '../types';

/** In a data loss an emergency backup is taken before any data is changed by hand. */
export const backupFirst: Indicator = {
  id: 'backup-first',
  acts: ['tool.run'],
  role: 'deputy',
  judge: (input) => {
    const gates = gatesOf(input);
    if (!isKind(input, 'data-loss') || !gates.incident) return notApplicable('No data was lost.');
    const good = 'Take an emergency backup before data is changed: it is the only way back from a mistake.';
    const backup = input.state.facts.find(
      (f) => f.fact.type === 'backup.taken' && f.at <= input.endAt && f.at >= (gates.visibleAt ?? 0),
    );
    const change = dataChangesOf(input).find((c) => c.at >= (gates.visibleAt ?? 0));
    const proof = [
      ...(backup === undefined ? [] : [evidence(backup.at, `Backup taken at ${clock(input, backup.at)}`, backup.seq)]),
      ...(change === undefined
        ? []
        : [evidence(change.at, `First change at ${clock(input, change.at)}: ${change.title}`, change.seqs[0])]),
    ];
    if (backup === undefined) {
      if (change === undefined && !gates.over) return notApplicable('Nothing has been changed yet.');
      return judged(0, 'No emergency backup was taken.', good, { evidence: proof });
    }
    const first = change === undefined || backup.seq < (change.seqs[0] ?? 0);
    return judged(
      first ? 1 : 0.2,
      first ? 'The backup was taken before anything was changed.' : 'Data was changed before the backup was taken.',
      good,
      { evidence: proof },
    );
  },
};
