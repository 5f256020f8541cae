import { judged, mean, target } from '../measure';
import { quote } from '../record/say';
import type { Indicator } from '../types';
import { inPostmortem } from '../writing/postmortem';
import { judgePostmortem } from '../writing/postmortem-gate';

const UNKNOWN = /\b(?:unknown|not known|cannot be said|not measured|no data|none known|n\/a|not available)\b/i;
const NO_LOSS = /\b(?:none|no\b|nothing|0\b|zero)/i;

/** Impact with numbers near the truth: share of people, data loss, revenue from the scenario's data or "unknown". */
export const impactNumbers: Indicator = {
  id: 'impact-numbers',
  acts: ['postmortem.submit'],
  targets: ['tolerancePercent'],
  role: 'ic',
  judge: (input, config) => {
    const { impact } = input.bundle.scenario.truth;
    const lasted = input.truth.impact.reduce((n, i) => n + i.to - i.from, 0);
    const good = `Say how many were affected (about ${impact.sharePercent} % of those active), whether data was lost (${impact.dataLoss ? 'it was' : 'none was'}), and the revenue${impact.revenuePerMinute === undefined ? ', which is unknown' : ''}.`;
    return judgePostmortem(input, good, (pm) => {
      const tolerance = target(config, 'tolerancePercent') / 100;
      const people = pm.field('impact', 'users-affected');
      const percent = people === undefined ? undefined : /(\d+(?:[.,]\d+)?)\s*%/.exec(people.text)?.[1];
      const near =
        percent !== undefined &&
        Math.abs(Number(percent.replace(',', '.')) - impact.sharePercent) <=
          Math.max(5, impact.sharePercent * tolerance);
      const anyNumber = people !== undefined && /\d/.test(people.text);
      const loss = pm.field('impact', 'data-loss');
      const lossRight = loss !== undefined && NO_LOSS.test(loss.text) !== impact.dataLoss;
      const revenue = pm.field('impact', 'revenue');
      const money = revenue === undefined ? undefined : /(\d[\d.,' ]*)/.exec(revenue.text)?.[1]?.replace(/[,' ]/g, '');
      const due = impact.revenuePerMinute === undefined ? undefined : (impact.revenuePerMinute * lasted) / 60_000;
      const revenueShare =
        revenue === undefined
          ? 0
          : due === undefined
            ? UNKNOWN.test(revenue.text) || (money !== undefined && Number(money) === 0) || NO_LOSS.test(revenue.text)
              ? 1
              : 0.25
            : money !== undefined && Math.abs(Number(money) - due) <= due * Math.max(tolerance, 0.01)
              ? 1
              : UNKNOWN.test(revenue.text)
                ? 0.5
                : 0;
      const rows: readonly { name: string; share: number }[] = [
        { name: 'who was affected', share: near ? 1 : anyNumber ? 0.4 : 0 },
        { name: 'data loss', share: lossRight ? 1 : 0 },
        { name: 'revenue', share: revenueShare },
      ];
      const weak = rows.filter((r) => r.share < 1);
      return judged(
        mean(rows.map((r) => r.share)),
        weak.length === 0
          ? 'The impact is told with numbers near the truth.'
          : `Missing or not near the truth: ${weak.map((r) => r.name).join(', ')}.`,
        good,
        {
          evidence: [people, loss, revenue].flatMap((f) =>
            f === undefined ? [] : [inPostmortem(pm, `${f.label}: ${quote(f.text)}`)],
          ),
        },
      );
    });
  },
};
