import { durationText } from '../../base/drill-time';
import { judged, target } from '../measure';
import { countsOfPeople, peopleTold } from '../record/people-told';
import type { Indicator, ScoreInput } from '../types';
import type { Field, Postmortem } from '../writing/postmortem';
import { judgePostmortem } from '../writing/postmortem-gate';
import { type Point, shown, summed } from '../writing/shown';
import { saysUnknown } from '../writing/unknowns';

const UNKNOWN = /\b(?:unknown|not known|cannot be said|not measured|no data|none known|n\/a|not available)\b/i;
const NO_LOSS =
  /^\W*(?:none|no\b|nothing|0\b|zero|n\/a)|\bno (?:data|rows?|readings?|records?|entries)\b[^.;]{0,30}\b(?:lost|loss|damaged|deleted|affected)\b|\bno (?:permanent )?(?:data )?loss\b|\bnothing (?:was|is|has been|got) (?:lost|damaged)\b|\bwithout (?:any )?(?:data )?loss\b|\b(?:was|were) (?:not|never) lost\b|\bdata loss\W{1,4}(?:none|no\b|zero|0\b)|\bno data was\b|\bdid not lose\b/i;
const READ = /\b(?:read|seen|viewed|exposed|copied|accessed|disclosed|downloaded|exfiltrated|opened)\b/i;
/** Percentage points by which a share of people may be off at least. */
const POINTS = 5;

const text = (f: Field): string => f.text;

function percentIn(field: Field): { readonly value: number; readonly from: number; readonly to: number } | undefined {
  const m = /(\d{1,3}(?:[.,]\d{1,3})?)\s*(?:%|percent\b|per cent\b)/i.exec(text(field));
  return m === null
    ? undefined
    : { value: Number((m[1] ?? '').replace(',', '.')), from: m.index, to: m.index + m[0].length };
}

/** Who was affected: a share of people near the truth, or a number near one that the team had counted. */
function peoplePoint(input: ScoreInput, pm: Postmortem, tolerance: number): Point {
  const name = 'who was affected';
  const field = pm.field('impact', 'users-affected');
  if (field === undefined) return { name, share: 0, spans: [] };
  const due = input.bundle.scenario.truth.impact.sharePercent;
  const percent = percentIn(field);
  const told = peopleTold(input);
  const count = countsOfPeople(
    /^\W*(?:about |some |~)?\d[\d,]*\W*$/i.test(text(field)) ? `${text(field)} people` : text(field),
  )[0];
  const ratings: { share: number; span: Point['spans'][number] }[] = [];
  if (percent !== undefined) {
    const off = percent.value - due;
    const near = Math.abs(off) <= Math.max(POINTS, due * tolerance);
    ratings.push({
      share: near ? 1 : 0.2,
      span: near
        ? field.within(percent.from, percent.to, 'is near the truth')
        : field.within(
            percent.from,
            percent.to,
            `is ${off > 0 ? 'more' : 'less'} than it was: about ${due} % of those active`,
            `Put about ${due} %, and say how it was counted.`,
          ),
    });
  }
  if (count !== undefined) {
    const [low, high] = [Math.min(...told), Math.max(...told)];
    const near = told.some((n) => Math.abs(n - count.n) <= Math.max(2, n * tolerance));
    const to = Math.min(count.to, text(field).length);
    ratings.push(
      told.length === 0
        ? {
            share: 0.5,
            span: field.within(count.from, to, 'was counted nowhere in the record', 'Say where the number comes from.'),
          }
        : near
          ? { share: 1, span: field.within(count.from, to, 'is what was counted in the drill') }
          : {
              share: count.n > high ? 0.2 : 0.4,
              span: field.within(
                count.from,
                to,
                count.n > high
                  ? `is more than was ever counted in the drill (${high})`
                  : 'is not what was counted in the drill',
                `Put a number that was counted (${low === high ? high : `${low} to ${high}`}), and say by what.`,
              ),
            },
    );
  }
  if (ratings.length === 0)
    return {
      name,
      share: /\d/.test(text(field)) || saysUnknown(text(field)) ? 0.4 : 0.15,
      spans: [field.span('gives no number of people', `Add a number or a share: about ${due} % of those active.`)],
    };
  return { name, share: Math.min(...ratings.map((r) => r.share)), spans: ratings.map((r) => r.span) };
}

function lossPoint(input: ScoreInput, pm: Postmortem): Point {
  const name = 'data loss';
  const field = pm.field('impact', 'data-loss');
  if (field === undefined) return { name, share: 0, spans: [] };
  const none = NO_LOSS.test(text(field));
  const { dataLoss } = input.bundle.scenario.truth.impact;
  const read = input.truth.credentials.length > 0 && READ.test(text(field));
  const right = none !== dataLoss || read;
  return {
    name,
    share: right ? 1 : 0,
    spans: [
      right
        ? field.span('is right')
        : field.span(
            dataLoss ? 'says that nothing was lost, but data was' : 'says that data was lost, but none was',
            dataLoss
              ? 'Say what was lost or damaged, how many rows, and what was got back.'
              : 'Say that no data was lost.',
          ),
    ],
  };
}

function revenuePoint(input: ScoreInput, pm: Postmortem, tolerance: number): Point {
  const name = 'revenue';
  const field = pm.field('impact', 'revenue');
  if (field === undefined) return { name, share: 0, spans: [] };
  const perMinute = input.bundle.scenario.truth.impact.revenuePerMinute;
  const lasted = input.truth.impact.reduce((n, i) => n + i.to - i.from, 0);
  const money =
    /(?:[$€£]\s?(\d[\d.,' ]*))|(\d[\d.,']*)\s*(?:dollars|euros|pounds|USD|EUR|GBP)\b/i.exec(text(field)) ??
    /(\d[\d.,']*)/.exec(text(field));
  const amount = money === null ? undefined : Number((money[1] ?? money[2] ?? '').replace(/[,' ]|\.$/g, ''));
  const unknown = UNKNOWN.test(text(field)) || saysUnknown(text(field));
  if (perMinute === undefined) {
    const right = unknown || amount === 0 || /^\W*(?:none|no\b|nothing)|\bno (?:loss of )?revenue\b/i.test(text(field));
    return {
      name,
      share: right ? 1 : 0.25,
      spans: [
        right
          ? field.span('says what can be known')
          : field.span('nothing in the drill tells the revenue', 'Say "unknown", and who could tell.'),
      ],
    };
  }
  const due = (perMinute * lasted) / 60_000;
  const near = amount !== undefined && Math.abs(amount - due) <= due * Math.max(tolerance, 0.01);
  return {
    name,
    share: near ? 1 : unknown ? 0.5 : 0,
    spans: [
      near
        ? field.span('is near what the minutes came to')
        : field.span(
            unknown ? 'could be worked out' : 'is not what the minutes come to',
            `Work it out: ${perMinute} a minute for ${durationText(lasted)} come to about ${Math.round(due)}.`,
          ),
    ],
  };
}

/** Impact with numbers near the truth: share of people, data loss, revenue from the scenario's data or "unknown". */
export const impactNumbers: Indicator = {
  id: 'impact-numbers',
  acts: ['postmortem.submit'],
  targets: ['tolerancePercent'],
  role: 'ic',
  judge: (input, config) => {
    const { impact } = input.bundle.scenario.truth;
    const good = `Say how many were affected (about ${impact.sharePercent} % of those active), whether data was lost (${impact.dataLoss ? 'it was' : 'none was'}), and the revenue${impact.revenuePerMinute === undefined ? ', which is unknown' : ''}.`;
    return judgePostmortem(input, good, (pm) => {
      const tolerance = target(config, 'tolerancePercent') / 100;
      const points = [peoplePoint(input, pm, tolerance), lossPoint(input, pm), revenuePoint(input, pm, tolerance)];
      const { share, lacking } = summed(points);
      return judged(
        share,
        lacking.length === 0
          ? 'The impact is told with numbers near the truth.'
          : `Missing or not near the truth: ${lacking.join(', ')}.`,
        good,
        shown(
          pm,
          points.flatMap((p) => p.spans),
        ),
      );
    });
  },
};
