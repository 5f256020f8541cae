import type { DataPath, Reporter } from '../playbook/diagnostics';
import { checkLine } from './check-lines';
import type { Inventory } from './inventory';
import type { Scenario } from './schema';

type Kind = Exclude<keyof Inventory, 'secrets' | 'functions'>;

const codes: Partial<Record<Kind, string>> = {
  states: 'state',
  variants: 'variant',
  objectives: 'objective',
  roles: 'role',
  decoys: 'decoy',
};

/** Reports every id in the telemetry, exhibits and injects that names nothing. */
export function checkReferences(scenario: Scenario, known: Inventory, report: Reporter): void {
  const wants = (kind: Kind, id: string | undefined, path: DataPath): void => {
    if (id === undefined || known[kind].has(id)) return;
    const name = codes[kind] ?? kind;
    const hint = known[kind].size === 0 ? 'There are none yet.' : `Known: ${[...known[kind]].slice(0, 12).join(', ')}.`;
    report(`scenario.unknown-${name}`, path, `\`${id}\` is not among the ${kind} of this scenario.`, hint);
  };
  const wantsFunction = (name: string | undefined, path: DataPath): void => {
    if (name === undefined || known.functions.has(name)) return;
    report('scenario.unknown-function', path, `There is no function \`${name}\`.`, 'Add it to `exhibits.functions`.');
  };
  checkEvidence(scenario, [], wants);
  checkTelemetry(scenario, wants, wantsFunction, report);
  checkExhibits(scenario, known, wants, wantsFunction, report);
  for (const [i, inject] of scenario.injects.entries())
    wants('objectives', inject.objective, ['injects', i, 'objective']);
}

type Wants = (kind: Kind, id: string | undefined, path: DataPath) => void;
type WantsFunction = (name: string | undefined, path: DataPath) => void;

/** Everything that shows evidence says so under `evidence`, be it one id or a list. */
function checkEvidence(value: unknown, path: DataPath, wants: Wants): void {
  if (path[0] === 'truth' || typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    if (key === 'evidence' && typeof item === 'string') wants('evidence', item, here);
    else if (key === 'evidence' && Array.isArray(item)) {
      for (const [i, id] of item.entries()) {
        if (typeof id === 'string') wants('evidence', id, [...here, i]);
        else checkEvidence(id, [...here, i], wants);
      }
    } else checkEvidence(item, here, wants);
  }
}

function checkTelemetry({ telemetry }: Scenario, wants: Wants, wantsFunction: WantsFunction, report: Reporter): void {
  for (const [t, traffic] of telemetry.traffic.entries()) {
    const at: DataPath = ['telemetry', 'traffic', t];
    wantsFunction(traffic.function, [...at, 'function']);
    const outcomes = new Set(traffic.outcomes.map((o) => o.id));
    for (const [o, outcome] of traffic.outcomes.entries()) {
      wants('tracker', outcome.tracker, [...at, 'outcomes', o, 'tracker']);
      for (const [l, line] of outcome.lines.entries()) {
        wants('streams', line.stream, [...at, 'outcomes', o, 'lines', l, 'stream']);
        checkLine(line, telemetry, [...at, 'outcomes', o, 'lines', l], report);
      }
    }
    for (const [m, mix] of traffic.mix.entries()) {
      for (const outcome of Object.keys(mix.weights)) {
        if (outcomes.has(outcome)) continue;
        const hint = `Its outcomes are: ${[...outcomes].join(', ')}.`;
        report(
          'scenario.unknown-outcome',
          [...at, 'mix', m, 'weights', outcome],
          `There is no outcome \`${outcome}\`.`,
          hint,
        );
      }
      if (Object.values(mix.weights).every((weight) => weight === 0)) {
        report(
          'scenario.empty-mix',
          [...at, 'mix', m],
          'No outcome has a weight.',
          'Give at least one outcome a weight above 0.',
        );
      }
    }
    if (traffic.mix.every((mix) => mix.when !== undefined)) {
      const hint = 'Add a last mix without `when`.';
      report('scenario.no-usual-mix', [...at, 'mix'], `Nothing says what \`${traffic.id}\` does otherwise.`, hint);
    }
  }
  for (const [c, chatter] of telemetry.chatter.entries()) {
    for (const [l, line] of chatter.lines.entries()) {
      wants('streams', line.stream, ['telemetry', 'chatter', c, 'lines', l, 'stream']);
      checkLine(line, telemetry, ['telemetry', 'chatter', c, 'lines', l], report);
    }
  }
  for (const [s, stream] of telemetry.streams.entries())
    wantsFunction(stream.function, ['telemetry', 'streams', s, 'function']);
  for (const [c, chart] of telemetry.charts.entries()) {
    for (const [s, { from }] of chart.series.entries()) {
      const at: DataPath = ['telemetry', 'charts', c, 'series', s, 'from'];
      if ('traffic' in from) wants('traffic', from.traffic, [...at, 'traffic']);
      else if ('events' in from) {
        for (const [e, { traffic, outcomes }] of from.events.entries()) {
          wants('traffic', traffic, [...at, 'events', e, 'traffic']);
          wantsOutcomes(telemetry, traffic, outcomes, [...at, 'events', e, 'outcomes'], report);
        }
      } else wants('gauges', from.gauge, [...at, 'gauge']);
    }
    if (chart.normal !== undefined && !chart.series.some((s) => s.id === chart.normal?.series)) {
      const message = `The chart has no series \`${chart.normal.series}\`.`;
      report(
        'scenario.unknown-series',
        ['telemetry', 'charts', c, 'normal', 'series'],
        message,
        'Name one of its own series.',
      );
    }
  }
}

function wantsOutcomes(
  telemetry: Scenario['telemetry'],
  traffic: string,
  outcomes: readonly string[],
  path: DataPath,
  report: Reporter,
): void {
  const own = telemetry.traffic.find((t) => t.id === traffic)?.outcomes.map((o) => o.id);
  if (own === undefined) return;
  const hint = `The outcomes of \`${traffic}\` are: ${own.join(', ')}.`;
  for (const [o, id] of outcomes.entries()) {
    if (!own.includes(id)) report('scenario.unknown-outcome', [...path, o], `There is no outcome \`${id}\`.`, hint);
  }
}

function checkExhibits(
  { exhibits, telemetry }: Scenario,
  known: Inventory,
  wants: Wants,
  wantsFunction: WantsFunction,
  report: Reporter,
): void {
  for (const [f, fn] of exhibits.functions.entries()) {
    const at: DataPath = ['exhibits', 'functions', f];
    wants('traffic', fn.traffic, [...at, 'traffic']);
    for (const [v, { sha }] of fn.versions.entries()) wants('commits', sha, [...at, 'versions', v, 'sha']);
    const traffic = telemetry.traffic.find((t) => t.id === fn.traffic);
    for (const outcome of Object.keys(fn.bodies)) {
      if (traffic?.outcomes.some((o) => o.id === outcome)) continue;
      const hint = 'Name an outcome of the traffic that a call by hand samples from.';
      report('scenario.unknown-outcome', [...at, 'bodies', outcome], `There is no outcome \`${outcome}\`.`, hint);
    }
  }
  for (const [d, deployment] of exhibits.deployments.entries()) {
    const at: DataPath = ['exhibits', 'deployments', d];
    wants('commits', deployment.sha, [...at, 'sha']);
    wantsFunction(deployment.function, [...at, 'function']);
    const versions = known.functions.get(deployment.function ?? '');
    if (deployment.version !== undefined && versions !== undefined && !versions.has(deployment.version)) {
      const hint = `Its versions are: ${[...versions].join(', ')}.`;
      report('scenario.unknown-version', [...at, 'version'], `There is no version \`${deployment.version}\`.`, hint);
    }
  }
  for (const [s, secret] of exhibits.secrets.entries()) {
    if (secret.values.some((value) => value.id === secret.value)) continue;
    const message = `The secret has no value \`${secret.value}\`.`;
    report('scenario.unknown-secret-value', ['exhibits', 'secrets', s, 'value'], message, 'Name one of its `values`.');
  }
  for (const [p, page] of exhibits.pages.entries()) {
    for (const [v, { text }] of page.versions.entries()) {
      for (const [, gauge] of text.matchAll(/\{gauge:([^{}\s]+)\}/g)) {
        wants('gauges', gauge, ['exhibits', 'pages', p, 'versions', v, 'text']);
      }
    }
    if (page.versions.at(-1)?.when !== undefined) {
      const hint = 'Add a last version without `when`.';
      report(
        'scenario.no-usual-page',
        ['exhibits', 'pages', p, 'versions'],
        `Nothing says what \`${page.id}\` shows otherwise.`,
        hint,
      );
    }
  }
}
