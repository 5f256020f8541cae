import { echo, judged } from '../measure';
import { severityLevel, severityPieces } from '../record/gates';
import type { Indicator } from '../types';
import type { Phrase, Postmortem } from '../writing/postmortem';
import { judgePostmortem } from '../writing/postmortem-gate';
import { shown } from '../writing/shown';

const STATED = /\bSEV(?:ERITY)?[- ]?(\d)\b|\bP(\d)\b|(\d)/i;

/** Where the severity is stated, and as what: in its field, else in the title. */
function statedIn(pm: Postmortem): { readonly n: number; readonly phrase: Phrase } | undefined {
  const field = pm.field('metadata', 'severity');
  const own = field === undefined ? null : STATED.exec(field.text);
  if (field !== undefined && own !== null) return { n: Number(own[1] ?? own[2] ?? own[3]), phrase: field };
  const { title, source } = pm.reading;
  const found = /\bSEV[- ]?(\d)\b/i.exec(title);
  const start = source.indexOf(title);
  if (found === null || start < 0) return undefined;
  const within = (from: number, to: number, why?: string, hint?: string) => ({
    start: start + from,
    end: start + to,
    text: title.slice(from, to),
    ...(why === undefined ? {} : { why }),
    ...(hint === undefined ? {} : { hint }),
  });
  return {
    n: Number(found[1]),
    phrase: { text: title, within, span: (why, hint) => within(found.index, found.index + found[0].length, why, hint) },
  };
}

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
      const said = statedIn(pm);
      // Who classified it wrongly in the drill, and writes down what was declared, is not charged twice.
      const declared = input.state.severities
        .toSorted((a, b) => severityLevel(input, b.severity) - severityLevel(input, a.severity))
        .at(0)?.severity;
      const stated = input.bundle.playbook.severities.find((s) => s.n === said?.n)?.id;
      if (stated !== undefined && stated === declared && severity !== undefined && said?.n !== severity.n)
        return {
          ...echo('severity-over-time', `The severity is stated as it was declared; it was ${severity.n}.`, good),
          ...shown(pm, [said?.phrase.span(`was declared so; it was ${severity.id}`)]),
        };
      const off = said === undefined || severity === undefined ? Number.NaN : Math.abs(said.n - severity.n);
      const share = off === 0 ? 1 : off === 1 ? 0.3 : 0;
      return judged(
        share,
        said === undefined
          ? 'No severity is stated.'
          : share === 1
            ? 'The severity is right.'
            : `The severity is stated as ${said.n}; it was ${severity?.n ?? 'none'}.`,
        good,
        {
          ...shown(pm, [
            share === 1
              ? said?.phrase.span('is right')
              : said?.phrase.span(
                  `is not the severity that the facts supported (${severity?.id ?? 'none'})`,
                  `Put ${severity?.id ?? 'the severity'}, and say by which facts.`,
                ),
          ]),
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
