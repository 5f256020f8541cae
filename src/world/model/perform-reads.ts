import { failed, isRange, shown, shownNow } from './answers';
import { readChart } from './charts';
import { clampRange } from './events';
import type { OperationOf, OperationResult, WorldView } from './operations';
import { evidenceListed, pageVersion, pageView } from './pages';
import { readLogs, scanLogs } from './read-logs';
import { commitRow, deployments, knownCommits } from './releases';
import { findCommit } from './reverts';
import { readRows } from './rows/seen';
import { flagRow, secretRow } from './settings';
import { holdsWithin, timelineOf } from './states-at';
import { trackerDetail, trackerRows } from './tracker';
import { findFunction, functionRow, functionVersions } from './versions';

const BAD_RANGE = 'invalid time range: the start must not be after the end';

function readMetrics(world: WorldView, op: OperationOf<'metrics.read'>): OperationResult<'metrics.read'> {
  const chart = world.scenario.telemetry.charts.find((c) => c.id === op.chart);
  if (chart === undefined) return failed('not-found', `no chart named "${op.chart}"`);
  if (!isRange(op.from, op.to) || !(op.step > 0)) return failed('invalid', BAD_RANGE);
  const [from, to] = clampRange(world, op.from, op.to);
  const timeline = timelineOf(world);
  const evidence = chart.evidence.filter((e) => holdsWithin(timeline, e.when, from, to)).map((e) => e.evidence);
  return shown<'metrics.read'>(readChart(world, chart, from, to, op.step), evidence);
}

function listIssues(world: WorldView, op: OperationOf<'tracker.list'>): OperationResult<'tracker.list'> {
  if (!isRange(op.from, op.to)) return failed('invalid', BAD_RANGE);
  return shown<'tracker.list'>({ rows: trackerRows(world, op.from, op.to) });
}

function readIssue(world: WorldView, op: OperationOf<'tracker.issue'>): OperationResult<'tracker.issue'> {
  if (!isRange(op.from, op.to)) return failed('invalid', BAD_RANGE);
  const issue = world.scenario.exhibits.tracker.find((i) => i.id === op.id);
  const detail = issue === undefined ? undefined : trackerDetail(world, issue, op.from, op.to);
  if (issue === undefined || detail === undefined) return failed('not-found', 'The requested resource does not exist');
  const timeline = timelineOf(world);
  const [from, to] = clampRange(world, op.from, op.to);
  const evidence = issue.shows.filter((s) => holdsWithin(timeline, s.when, from, to)).map((s) => s.evidence);
  return shown<'tracker.issue'>(detail, evidence);
}

function listDeployments(world: WorldView): OperationResult<'deployments.list'> {
  const rows = deployments(world);
  const visible = new Set(rows.map((r) => r.id));
  const shows = world.scenario.exhibits.deployments.filter((d) => visible.has(d.id)).flatMap((d) => d.shows);
  return shown<'deployments.list'>({ rows }, shownNow(world, shows));
}

function listCommits(world: WorldView, op: OperationOf<'commits.list'>): OperationResult<'commits.list'> {
  const rows = knownCommits(world).slice(0, Math.max(1, op.limit ?? 100));
  return shown<'commits.list'>({ rows: rows.map(commitRow) });
}

function showCommit(world: WorldView, op: OperationOf<'commits.show'>): OperationResult<'commits.show'> {
  const commit = findCommit(knownCommits(world), op.sha);
  if (commit === undefined) {
    const message = `fatal: ambiguous argument '${op.sha}': unknown revision or path not in the working tree.`;
    return failed('not-found', message);
  }
  return shown<'commits.show'>(commitRow(commit), shownNow(world, commit.root.shows));
}

function listFunctions(world: WorldView): OperationResult<'functions.list'> {
  const rows = world.scenario.exhibits.functions.flatMap((fn) => functionRow(world, fn) ?? []);
  return shown<'functions.list'>({ rows });
}

function listVersions(world: WorldView, op: OperationOf<'functions.versions'>): OperationResult<'functions.versions'> {
  const fn = findFunction(world, op.name);
  if (fn === undefined) return failed('not-found', `Function not found: ${op.name}`);
  return shown<'functions.versions'>({ rows: functionVersions(world, fn) });
}

function listSecrets(world: WorldView): OperationResult<'secrets.list'> {
  const { secrets } = world.scenario.exhibits;
  const rows = secrets.map((s) => secretRow(world, s));
  const shows = secrets.flatMap((s) => s.shows);
  return shown<'secrets.list'>({ rows }, shownNow(world, shows));
}

function listFlags(world: WorldView): OperationResult<'flags.list'> {
  const { flags } = world.scenario.exhibits;
  const rows = flags.map((f) => flagRow(world, f));
  const shows = flags.flatMap((f) => f.shows);
  return shown<'flags.list'>({ rows }, shownNow(world, shows));
}

function listPages(world: WorldView): OperationResult<'pages.list'> {
  const rows = world.scenario.exhibits.pages
    .filter((page) => pageVersion(world, page) !== undefined)
    .map(({ id, title, console }) => ({ id, title, console }));
  return shown<'pages.list'>({ rows });
}

function readPage(world: WorldView, op: OperationOf<'pages.read'>): OperationResult<'pages.read'> {
  const page = world.scenario.exhibits.pages.find((p) => p.id === op.id);
  const version = page === undefined ? undefined : pageVersion(world, page);
  if (page === undefined || version === undefined) return failed('not-found', `404 page not found: ${op.id}`);
  const evidence = [...shownNow(world, version.shows), ...evidenceListed(world, version.text)];
  return shown<'pages.read'>(pageView(world, page, version), evidence);
}

/** Operations that only look. They cause no facts. */
export const reads = {
  'logs.read': readLogs,
  'rows.read': readRows,
  'logs.scan': scanLogs,
  'metrics.read': readMetrics,
  'tracker.list': listIssues,
  'tracker.issue': readIssue,
  'deployments.list': listDeployments,
  'commits.list': listCommits,
  'commits.show': showCommit,
  'functions.list': listFunctions,
  'functions.versions': listVersions,
  'secrets.list': listSecrets,
  'flags.list': listFlags,
  'pages.list': listPages,
  'pages.read': readPage,
};
