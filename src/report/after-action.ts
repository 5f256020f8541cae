import { clockMinuteUtc, dateUtc, durationText } from '../base/drill-time';
import { type Drill, personName } from '../drill/drill';
import type { DrillState } from '../drill/state';
import type { Par } from '../scenario/par';
import { pointsOf } from '../score/scorecard';
import type { Finding, Scorecard, TruthTimeline } from '../score/types';
import { observationSections, seatsSection, steeringSection } from './facilitation-report';
import { plain, table } from './markdown';
import { milestones, speedRows } from './milestones';
import { reveal } from './reveal';
import { timeline } from './timeline';

const RATING_WORDS = {
  P: 'performed without challenges',
  S: 'performed with some challenges',
  M: 'performed with major challenges',
  U: 'unable to be performed',
} as const;

/** What an after-action report is written from. */
export interface AfterActionInput {
  readonly drill: Drill;
  readonly state: DrillState;
  readonly card: Scorecard;
  readonly truth: TruthTimeline;
  readonly par?: Par;
}

type Clock = (at: number) => string;

/**
 * The after-action report as Markdown: what happened, how it was rated and why, what to improve. Marked as an exercise.
 * A drill that was stopped for a real incident is told without ratings and without giving the scenario away.
 */
export function afterActionReport(input: AfterActionInput): string {
  const { drill, state } = input;
  const clock: Clock = (at) => clockMinuteUtc(drill.startEpoch + at);
  const sections = [
    `# After-action report: ${plain(drill.bundle.scenario.title)}`,
    '**EXERCISE.** Nothing in this report happened to a real system.',
    overview(input),
    ...(state.stoppedForReal
      ? ['The drill was stopped for a real incident. It is not rated.']
      : [
          ...about(input),
          ...ratings(input, clock),
          ...observationSections(drill, state, clock),
          ...steeringSection(drill, state, clock),
        ]),
    ...seatsSection(drill, state, clock),
    '## Gaps in the playbook',
    gaps(drill),
    '## Timeline',
    table(
      ['Time (UTC)', 'Who', 'What'],
      timeline(drill, state).map((r) => [clock(r.at), personName(drill, r.by), r.text]),
    ),
  ];
  return `${sections.join('\n\n')}\n`;
}

function overview({ drill, state, card }: AfterActionInput): string {
  const people = drill.header.participants.map((p) => `${p.name}${p.kind === 'bot' ? ' (played by Hotwash)' : ''}`);
  const by = drill.header.facilitated?.by;
  const overall = `${card.rating}: ${RATING_WORDS[card.rating]} (${card.percent} %)`;
  return table(
    ['', ''],
    [
      ['Date in the drill', dateUtc(drill.startEpoch)],
      ['Length', durationText(state.endedAt ?? state.t)],
      ['Players', people.join(', ')],
      ...(by === undefined || by.length === 0 ? [] : [['Facilitated by', by.join(', ')]]),
      ['Overall', state.stoppedForReal ? 'not rated' : overall],
      ...(card.help === undefined || state.stoppedForReal ? [] : [['Help of the coach', helpWords(card.help)]]),
      ['Seed', drill.header.seed],
    ],
  );
}

function helpWords({ coaching, taken, cost, before }: NonNullable<Scorecard['help']>): string {
  if (taken.length === 0) return coaching;
  return `${coaching}; asked ${taken.length} times, −${cost} % of the whole (${before} % without it)`;
}

function about({ drill, state }: AfterActionInput): readonly string[] {
  const { scenario } = drill.bundle;
  const told = reveal(drill, state);
  const lines = [
    ...(told.cause === undefined ? [] : [`**Root cause:** ${plain(told.cause)}`]),
    ...(told.trigger === undefined ? [] : [`**Trigger:** ${plain(told.trigger)}`]),
    ...(told.factors.length === 0 ? [] : [`**Contributing:** ${told.factors.map((f) => plain(f.text)).join('; ')}`]),
    `**Impact:** ${plain(told.impact)}`,
  ];
  return [
    '## What the drill was about',
    [plain(scenario.summary), plain(told.variant.summary), ...lines].filter((text) => text !== '').join('\n\n'),
    '## Objectives',
    scenario.objectives.map((o) => `- ${plain(o.text)}`).join('\n'),
  ];
}

function ratings({ drill, state, card, truth, par }: AfterActionInput, clock: Clock): readonly string[] {
  const findings = card.dimensions.flatMap((d) => d.findings);
  return [
    '## Ratings',
    table(
      ['Dimension', 'Rating', 'Percent', 'Weight'],
      card.dimensions.map((d) =>
        d.possible === 0
          ? [d.title, 'nothing to judge', '', '']
          : [d.title, d.capped ? `${d.rating} (capped)` : d.rating, `${d.percent}`, `${d.weight}`],
      ),
    ),
    '## Speed',
    table(
      ['Step', 'This drill', 'Par'],
      speedRows(card, par, drill.variant).map((s) => [
        `${s.title} ${s.gate}`,
        s.took === undefined ? 'did not happen' : durationText(s.took),
        s.par === undefined ? 'none' : durationText(s.par),
      ]),
    ),
    table(
      ['Milestone', 'This drill (UTC)', 'At par (UTC)'],
      milestones(state, truth, par).map((m) => [
        m.title,
        m.at === undefined ? 'did not happen' : clock(m.at),
        m.par === undefined ? 'none' : clock(m.par),
      ]),
    ),
    '## Strengths',
    list(
      findings.filter((f) => f.verdict === 'kept' && f.possible > 0),
      clock,
    ),
    '## Areas for improvement',
    list(
      findings.filter((f) => f.verdict === 'broken' || f.verdict === 'partly'),
      clock,
    ),
    '## Improvement plan',
    improvementPlan(card),
  ];
}

function gaps(drill: Drill): string {
  const rows = drill.bundle.playbook.gaps;
  return rows.length === 0 ? 'None found.' : rows.map((g) => `- ${plain(g.text)} (${plain(g.where)})`).join('\n');
}

function list(findings: readonly Finding[], clock: Clock): string {
  return findings.length === 0 ? 'None.' : findings.map((f) => item(f, clock)).join('\n');
}

function item(f: Finding, clock: Clock): string {
  const where = f.evidence.map((e) => `${clock(e.at)}${e.seq === undefined ? '' : `, entry ${e.seq}`}`);
  return [
    `- **${plain(f.title)}** (${pointsOf(f)} of ${f.possible}; ${f.clauses.map(plain).join(', ')}): ${plain(f.text)}`,
    ...(f.override === undefined ? [] : [`Judged by the facilitator: ${plain(f.override.reason)}`]),
    ...(f.hardFlag === undefined ? [] : [`Hard flag: ${plain(f.hardFlag)}.`]),
    ...(f.verdict === 'kept' ? [] : [`Good would have been: ${plain(f.good)}`]),
    ...(where.length === 0 ? [] : [`_[${where.join('; ')}]_`]),
  ].join(' ');
}

/** The costliest lapses, as rows for owners and dates that the team fills in. */
function improvementPlan(card: Scorecard): string {
  const lapses = card.dimensions
    .flatMap((d) =>
      d.findings.map((f) => ({ f, lost: d.possible === 0 ? 0 : ((f.possible - pointsOf(f)) / d.possible) * d.weight })),
    )
    .filter((x) => x.lost > 0 && x.f.verdict !== 'echo')
    .sort((a, b) => b.lost - a.lost)
    .slice(0, 5);
  if (lapses.length === 0) return 'Nothing to improve was found.';
  return table(
    ['Capability', 'What good looks like', 'Clause', 'Owner', 'Due'],
    lapses.map(({ f }) => [f.title, f.good, f.clauses.join(', '), '', '']),
  );
}
