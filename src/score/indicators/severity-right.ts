import { echo, judged } from '../measure';
import { severityLevel, severityPieces } from '../record/gates';
import { quote } from '../record/say';
import type { Indicator } from '../types';
import { inPostmortem } from '../writing/postmortem';
import { judgePostmortem } from '../writing/postmortem-gate';

/** The severity of the write-up is the highest that was true. */
export const severityRight: Indicator = {
  id: 'severity-right',
  acts: ['postmortem.submit'],
  role: 'ic',
  judge: (input) => {
    const top = severityPieces(input).toSorted((a, b) => severityLevel(input, b.is) - severityLevel(input, a.is))[0];
    const severity = input.bundle.playbook.severities.find((s) => s.id === top?.is);
    const good = `State ${severity?.id ?? 'the severity'}, the highest that the facts supported.`;
    return judgePostmortem(input, good, (pm) => {
      const field = pm.field('metadata', 'severity');
      const said = /(\d)/.exec(field?.text ?? '')?.[1] ?? /SEV-?(\d)/i.exec(pm.document.title)?.[1];
      const n = said === undefined ? undefined : Number(said);
      // Who classified it wrongly in the drill, and writes down what was declared, is not charged twice.
      const declared = input.state.severities
        .toSorted((a, b) => severityLevel(input, b.severity) - severityLevel(input, a.severity))
        .at(0)?.severity;
      const stated = input.bundle.playbook.severities.find((s) => s.n === n)?.id;
      if (stated !== undefined && stated === declared && severity !== undefined && n !== severity.n)
        return echo('severity-over-time', `The severity is stated as it was declared; it was ${severity.n}.`, good);
      const share =
        n === undefined || severity === undefined ? 0 : n === severity.n ? 1 : Math.abs(n - severity.n) === 1 ? 0.3 : 0;
      return judged(
        share,
        n === undefined
          ? 'No severity is stated.'
          : share === 1
            ? 'The severity is right.'
            : `The severity is stated as ${n}; it was ${severity?.n ?? 'none'}.`,
        good,
        {
          evidence: field === undefined ? [] : [inPostmortem(pm, `Severity: ${quote(field.text)}`)],
          ...(severity === undefined
            ? {}
            : {
                clauses: [
                  ...new Set([
                    ...input.bundle.playbook.postmortem.clauses.filter((c) => c.endsWith('.template')),
                    severity.clause,
                  ]),
                ],
              }),
        },
      );
    });
  },
};
