import { HOUR } from '../base/drill-time';
import { stableId } from '../base/hash';
import { type Change, carryOut } from '../bots/change';
import type { Situation } from '../bots/intent';
import { situationOf } from '../conduct/conduct';
import { type HeadlessRun, runHeadless, type ScriptedStep } from '../conduct/run-headless';
import type { Act } from '../drill/acts';
import { type Bundle, bundleHashes } from '../drill/bundle';
import type { Drill } from '../drill/drill';
import { ENGINE } from '../drill/engine';
import type { Header } from '../drill/record';
import { type DrillState, declaredSeverity, isResolved } from '../drill/state';
import type { Par } from '../scenario/par';
import { scoreDrill } from '../score/scorecard';
import { truthTimeline } from '../score/truth-timeline';
import type { Scorecard } from '../score/types';
import type { Operation } from '../world/model/operations';
import { type Expectation, expectationFor, type Plan, type PlanStep, readAct, withTimes } from './plan';
import { fillDeep, wordsFor } from './plan-text';

/** Wall time at which a plan's StartEx is said to have been. */
const PLAN_WALL = 1_760_000_000_000;

export interface PlanRun extends HeadlessRun {
  readonly plan: Plan;
  readonly variant: string;
  readonly header: Header;
  readonly card: Scorecard;
  /** Steps whose act the schema does not know: mistakes of the plan's author. */
  readonly mistakes: readonly string[];
}

/** A header for playing a plan's variant. */
export function planHeader(bundle: Bundle, plan: Plan, variant: string): Header {
  return {
    drillId: `plan-${plan.id}-${variant}`,
    createdAt: PLAN_WALL,
    engine: ENGINE,
    seed: plan.seed,
    scenarioId: bundle.scenario.id,
    playbookId: bundle.playbook.id,
    variant,
    hashes: bundleHashes(bundle),
    participants: [...plan.participants],
  };
}

/** The console under which a read counts as a look, and what is said to have been asked; as the floor's consoles have it. */
export function lookOf(now: Situation, operation: Operation): { readonly console: string; readonly query: string } {
  switch (operation.op) {
    case 'logs.read':
      return {
        console: 'logs',
        query: [operation.streams.join(' '), operation.text].filter((t) => t !== undefined && t !== '').join(' '),
      };
    case 'metrics.read':
      return { console: 'metrics', query: operation.chart };
    case 'tracker.list':
      return { console: 'tracker', query: 'last hour' };
    case 'tracker.issue':
      return { console: 'tracker', query: operation.id };
    case 'deployments.list':
      return { console: 'github', query: 'deployments' };
    case 'commits.list':
      return { console: 'github', query: 'commits' };
    case 'commits.show':
      return { console: 'github', query: operation.sha };
    case 'audit.read':
      return { console: 'platform', query: 'supabase-audit' };
    case 'flags.list':
      return { console: 'flags', query: 'all' };
    case 'sessions.list':
    case 'locks.list':
    case 'statements.list':
    case 'backups.list':
    case 'jobs.list':
      return { console: 'database', query: operation.op.slice(0, -'.list'.length) };
    case 'damage.assess':
      return { console: 'database', query: `assess ${operation.table}` };
    case 'pages.read': {
      const list = now.read({ op: 'pages.list' });
      const page = list.ok ? list.value.rows.find((r) => r.id === operation.id) : undefined;
      return { console: page?.console ?? 'platform', query: operation.id };
    }
    default:
      return { console: 'platform', query: operation.op };
  }
}

const CHANGES = new Set([
  'commits.revert',
  'functions.deploy',
  'functions.delete',
  'functions.invoke',
  'secrets.set',
  'secrets.unset',
  'flags.set',
  'quota.raise',
  'pool.resize',
  'service.restart',
  'sessions.terminate',
  'indexes.create',
  'signins.revoke',
  'tables.drop',
  'logs.delete',
  'changes.log',
  'backups.take',
  'backups.restore',
  'jobs.set',
  'rows.restore',
]);

/** Ranges that a step leaves out are the last hour. */
function withDefaults(raw: Readonly<Record<string, unknown>>, t: number): Operation {
  const ranged = ['logs.read', 'metrics.read', 'tracker.list', 'tracker.issue', 'audit.read'].includes(String(raw.op));
  const full = {
    ...(ranged ? { from: t - HOUR, to: t } : {}),
    ...(raw.op === 'metrics.read' ? { step: 60_000 } : {}),
    ...(raw.op === 'logs.read' ? { streams: [] } : {}),
    ...(raw.op === 'functions.invoke' ? { nonce: `t${t}` } : {}),
    ...raw,
  };
  // What is not an operation is answered with an error when it is asked for, and reported as the plan's mistake.
  return full as unknown as Operation;
}

/** A step may name a session of the database as the scenario does; who ends it has read its number from the list. */
function withPid(now: Situation, raw: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (raw.op !== 'sessions.terminate' || raw.session === undefined) return raw;
  const { session, ...rest } = raw;
  const listed = now.read({ op: 'sessions.list' });
  const row = listed.ok ? listed.value.rows.find((r) => r.session === session) : undefined;
  return { how: 'terminate', ...rest, pid: row?.pid ?? 0 };
}

function operate(
  drill: Drill,
  state: DrillState,
  by: string,
  raw: Readonly<Record<string, unknown>>,
  key: string,
): readonly Act[] {
  const now = situationOf(drill, state, by);
  const operation = withDefaults(withPid(now, raw), state.t);
  if (CHANGES.has(operation.op)) return carryOut(now, operation as Change, key).acts;
  const result = now.read(operation);
  return [{ type: 'look', ...lookOf(now, operation), evidence: result.ok ? [...result.evidence].slice(0, 60) : [] }];
}

function scripted(
  bundle: Bundle,
  plan: Plan,
  variant: string,
  step: PlanStep,
  index: number,
  mistakes: string[],
): ScriptedStep {
  const words = wordsFor(plan, variant);
  const name = step.id ?? `#${index + 1}`;
  return {
    at: step.at,
    by: step.by,
    acts: (drill, state) => {
      const { faultAt } = truthTimeline(bundle, state, state.t);
      const pageAt = state.pages[0]?.at;
      const slots = {
        words,
        startEpoch: drill.startEpoch,
        at: step.at,
        ...(faultAt === undefined ? {} : { faultAt }),
        ...(pageAt === undefined ? {} : { pageAt }),
      };
      if (step.do !== undefined) {
        const filled = fillDeep(withTimes(step.do), slots) as Readonly<Record<string, unknown>>;
        return operate(drill, state, step.by, filled, `${plan.id}/${name}/${stableId(variant, index)}`);
      }
      const act = readAct(fillDeep(step.act, slots));
      if (act.ok) return [act.value];
      mistakes.push(`step ${name}: ${act.error}`);
      return [];
    },
  };
}

/** Plays a plan for one variant and scores it. */
export function runPlan(bundle: Bundle, plan: Plan, variant: string, par?: Par): PlanRun {
  const header = planHeader(bundle, plan, variant);
  const mistakes: string[] = [];
  const steps = plan.steps
    .filter((s) => s.only === undefined || s.only.includes(variant))
    .map((step, i) => scripted(bundle, plan, variant, step, i, mistakes));
  const run = runHeadless(bundle, header, steps, plan.until);
  const card = scoreDrill({
    bundle,
    header,
    entries: run.entries,
    state: run.state,
    ...(par === undefined ? {} : { par }),
  });
  return { ...run, plan, variant, header, card, mistakes };
}

const within = (value: number, [low, high]: readonly [number, number]): boolean => value >= low && value <= high;

function outcomeProblems(bundle: Bundle, run: PlanRun, outcome: Expectation['outcome']): string[] {
  const { state } = run;
  const found: string[] = [];
  const mitigatedAt = truthTimeline(bundle, state, state.endedAt ?? state.t).mitigatedAt;
  if (outcome.mitigatedBy === null && mitigatedAt !== undefined)
    found.push(`mitigated at ${mitigatedAt}, expected never`);
  if (typeof outcome.mitigatedBy === 'number' && (mitigatedAt === undefined || mitigatedAt > outcome.mitigatedBy)) {
    found.push(`mitigated at ${mitigatedAt ?? 'no time'}, expected by ${outcome.mitigatedBy}`);
  }
  if (outcome.resolved !== undefined && isResolved(state) !== outcome.resolved)
    found.push(`resolved is ${isResolved(state)}`);
  if (outcome.severityAtEnd !== undefined && (declaredSeverity(state) ?? null) !== outcome.severityAtEnd) {
    found.push(`severity at the end is ${declaredSeverity(state) ?? 'none'}, expected ${outcome.severityAtEnd}`);
  }
  for (const [region, wanted] of Object.entries(outcome.states ?? {})) {
    const is = state.world.states[region];
    if (is !== wanted) found.push(`${region} is ${is ?? 'unknown'}, expected ${wanted}`);
  }
  if (state.refusals.length !== outcome.refusals) {
    const rows = state.refusals.map((r) => `${r.act} by ${r.by}: ${r.sentence}`);
    found.push(`${state.refusals.length} refusals, expected ${outcome.refusals}: ${rows.join(' | ')}`);
  }
  return found;
}

/** Compares a run with what its plan expects; an empty list is a pass. */
export function comparePlan(bundle: Bundle, run: PlanRun): readonly string[] {
  const expected = expectationFor(run.plan, run.variant);
  if (expected === undefined) return [`nothing is expected of variant ${run.variant}`];
  const { card } = run;
  const found = [...run.mistakes];
  if (!within(card.percent, expected.percent))
    found.push(`score ${card.percent} is outside ${expected.percent.join('..')}`);
  if (expected.rating !== undefined && !expected.rating.includes(card.rating))
    found.push(`rating ${card.rating} is not ${expected.rating.join(' or ')}`);
  for (const [id, band] of Object.entries(expected.dimensions)) {
    const dimension = card.dimensions.find((d) => d.id === id);
    if (dimension === undefined) found.push(`there is no dimension ${id}`);
    else if (!within(dimension.percent, band)) found.push(`${id} ${dimension.percent} is outside ${band.join('..')}`);
  }
  const findings = card.dimensions.flatMap((d) => d.findings);
  for (const [id, verdicts] of Object.entries(expected.verdicts)) {
    const finding = findings.find((f) => f.indicator === id);
    if (finding === undefined) found.push(`${id} was not judged`);
    else if (!verdicts.includes(finding.verdict)) found.push(`${id} is ${finding.verdict}: ${finding.text}`);
  }
  return [...found, ...outcomeProblems(bundle, run, expected.outcome)];
}
