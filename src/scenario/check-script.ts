import type { DataPath, Reporter } from '../playbook/diagnostics';
import type { Inventory } from './inventory';
import type { Scenario } from './schema';

/** Reports ids that are there twice, each kind within its own list. */
export function checkDuplicates(scenario: Scenario, report: Reporter): void {
  const { telemetry, exhibits, truth } = scenario;
  const by = <T>(path: DataPath, rows: readonly T[], key: keyof T & string): void => {
    const seen = new Set<unknown>();
    for (const [index, row] of rows.entries()) {
      const id = row[key];
      if (seen.has(id)) {
        report(
          'scenario.duplicate-id',
          [...path, index, key],
          `\`${String(id)}\` is there twice.`,
          'Give each one its own.',
        );
      }
      seen.add(id);
    }
  };
  by(['variants'], scenario.variants, 'id');
  by(['objectives'], scenario.objectives, 'id');
  by(['injects'], scenario.injects, 'id');
  by(['injects'], scenario.injects, 'number');
  by(['telemetry', 'traffic'], telemetry.traffic, 'id');
  by(['telemetry', 'chatter'], telemetry.chatter, 'id');
  by(['telemetry', 'gauges'], telemetry.gauges, 'id');
  by(['telemetry', 'streams'], telemetry.streams, 'id');
  by(['telemetry', 'charts'], telemetry.charts, 'id');
  for (const [t, traffic] of telemetry.traffic.entries())
    by(['telemetry', 'traffic', t, 'outcomes'], traffic.outcomes, 'id');
  for (const [c, chart] of telemetry.charts.entries()) by(['telemetry', 'charts', c, 'series'], chart.series, 'id');
  by(['exhibits', 'commits'], exhibits.commits, 'sha');
  by(['exhibits', 'files'], exhibits.files, 'path');
  by(['exhibits', 'functions'], exhibits.functions, 'name');
  for (const [f, fn] of exhibits.functions.entries())
    by(['exhibits', 'functions', f, 'versions'], fn.versions, 'version');
  by(['exhibits', 'deployments'], exhibits.deployments, 'id');
  by(['exhibits', 'tracker'], exhibits.tracker, 'id');
  by(['exhibits', 'secrets'], exhibits.secrets, 'name');
  for (const [s, secret] of exhibits.secrets.entries()) by(['exhibits', 'secrets', s, 'values'], secret.values, 'id');
  by(['exhibits', 'flags'], exhibits.flags, 'name');
  by(['exhibits', 'pages'], exhibits.pages, 'id');
  by(['truth', 'causes'], truth.causes, 'id');
  by(['truth', 'evidence'], truth.evidence, 'id');
  by(['truth', 'remedies'], truth.remedies, 'id');
  by(['truth', 'credentials'], truth.credentials ?? [], 'id');
}

const FORMS = { timed: 'at', conditional: 'when', contingency: 'unless' } as const;

/** Reports injects that go nowhere, or whose kind and trigger say different things. */
export function checkInjects(scenario: Scenario, known: Inventory, report: Reporter): void {
  for (const [i, inject] of scenario.injects.entries()) {
    const at: DataPath = ['injects', i];
    const form = FORMS[inject.kind];
    if (!(form in inject.trigger)) {
      report(
        'scenario.inject-kind',
        [...at, 'trigger'],
        `A ${inject.kind} inject is triggered by \`${form}\`.`,
        'Change one of them.',
      );
    }
    const role = /^role:(.+)$/.exec(inject.to)?.[1];
    if (role === undefined && inject.to !== 'page' && !/^#[a-z0-9][a-z0-9-]*$/.test(inject.to)) {
      const hint = 'Write `page`, a channel such as `#support`, or `role:ic`.';
      report('scenario.inject-target', [...at, 'to'], `\`${inject.to}\` is nobody.`, hint);
    }
    for (const [path, id] of [[['to'], role] as const, [['leaves', 'role'], inject.leaves?.role] as const]) {
      if (id === undefined || known.roles.has(id)) continue;
      const hint = `The roles of this scenario are: ${[...known.roles].join(', ')}.`;
      report('scenario.unknown-role', [...at, ...path], `There is no role \`${id}\`.`, hint);
    }
    for (const time of [inject.trigger].flatMap((t) => ('at' in t ? t.at : 'by' in t ? t.by : (t.delay ?? [])))) {
      if (time >= 0 && time <= scenario.longest) continue;
      const hint = 'Times are counted from StartEx, and end with `longest`.';
      report('scenario.inject-time', [...at, 'trigger'], 'The inject would come outside the drill.', hint);
      break;
    }
  }
}

/** Reports times that contradict each other. */
export function checkTimes(scenario: Scenario, report: Reporter): void {
  if (scenario.incident.startsAt > 0) {
    const hint = 'Start before StartEx or at 0, so that the consoles have a past.';
    report(
      'scenario.starts-late',
      ['incident', 'startsAt'],
      'The simulated production would start after the drill.',
      hint,
    );
  }
  if (scenario.longest <= 0 || scenario.startShift < 0) {
    report(
      'scenario.length',
      ['longest'],
      'The drill must last longer than nothing.',
      'Give `longest` a time such as 90m.',
    );
  }
}
