import { judged, mean, notApplicable } from '../measure';
import { injectAsWritten } from '../record/as-written';
import { gatesOf } from '../record/gates';
import { evidence } from '../record/say';
import { neverIncident } from '../record/verdict';
import type { Indicator, ScoreInput } from '../types';

/** Reports of the script that are bugs and no incident: the expected act is a bug ticket. */
function bugReports(input: ScoreInput) {
  return input.state.injects.flatMap((d) => {
    const inject = injectAsWritten(input, d.injectId);
    if (d.outcome !== 'delivered' || inject?.expected?.act !== 'bug.open') return [];
    return [{ at: d.at, dueAt: d.at + inject.expected.within, text: inject.text }];
  });
}

/** What is no incident becomes a bug ticket and is watched; declaring it costs under severity. */
export const notAnIncident: Indicator = {
  id: 'not-an-incident',
  acts: ['bug.open', 'assess'],
  role: 'ic',
  byOmission: true,
  judge: (input) => {
    const good = 'A report that is no incident gets a bug ticket, and the signals are watched.';
    const reports = bugReports(input);
    if (gatesOf(input).incident || reports.length > 0) {
      const due = reports.filter((r) => r.dueAt <= input.endAt || input.state.bugs.some((b) => b.at >= r.at));
      if (due.length === 0) return notApplicable('Nothing was reported that is a bug and no incident.');
      const unused = [...input.state.bugs];
      const rows = due.map((r) => {
        const index = unused.findIndex((b) => b.at >= r.at);
        const bug = index < 0 ? undefined : unused.splice(index, 1)[0];
        return {
          share: bug === undefined ? 0 : bug.at <= r.dueAt ? 1 : 0.5,
          proof:
            bug === undefined
              ? evidence(r.at, 'Reported, and no bug ticket opened')
              : evidence(bug.at, `Bug ticket: ${bug.title}`, bug.seq),
        };
      });
      const done = rows.filter((r) => r.share > 0).length;
      return judged(mean(rows.map((r) => r.share)), `${done} of ${rows.length} bug reports got a ticket.`, good, {
        evidence: rows.map((r) => r.proof),
      });
    }
    if (!gatesOf(input).over && input.state.bugs.length === 0) return notApplicable('It may still be looked into.');
    if (input.state.pages.length === 0 && input.state.messages.length === 0)
      return notApplicable('Nothing was reported.');
    const bug = input.state.bugs[0];
    const declared = input.state.severities[0];
    // Where there never is an incident, calling it one is counted as the verdict.
    if (declared !== undefined && !neverIncident(input)) {
      return judged(
        bug === undefined ? 0 : 0.5,
        `${declared.severity} was declared for something that is no incident.`,
        good,
        {
          evidence: [evidence(declared.at, `Declared ${declared.severity}`, declared.seq)],
        },
      );
    }
    return judged(
      bug === undefined ? 0 : 1,
      bug === undefined
        ? 'No bug ticket was opened.'
        : `A bug ticket was opened${declared === undefined ? ', and nothing was declared' : ''}.`,
      good,
      {
        evidence: bug === undefined ? [] : [evidence(bug.at, `Bug ticket: ${bug.title}`, bug.seq)],
      },
    );
  },
};
