import type { Scenario } from './schema';

/** Every id that other places of a scenario may name, by kind. */
export interface Inventory {
  /** `region.state` of every state. */
  readonly states: ReadonlySet<string>;
  readonly variants: ReadonlySet<string>;
  readonly evidence: ReadonlySet<string>;
  readonly tracker: ReadonlySet<string>;
  readonly streams: ReadonlySet<string>;
  readonly traffic: ReadonlySet<string>;
  readonly gauges: ReadonlySet<string>;
  readonly charts: ReadonlySet<string>;
  readonly pages: ReadonlySet<string>;
  readonly flags: ReadonlySet<string>;
  readonly environments: ReadonlySet<string>;
  readonly commits: ReadonlySet<string>;
  readonly decoys: ReadonlySet<string>;
  /** What facts call sessions of the database: the authored ones, and the pools. */
  readonly sessions: ReadonlySet<string>;
  readonly objectives: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  /** Values by secret, versions by function. */
  readonly secrets: ReadonlyMap<string, ReadonlySet<string>>;
  readonly functions: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The consoles of the floor; a look is recorded as `console` or `console:what`. */
export const CONSOLES = [
  'terminal',
  'logs',
  'metrics',
  'tracker',
  'github',
  'flags',
  'platform',
  'database',
  'status',
  'timeline',
  'playbook',
] as const;

/** Parts of the database console, as a look names them (`database:sessions`). */
export const DATABASE_PARTS: ReadonlySet<string> = new Set([
  'health',
  'sessions',
  'locks',
  'statements',
  'backups',
  'jobs',
  'assess',
]);

const ids = (rows: readonly { readonly id: string }[]): Set<string> => new Set(rows.map((row) => row.id));

/** Collects the ids of a scenario. */
export function inventoryOf(scenario: Scenario): Inventory {
  const { incident, telemetry, exhibits, truth } = scenario;
  return {
    states: new Set(
      Object.entries(incident.regions).flatMap(([region, { states }]) =>
        Object.keys(states).map((s) => `${region}.${s}`),
      ),
    ),
    variants: ids(scenario.variants),
    evidence: ids(truth.evidence),
    tracker: ids(exhibits.tracker),
    streams: ids(telemetry.streams),
    traffic: ids(telemetry.traffic),
    gauges: ids(telemetry.gauges),
    charts: ids(telemetry.charts),
    pages: ids(exhibits.pages),
    flags: new Set(exhibits.flags.map((flag) => flag.name)),
    environments: new Set(exhibits.flags.flatMap((flag) => Object.keys(flag.environments))),
    commits: new Set(exhibits.commits.map((commit) => commit.sha)),
    decoys: ids(truth.causes.filter((cause) => cause.decoy)),
    sessions: new Set([...ids(exhibits.database.sessions), ...ids(exhibits.database.pools)]),
    objectives: ids(scenario.objectives),
    roles: new Set(scenario.roles),
    secrets: new Map(exhibits.secrets.map((secret) => [secret.name, ids(secret.values)])),
    functions: new Map(exhibits.functions.map((fn) => [fn.name, new Set(fn.versions.map((v) => v.version))])),
  };
}
