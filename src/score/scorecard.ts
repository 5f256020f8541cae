import type { DrillTime } from '../base/drill-time';
import type { Bundle } from '../drill/bundle';
import type { Entry, Header } from '../drill/record';
import type { DrillState } from '../drill/state';
import type { Playbook } from '../playbook/schema';
import type { Par } from '../scenario/par';
import { helpTaken, withHelp } from './help';
import { scorePeople } from './people-scores';
import { cappedPercent, oneDecimal, ratingFor, type Scale, scaleOf, worse } from './rating';
import { gatesOf } from './record/gates';
import { foreignClauses } from './record/kind';
import { indicators } from './registry';
import { truthTimeline } from './truth-timeline';
import type {
  DimensionScore,
  Finding,
  Indicator,
  IndicatorConfig,
  Judgement,
  Override,
  Scorecard,
  ScoreInput,
  Verdict,
} from './types';

type Configured = Playbook['scoring']['indicators'][number];

/** What a drill is scored from. `endAt` is EndEx, or the moment that is scored; absent: the end, or now. */
export interface DrillToScore {
  readonly bundle: Bundle;
  readonly header: Header;
  readonly entries: readonly Entry[];
  readonly state: DrillState;
  readonly endAt?: DrillTime;
  readonly par?: Par;
}

/** Everything that an indicator may look at, with the truth over time computed once. */
export function scoreInput(drill: DrillToScore): ScoreInput {
  const endAt = drill.endAt ?? drill.state.endedAt ?? drill.state.t;
  return {
    bundle: drill.bundle,
    header: drill.header,
    entries: drill.entries,
    state: drill.state,
    endAt,
    ...(drill.par === undefined ? {} : { par: drill.par }),
    truth: truthTimeline(drill.bundle, drill.state, endAt),
  };
}

/** Practices can be switched off in the playbook: what rests on them alone is then not judged at all. */
export function restsOnSomething(playbook: Playbook, config: Configured): boolean {
  return config.clauses.length > 0 || enabledPractices(playbook, config).length > 0;
}

function enabledPractices(playbook: Playbook, config: Configured): readonly string[] {
  return config.practices.filter((id) => playbook.practices.find((p) => p.id === id)?.enabled ?? false);
}

function verdictFor(result: Judgement): Verdict {
  if (result.echoOf !== undefined) return 'echo';
  if (result.share >= 0.995) return 'kept';
  return result.share > 0.005 ? 'partly' : 'broken';
}

/** Turns a judgement into a finding with the playbook's points. An echo costs nothing and can win nothing. */
function toFinding(playbook: Playbook, config: Configured, result: Judgement): Finding {
  const isEcho = result.echoOf !== undefined;
  const share = Number.isFinite(result.share) ? Math.min(1, Math.max(0, result.share)) : 0;
  const { visible, hardFlag, person, echoOf, spans } = result;
  return {
    indicator: config.id,
    title: config.title,
    dimension: config.dimension,
    clauses: result.clauses ?? [...config.clauses, ...enabledPractices(playbook, config)],
    points: isEcho ? 0 : Math.round(share * config.points * 100) / 100,
    possible: isEcho ? 0 : config.points,
    verdict: verdictFor(result),
    text: result.text,
    evidence: result.evidence,
    good: result.good,
    ...(spans === undefined || spans.length === 0 ? {} : { spans }),
    ...(visible === undefined ? {} : { visible }),
    ...(hardFlag === undefined ? {} : { hardFlag }),
    ...(person === undefined ? {} : { person }),
    ...(echoOf === undefined ? {} : { echoOf }),
  };
}

/** The points of a finding that count: an evaluator's, else its own. */
export function pointsOf(finding: Finding): number {
  return finding.override === undefined
    ? finding.points
    : Math.round(finding.override.share * finding.possible * 100) / 100;
}

/** Adds findings up by dimension; the weight of a dimension with nothing to judge is shared out among the others. */
function dimensionsOf(
  rows: readonly { id: string; title: string; weight: number }[],
  findings: readonly Finding[],
  scale: Scale,
): readonly DimensionScore[] {
  const possibleIn = (id: string): number =>
    findings.filter((f) => f.dimension === id).reduce((n, f) => n + f.possible, 0);
  const total = rows.reduce((n, row) => n + (possibleIn(row.id) > 0 ? row.weight : 0), 0);
  return rows.map((row) => {
    const own = findings.filter((f) => f.dimension === row.id);
    const possible = possibleIn(row.id);
    const points = own.reduce((n, f) => n + pointsOf(f), 0);
    const capped = own.some((f) => f.hardFlag !== undefined && f.override === undefined);
    const raw = possible > 0 ? (points / possible) * 100 : 0;
    const percent = oneDecimal(capped ? cappedPercent(raw, scale) : raw);
    const rating = ratingFor(percent, scale);
    return {
      id: row.id,
      title: row.title,
      weight: possible > 0 && total > 0 ? oneDecimal((row.weight / total) * 100) : 0,
      points: Math.round(points * 100) / 100,
      possible: Math.round(possible * 100) / 100,
      percent,
      rating: capped ? worse(rating, scale.hardFlagCap) : rating,
      capped,
      findings: own,
    };
  });
}

function wholeOf(
  dimensions: readonly DimensionScore[],
  scale: Scale,
): Pick<Scorecard, 'percent' | 'rating' | 'capped'> {
  const weight = dimensions.reduce((n, d) => n + d.weight, 0);
  const raw = weight > 0 ? dimensions.reduce((n, d) => n + d.percent * d.weight, 0) / weight : 0;
  const capped = dimensions.some((d) => d.capped);
  const percent = oneDecimal(capped ? cappedPercent(raw, scale) : raw);
  const rating = ratingFor(percent, scale);
  return { percent, rating: capped ? worse(rating, scale.hardFlagCap) : rating, capped };
}

function speedOf(input: ScoreInput): Scorecard['speed'] {
  const gates = gatesOf(input);
  const firstPage = input.state.pages.find((p) => p.injectId !== undefined && p.acknowledgedAt !== undefined);
  const span = (from: DrillTime | undefined, to: DrillTime | undefined): number | undefined =>
    from === undefined || to === undefined ? undefined : Math.max(0, to - from);
  const rows = {
    acknowledge: span(firstPage?.at, firstPage?.acknowledgedAt),
    declare: span(gates.visibleAt ?? gates.reportAt, gates.declaredAt),
    mitigate: span(gates.declaredAt, input.truth.mitigatedAt),
    resolve: span(gates.declaredAt, gates.resolvedAt),
  };
  const known: { acknowledge?: number; declare?: number; mitigate?: number; resolve?: number } = {};
  for (const [key, value] of Object.entries(rows)) if (value !== undefined) known[key as keyof typeof rows] = value;
  return known;
}

function targetMissing(indicator: Indicator, config: IndicatorConfig): string | undefined {
  return indicator.targets?.find((name) => config.target[name] === undefined);
}

/** Judges a drill with one indicator of the playbook. */
export function judgeWith(input: ScoreInput, indicator: Indicator, config: Configured): ReturnType<Indicator['judge']> {
  const given: IndicatorConfig = { points: config.points, target: config.target ?? {} };
  const missing = targetMissing(indicator, given);
  if (missing !== undefined) return { applicable: false, reason: `The playbook sets no target “${missing}” for it.` };
  return indicator.judge(input, given);
}

interface Judged {
  readonly findings: readonly Finding[];
  readonly notApplicable: Scorecard['notApplicable'];
}

/** Judges a drill with the playbook's indicators, or with some of them. */
export function findingsOf(input: ScoreInput, only: (config: Configured) => boolean = () => true): Judged {
  const { playbook } = input.bundle;
  const findings: Finding[] = [];
  const notApplicable: { indicator: string; reason: string }[] = [];
  const foreign = foreignClauses(input);
  for (const general of playbook.scoring.indicators.filter(only)) {
    const indicator = indicators.find((i) => i.id === general.id);
    if (indicator === undefined) continue;
    const config = { ...general, clauses: general.clauses.filter((id) => !foreign.has(id)) };
    if (!restsOnSomething(playbook, config)) {
      notApplicable.push({
        indicator: config.id,
        reason: restsOnSomething(playbook, general)
          ? 'The playbook asks for it in another kind of incident.'
          : 'It rests on a practice that is switched off in the playbook.',
      });
      continue;
    }
    const result = judgeWith(input, indicator, config);
    if (result.applicable) findings.push(toFinding(playbook, config, result));
    else notApplicable.push({ indicator: config.id, reason: result.reason });
  }
  return { findings, notApplicable };
}

/**
 * Scores a drill: dimensions, findings and people, with points, targets, weights and thresholds from the playbook.
 * Pure: the same record, playbook and scenario give the same card.
 */
export function scoreDrill(drill: DrillToScore): Scorecard {
  const input = scoreInput(drill);
  const { playbook } = drill.bundle;
  const scale = scaleOf(playbook);
  const { findings, notApplicable } = findingsOf(input);
  const dimensions = dimensionsOf(playbook.scoring.dimensions, findings, scale);
  const card: Scorecard = {
    engine: drill.header.engine,
    ...wholeOf(dimensions, scale),
    dimensions,
    notApplicable,
    scale,
    speed: speedOf(input),
    gaps: playbook.gaps.map((g) => ({ id: g.id, text: g.text })),
    people: scorePeople(input, findings, scale),
  };
  return withHelp(card, helpTaken(drill.state, drill.header.coaching), scale);
}

/** A card with an evaluator's judgements in place of the machine's. What the machine said stays in each finding. */
export function applyOverrides(card: Scorecard, overrides: readonly Override[]): Scorecard {
  const change = (f: Finding): Finding => {
    const own = overrides.findLast((o) => o.indicator === f.indicator);
    return own === undefined || f.possible === 0
      ? f
      : { ...f, override: { ...own, share: Math.min(1, Math.max(0, own.share)) } };
  };
  const findings = card.dimensions.flatMap((d) => d.findings).map(change);
  const dimensions = dimensionsOf(card.dimensions, findings, card.scale);
  return withHelp({ ...card, ...wholeOf(dimensions, card.scale), dimensions }, card.help, card.scale);
}
