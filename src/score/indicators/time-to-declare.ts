import { durationText, minutes } from '../../base/drill-time';
import { fallOff, judged, notApplicable, target } from '../measure';
import { clausesOf } from '../record/clauses-of';
import { gatesOf, severityPieces } from '../record/gates';
import { clock, evidence } from '../record/say';
import type { Indicator } from '../types';

/**
 * From the first sufficient visible signal to the declaration: one part against the playbook's response time (which runs
 * from the first page or report), the rest against par.
 */
export const timeToDeclare: Indicator = {
  id: 'time-to-declare',
  acts: ['declare'],
  targets: ['playbookShare', 'zeroFactor'],
  role: 'ic',
  byOmission: true,
  judge: (input, config) => {
    const gates = gatesOf(input);
    if (!gates.incident || gates.visibleAt === undefined)
      return notApplicable('Nothing that could be seen was an incident.');
    const at = gates.declaredAt;
    const pieces = severityPieces(input);
    const piece = pieces.findLast((p) => p.from <= Math.max(at ?? input.endAt, gates.visibleAt ?? 0)) ?? pieces[0];
    const severity = input.bundle.playbook.severities.find((s) => s.id === piece?.is);
    const respond = severity?.respondWithinMinutes ?? undefined;
    const others = new Set(input.bundle.playbook.severities.filter((s) => s.id !== severity?.id).map((s) => s.clause));
    const clauses = clausesOf(input, 'time-to-declare').filter((c) => !others.has(c));
    const par = input.par?.variants[input.truth.variant]?.declare;
    const good = `Declare as soon as a signal leaves no doubt${par === undefined ? '' : `; a good team took ${durationText(par)}`}${respond === undefined ? '' : `, the playbook allows ${respond} min from the first report`}.`;
    const seen = evidence(gates.visibleAt, `First sufficient signal at ${clock(input, gates.visibleAt)}`);
    if (at === undefined) {
      const waited = input.endAt - gates.visibleAt;
      const limit = Math.min(par ?? Number.POSITIVE_INFINITY, minutes(respond ?? 60));
      if (!gates.over && waited <= limit) return notApplicable('The declaration is not due yet.');
      return judged(0, 'The incident was never declared.', good, { evidence: [seen], clauses });
    }
    const factor = target(config, 'zeroFactor');
    const since = Math.max(0, at - (gates.reportAt ?? gates.visibleAt));
    const took = Math.max(0, at - gates.visibleAt);
    const byPlaybook = respond === undefined ? 1 : fallOff(since, minutes(respond), minutes(respond) * factor);
    const byPar = par === undefined ? byPlaybook : fallOff(took, par, Math.max(par, 1) * factor);
    const part = par === undefined ? 1 : target(config, 'playbookShare');
    return judged(
      byPlaybook * part + byPar * (1 - part),
      `Declared ${durationText(took)} after the first sufficient signal.`,
      good,
      { evidence: [seen, evidence(at, `Declared at ${clock(input, at)}`, input.state.severities[0]?.seq)], clauses },
    );
  },
};
