import { sentencesFor } from '../read/read-document';
import { DETECTION } from './cues';
import { enough, facet, having, placeOf, search } from './search';
import type { Criterion } from './types';

const SOURCE =
  /\b(?:(?:automated |our |internal |monitoring |synthetic |an? )?(?:alerts?|alarms?|monitors?|monitoring|health ?checks?|dashboards?|on-?call|pag(?:ed|er|es)|pager ?duty|uptime)|(?:customers?|users?|clients?|developers?|staff|employee|engineer|colleague|member|partner|researcher|community|support|team)\w*(?: \w+){0,3} (?:report\w*|notic\w+|contact\w+|complain\w*|notif\w+|rais\w+|flagg\w+|discover\w+|observ\w+|spott\w+|saw|found|alert\w*|inform\w*|reach\w+|open\w*|ask\w*|mention\w*|post\w*)|(?:reports?|tickets?|complaints?|notification|message|email|tweet|call)s? (?:from|by|of|about|that)|(?:noticed|discovered|detected|spotted|reported|observed|found|identified|raised|flagged) (?:by|via|through|from|when|in|during|after|that)|(?:was|were|became|made) (?:aware|alerted|notified|paged|informed|detected|noticed|discovered|contacted))\b/i;
const TOOK =
  /\b(?:time[- ]to[- ]detect\w*|ttd|mttd|detection (?:delay|time)|minutes? (?:later|after|before)|hours? (?:later|after|before)|within|immediately|took|after \d|before (?:we|anyone|it)|until|first (?:alert|report|sign|noticed|detected)|delay(?:ed)?|late|went undetected|unnoticed)\b/i;
const SOONER =
  /\b(?:(?:detect|notice|alert|catch|caught|find|found|know|known|discover)\w*(?: \w+){0,4} (?:earlier|sooner|faster|quicker|more quickly|before|in time)|(?:earlier|faster|better|improved?|improve|sooner) (?:detection|alert\w*|monitor\w*|warning|visibility|observability)|(?:no|not|lack\w*|missing|insufficient|without|didn't|did not|never|wasn't|failed to)(?: \w+){0,4} (?:alert|monitor|page|notice|detect|alarm|visibil|observab)\w*|(?:alert|alarm|monitor)\w*(?: \w+){0,5} (?:did(?:n't| not)|was not|wasn't|were not|weren't|failed|never|too|missing|only|should|could|would|not)|(?:add|added|adding|create|created|set ?up|implement\w*|improve\w*|introduc\w+|build\w*|configure\w*|extend\w*|tune\w*|more)(?: \w+){0,5} (?:alert|alarm|monitor|dashboard|detection|metric|health ?check|probe|observability|visibility)\w*|could we detect)\b/i;

/** How it was noticed, how long that took, and what would have shown it sooner. */
export const detection: Criterion = {
  id: 'detection',
  title: 'Detection',
  of: 6,
  source: 'postmortem.template (How detected, Time to detect, Could we detect faster?)',
  hint: 'Say who or what noticed it, how long after it began, and which signal would have shown it sooner.',
  facets: (doc) => {
    const { reading, account } = doc;
    const own = sentencesFor(reading, 'detection');
    const open = reading.sentences.filter((s) => !(reading.parts[s.part]?.roles ?? []).some((r) => r === 'actions'));
    const how = [...having(own, DETECTION), ...having(open, DETECTION, SOURCE)];
    const weak = having(open, DETECTION);
    const timed = how.filter(
      (s) =>
        TOOK.test(s.text) ||
        account.durations.some((d) => d.sentence === s) ||
        account.rows.some((r) => s.start <= r.span.start + 200 && r.span.start <= s.end),
    );
    const noticedAt = account.rows.filter((r) => SOURCE.test(r.text));
    // In the part for it, when there is one: a length that stands elsewhere is of something else.
    const said = (own.length > 0 ? own : how).filter(
      (s) =>
        !/\bwould(?: have)?\b|\bsooner\b|\bearlier\b|\bfaster\b/i.test(s.text) &&
        (account.durations.some((d) => d.sentence === s) || TOOK.test(s.text)),
    );
    const sooner = search(reading.sentences, SOONER);
    return [
      facet(
        'how it was noticed',
        3,
        how.length > 0 ? (own.length > 0 ? 1 : how.length > 1 ? 0.75 : 0.6) : weak.length > 0 ? 0.4 : 0,
        how.slice(0, 2).map((s) => placeOf(s)),
      ),
      facet('how long it took', 2, said.length > 0 ? 1 : timed.length > 0 || noticedAt.length > 0 ? 0.4 : 0, [
        ...timed.slice(0, 1).map((s) => placeOf(s)),
        ...noticedAt.slice(0, 1).map((r) => r.span),
      ]),
      facet(
        'what would show it sooner',
        2,
        enough(sooner.length, 2),
        sooner.slice(0, 2).map((f) => f.span),
      ),
    ];
  },
};
