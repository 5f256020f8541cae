import { HOUR, MINUTE, SECOND } from '../base/drill-time';
import { keyed32 } from '../base/keyed';
import { careful } from '../bots/careful';
import { type Change, carryOut, changeText } from '../bots/change';
import type { Intent, Policy, Situation } from '../bots/intent';
import type { Scenario } from '../scenario/schema';
import type { Operation } from '../world/model/operations';
import { lookOf } from './run-plan';

/** The first look and the first change come so long after StartEx, further ones follow at these distances. */
const FIRST = 30 * SECOND;
const BETWEEN_LOOKS = 20 * SECOND;
const BETWEEN_CHANGES = 70 * SECOND;
/** So many changes are tried before the careful bot is left to mend what remains. */
const CHANGES = 12;

/** Everything that can be looked at now. */
function looksAt(now: Situation, { telemetry, exhibits }: Scenario): readonly Operation[] {
  const range = { from: now.view.t - HOUR, to: now.view.t };
  return [
    ...telemetry.streams.map((s): Operation => ({ op: 'logs.read', streams: [s.id], ...range })),
    ...telemetry.charts.map((c): Operation => ({ op: 'metrics.read', chart: c.id, step: MINUTE, ...range })),
    ...exhibits.tracker.map((i): Operation => ({ op: 'tracker.issue', id: i.id, ...range })),
    ...exhibits.pages.map((p): Operation => ({ op: 'pages.read', id: p.id })),
    ...exhibits.commits.map((c): Operation => ({ op: 'commits.show', sha: c.sha })),
    ...exhibits.functions.map((f): Operation => ({ op: 'functions.versions', name: f.name })),
    { op: 'tracker.list', ...range },
    { op: 'deployments.list' },
    { op: 'commits.list' },
    { op: 'secrets.list' },
    { op: 'flags.list' },
    { op: 'sessions.list' },
    { op: 'locks.list' },
    { op: 'statements.list' },
    { op: 'backups.list' },
  ];
}

/** Everything that can be changed with a tool now, sensible or not. */
function changesOf(now: Situation, { exhibits, telemetry }: Scenario): readonly Change[] {
  const { tables } = exhibits.database;
  const sessions = now.read({ op: 'sessions.list' });
  const rows = sessions.ok ? sessions.value.rows : [];
  const bySession = [...new Map(rows.map((r) => [r.session, r])).values()];
  return [
    ...exhibits.functions.flatMap((f): readonly Change[] => [
      ...f.versions.map((v): Change => ({ op: 'functions.deploy', name: f.name, version: v.version })),
      { op: 'functions.delete', name: f.name },
    ]),
    ...exhibits.secrets.flatMap((s): readonly Change[] => [
      ...s.values.map((v): Change => ({ op: 'secrets.set', name: s.name, value: v.id })),
      { op: 'secrets.unset', name: s.name },
    ]),
    ...exhibits.flags.flatMap((f) =>
      Object.keys(f.environments).flatMap((environment) =>
        [true, false].map((value): Change => ({ op: 'flags.set', name: f.name, environment, value })),
      ),
    ),
    ...exhibits.pages.flatMap((p) => {
      const page = now.read({ op: 'pages.read', id: p.id });
      return page.ok ? page.value.actions.map((a) => a.operation as Change) : [];
    }),
    ...exhibits.commits.map((c): Change => ({ op: 'commits.revert', sha: c.sha })),
    ...bySession.flatMap((r) =>
      (['terminate', 'cancel'] as const).map((how): Change => ({ op: 'sessions.terminate', pid: r.pid, how })),
    ),
    ...tables.flatMap((table): readonly Change[] => [
      { op: 'indexes.create', table, columns: 'created_at', concurrently: true },
      { op: 'indexes.create', table, columns: 'created_at', concurrently: false },
      { op: 'tables.drop', table },
    ]),
    ...telemetry.streams.map((s): Change => ({ op: 'logs.delete', stream: s.id })),
    { op: 'backups.take', backup: 'emergency' },
    { op: 'changes.log', message: 'trying things out' },
  ];
}

/** What a change is about, whatever the process ids of the day. */
function nameOf(now: Situation, change: Change): string {
  if (change.op !== 'sessions.terminate') return changeText(change);
  const sessions = now.read({ op: 'sessions.list' });
  const row = sessions.ok ? sessions.value.rows.find((r) => r.pid === change.pid) : undefined;
  return `${change.how} ${row?.session ?? ''}`;
}

/** Shuffled by the drill's seed, so that every drill tries other things first. */
function shuffled<T>(now: Situation, items: readonly T[], nameOf: (item: T) => string): readonly T[] {
  return items
    .map((item) => ({ item, rank: keyed32(now.seed, 'explore', nameOf(item)) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

/**
 * Tries out a scenario for its author: looks at everything, and before it goes about its work like the careful bot it changes
 * a dozen things that nobody asked for, others in each drill. It finds what no sensible player reaches. It is not of any
 * quality, and no measure of the score: it knows the scenario's exhibits, which bots that play do not.
 */
export function explorer(scenario: Scenario): Policy {
  const explore: Policy = (now): readonly Intent[] => {
    if (now.view.phase !== 'live' || now.me !== now.view.roster.find((p) => p.kind === 'bot')?.id) return [];
    const looks = looksAt(now, scenario).map((operation, i): Intent => {
      const key = `explore/look/${i}`;
      return {
        key,
        at: FIRST + i * BETWEEN_LOOKS,
        acts: (then) => {
          const again = looksAt(then, scenario)[i] ?? operation;
          // What a log shows is known without rendering its lines.
          const result = then.read(again.op === 'logs.read' ? { ...again, op: 'logs.scan' } : again);
          const { console, query } = lookOf(then, again);
          return [{ type: 'look', console, query, evidence: result.ok ? result.evidence.slice(0, 60) : [] }];
        },
      };
    });
    const changes = Array.from({ length: CHANGES }, (_, n): Intent => {
      const key = `explore/change/${n}`;
      return {
        key,
        at: FIRST + n * BETWEEN_CHANGES,
        acts: (then) => {
          const change = shuffled(then, changesOf(then, scenario), (c) => nameOf(then, c))[n];
          return change === undefined ? [] : carryOut(then, change, key).acts;
        },
      };
    });
    return [...looks, ...changes];
  };
  return (now) => [...careful(now), ...explore(now)];
}
