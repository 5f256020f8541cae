import { type DrillTime, durationText } from '../../base/drill-time';
import { isFacilitation } from '../../drill/facilitation-acts';
import { judged, minutesTarget, unit } from '../measure';
import { gatesOf } from '../record/gates';
import { clock } from '../record/say';
import type { Indicator, ScoreInput } from '../types';
import { zoneIn } from '../writing/find/zones';
import type { Postmortem } from '../writing/postmortem';
import { judgePostmortem } from '../writing/postmortem-gate';
import { shown } from '../writing/shown';
import { type TimelineRow, timelineRows } from '../writing/timeline-rows';
import type { TextSpan } from '../writing/types';

/** A row at the right time that does not name the moment may be about something else. */
const UNNAMED = 0.6;

/** What one row that tells of nothing costs of the precision at least. */
const EACH_INVENTED = 0.15;

/** A moment that a timeline has to have, and how a row speaks of it. */
interface Moment {
  readonly name: string;
  readonly at: DrillTime;
  readonly said: RegExp;
}

/** What is done or seen when the bleeding stops, though it may be said of other moments as well. */
const STOPPED =
  /\broll(?:ed|ing)? ?back\b|\brevert|\brestor(?:ed|ing)\b|\brecover|(?<!\bnot )\bback to normal\b|\berrors? (?:stop|end|f[ae]ll)|\bproduction changed\b|\b(?:deployed|applied|switched|turned|disabled|enabled|killed|terminated|stopped|restarted|raised|increased|scaled|revoked|rotated|renewed|replaced|closed|set) \w/i;

function keyMoments(input: ScoreInput): readonly Moment[] {
  const gates = gatesOf(input);
  const rows: readonly [string, DrillTime | undefined, RegExp][] = [
    ['detected', gates.reportAt, /\b(?:detect|alert|page|alarm|notic|report)/i],
    ['declared', gates.declaredAt, /\bdeclar\w*\b(?![^.]{0,20}\b(?:resol|over|fixed))/i],
    ...input.state.severities
      .slice(1)
      .map((s): [string, DrillTime, RegExp] => [
        `re-classified as ${s.severity}`,
        s.at,
        /\bre-?(?:classif|assess)|\b(?:severity|rais|lower|upgrad|downgrad|escalat)\w*\b.{0,40}\bSEV|\bSEV-?\d\b.{0,30}\b(?:now|from|instead)/i,
      ]),
    ['mitigated', input.truth.mitigatedAt, /\bmitigat|\bbleeding\b|\btook hold\b/i],
    [
      'resolved',
      gates.resolvedAt,
      /\b(?:incident|declared|marked|is|was|as) (?:\w+ )?(?:resolved|closed|over)\b|^\W*[\d:\sUTC|–-]*\bresolved\b|\ball clear\b/i,
    ],
  ];
  return rows.flatMap(([name, at, said]) => (at === undefined ? [] : [{ name, at, said }]));
}

/** Everything that happened, so that a row of the timeline can be about it. */
function happenings(input: ScoreInput): readonly DrillTime[] {
  return [
    // What evaluators and the facilitator noted is nothing that happened to the team.
    ...input.state.happenings
      .filter((h) => !isFacilitation(h.act.type) || h.act.type === 'role.assign')
      .map((h) => h.at),
    ...input.state.injects.filter((i) => i.outcome === 'delivered').map((i) => i.at),
    ...input.state.world.history.map((h) => h.at),
  ];
}

/** Where the document says in which zone its times are. */
function zoneOf(pm: Postmortem): TextSpan | undefined {
  const section = pm.section('timeline');
  for (const part of section?.parts ?? []) {
    if (zoneIn(part.title) !== undefined) return section?.span('says the time zone');
    for (const block of part.blocks) {
      const found = zoneIn(block.text);
      if (found !== undefined) return block.span(found.from, found.to, 'says the time zone');
    }
  }
  for (const part of pm.reading.parts)
    for (const block of part.blocks) {
      const found = /\btimes?\b/i.test(block.text) ? zoneIn(block.text) : undefined;
      if (found !== undefined) return block.span(found.from, found.to, 'says the time zone');
    }
  return undefined;
}

/** The timeline has the key moments, invents none, is in order, and says its time zone. */
export const timelineMatches: Indicator = {
  id: 'timeline-matches',
  acts: ['postmortem.submit'],
  targets: ['tolerance'],
  role: 'ic',
  judge: (input, config) => {
    const tolerance = minutesTarget(config, 'tolerance');
    const good = `A row for each key moment, right to ${durationText(tolerance)}, in order, with the time zone.`;
    return judgePostmortem(input, good, (pm) => {
      const rows = timelineRows(input, pm);
      if (rows.length === 0) return judged(0, 'The timeline has no row with a time.', good);
      const near = (row: TimelineRow, at: DrillTime): boolean => Math.abs(row.at - at) <= tolerance;
      const moments = keyMoments(input).map((moment) => {
        const named = rows.filter((r) => moment.said.test(r.text));
        const right = [...named, ...rows.filter((r) => moment.name === 'mitigated' && STOPPED.test(r.text))].find((r) =>
          near(r, moment.at),
        );
        // A row at the right time may put it in other words; one that names the moment at another time puts it wrong.
        const byTime = named.length === 0 ? rows.find((r) => near(r, moment.at)) : undefined;
        return {
          ...moment,
          row: right ?? byTime,
          named: right !== undefined,
          wrong: right === undefined ? named[0] : undefined,
        };
      });
      const missed = moments.filter((m) => m.row === undefined);
      const real = happenings(input);
      const invented = rows.filter((r) => !real.some((t) => near(r, t)));
      const found = moments.reduce((n, m) => n + (m.row === undefined ? 0 : m.named ? 1 : UNNAMED), 0);
      const recall = moments.length === 0 ? 1 : found / moments.length;
      // True rows around it make an invented one no less wrong.
      const precision = unit(1 - Math.max(invented.length / rows.length, invented.length * EACH_INVENTED));
      const late = rows.find((r, i) => i > 0 && (rows[i - 1]?.at ?? r.at) > r.at);
      const zone = zoneOf(pm);
      const notes = [
        ...(missed.length > 0
          ? [`not in it, or at another time: ${missed.map((m) => `${m.name} (${clock(input, m.at)})`).join(', ')}`]
          : []),
        ...(moments.some((m) => m.row !== undefined && !m.named)
          ? [
              `not named: ${moments.flatMap((m) => (m.row !== undefined && !m.named ? [`${m.name} (${clock(input, m.at)})`] : [])).join(', ')}`,
            ]
          : []),
        ...(invented.length > 0 ? [`${invented.length} row(s) at times at which nothing happened`] : []),
        ...(late === undefined ? [] : ['rows out of order']),
        ...(zone === undefined ? ['no time zone'] : []),
      ];
      return judged(
        unit(recall * (0.55 + 0.25 * precision + (late === undefined ? 0.1 : 0) + (zone === undefined ? 0 : 0.1))),
        notes.length === 0 ? 'The timeline matches the record.' : `The timeline: ${notes.join('; ')}.`,
        good,
        shown(pm, [
          ...moments.map((m) =>
            m.wrong?.span(
              `the record has “${m.name}” at ${clock(input, m.at)}`,
              `Give the time as ${clock(input, m.at)}, and keep what the row tells.`,
            ),
          ),
          ...invented
            .slice(0, 8)
            .map((r) => r.span('nothing in the record happened then', 'Check the time against the log.')),
          late?.span('stands after a row that happened later', 'Put the rows in the order in which things happened.'),
          ...moments.map((m) =>
            m.named
              ? m.row?.span(`${m.name}, as in the record`)
              : m.row?.span(`is at the time of “${m.name}” and does not name it`, `Say that it was ${m.name} then.`),
          ),
          zone,
        ]),
      );
    });
  },
};
