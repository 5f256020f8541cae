import { clockMinuteUtc, dateUtc, durationText } from '../base/drill-time';
import { type Drill, personName } from '../drill/drill';
import type { DrillState } from '../drill/state';
import type { Par } from '../scenario/par';
import type { Finding, Scorecard, TruthTimeline } from '../score/types';
import { plain, table } from './markdown';
import { parPicture } from './pictures';
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

/** The after-action report as Markdown: what happened, how it was rated and why, what to improve. Marked as an exercise. */
export function afterActionReport({ drill, state, card, truth, par }: AfterActionInput): string {
  const { scenario, playbook } = drill.bundle;
  const clock = (at: number) => clockMinuteUtc(drill.startEpoch + at);
  const variant = scenario.variants.find((v) => v.id === drill.variant);
  const cause = scenario.truth.causes.find((c) => c.variant === drill.variant);
  const people = drill.header.participants.map((p) => `${p.name}${p.kind === 'bot' ? ' (played by Hotwash)' : ''}`);
  const sections = [
    `# After-action report: ${plain(scenario.title)}`,
    '**EXERCISE.** Nothing in this report happened to a real system.',
    table(
      ['', ''],
      [
        ['Date in the drill', dateUtc(drill.startEpoch)],
        ['Length', durationText(state.endedAt ?? state.t)],
        ['Players', people.join(', ')],
        ['Overall', `${card.rating}: ${RATING_WORDS[card.rating]} (${card.percent} %)`],
        ['Seed', drill.header.seed],
      ],
    ),
    '## What the drill was about',
    `${plain(scenario.summary)}\n\n${plain(variant?.summary ?? '')}${cause === undefined ? '' : `\n\n**Root cause:** ${plain(cause.sentence)}`}`,
    '## Objectives',
    scenario.objectives.map((o) => `- ${plain(o.text)}`).join('\n'),
    '## Ratings',
    table(
      ['Dimension', 'Rating', 'Percent', 'Weight'],
      card.dimensions.map((d) => [
        d.title,
        d.capped ? `${d.rating} (capped)` : d.rating,
        `${d.percent}`,
        `${d.weight}`,
      ]),
    ),
    '## Speed',
    table(
      ['Milestone', 'This drill', 'Par'],
      parPicture(state, truth, par, drill.variant).map((m) => [
        m.title,
        m.at === undefined ? 'did not happen' : `${clock(m.at)} (${durationText(m.at)})`,
        m.par === undefined ? 'none' : durationText(m.par),
      ]),
    ),
    '## Strengths',
    list(card, (f) => f.verdict === 'kept' && f.possible > 0, clock),
    '## Areas for improvement',
    list(card, (f) => f.verdict === 'broken' || f.verdict === 'partly', clock),
    '## Improvement plan',
    improvementPlan(card),
    '## Gaps in the playbook',
    playbook.gaps.length === 0
      ? 'None found.'
      : playbook.gaps.map((g) => `- ${plain(g.text)} (${plain(g.where)})`).join('\n'),
    '## Timeline',
    table(
      ['Time (UTC)', 'Who', 'What'],
      timeline(drill, state).map((r) => [clock(r.at), personName(drill, r.by), r.text]),
    ),
  ];
  return `${sections.join('\n\n')}\n`;
}

function list(card: Scorecard, wanted: (f: Finding) => boolean, clock: (at: number) => string): string {
  const findings = card.dimensions.flatMap((d) => d.findings.filter(wanted));
  if (findings.length === 0) return 'None.';
  return findings
    .map((f) => {
      const where = f.evidence.map((e) => `${clock(e.at)}${e.seq === undefined ? '' : `, entry ${e.seq}`}`);
      const rest = f.verdict === 'kept' ? '' : ` Good would have been: ${plain(f.good)}`;
      return `- **${plain(f.title)}** (${f.points} of ${f.possible}; ${f.clauses.join(', ')}): ${plain(f.text)}${rest}${where.length === 0 ? '' : ` _[${where.join('; ')}]_`}`;
    })
    .join('\n');
}

/** The costliest lapses, as rows for owners and dates that the team fills in. */
function improvementPlan(card: Scorecard): string {
  const lapses = card.dimensions
    .flatMap((d) =>
      d.findings.map((f) => ({ f, lost: d.possible === 0 ? 0 : ((f.possible - f.points) / d.possible) * d.weight })),
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
