import type { Fact, FactType } from '../../scenario/facts';
import type { Scenario } from '../../scenario/schema';
import type { OperationName } from './operations';

/**
 * Which facts each operation can cause; none for a read. The types make sure that no operation is missing, the tests that
 * none causes a fact that does not stand here.
 */
export const FACTS_OF_OPERATIONS: Readonly<Record<OperationName, readonly FactType[]>> = {
  'logs.read': [],
  'logs.scan': [],
  'metrics.read': [],
  'tracker.list': [],
  'tracker.issue': [],
  'deployments.list': [],
  'commits.list': [],
  'commits.show': [],
  'commits.revert': ['commit.reverted', 'function.deployed', 'web.deployed'],
  'functions.list': [],
  'functions.versions': [],
  'functions.deploy': ['function.deployed'],
  'functions.delete': ['function.deleted'],
  'functions.invoke': ['function.called'],
  'secrets.list': [],
  'secrets.set': ['secret.set'],
  'secrets.unset': ['secret.unset'],
  'flags.list': [],
  'flags.set': ['flag.set'],
  'pages.list': [],
  'pages.read': [],
  'quota.raise': ['quota.raised'],
  'pool.resize': ['pool.resized'],
  'service.restart': ['service.restarted'],
  'rows.read': [],
  'audit.read': [],
  'signins.revoke': ['sessions.revoked'],
  'sessions.list': [],
  'sessions.terminate': ['backend.terminated', 'backend.cancelled'],
  'locks.list': [],
  'statements.list': [],
  'indexes.create': ['ddl.executed'],
  'tables.drop': ['ddl.executed'],
  'logs.delete': ['logs.deleted'],
  'changes.log': ['change.logged'],
  'backups.list': [],
  'backups.take': ['backup.taken'],
  'backups.restore': ['backup.restored'],
  'jobs.list': [],
  'jobs.set': ['job.stopped', 'job.started'],
  'damage.assess': [],
  'rows.restore': ['rows.changed', 'data.measured'],
};

/** Facts that SQL on the live database can cause, as the engine measures them after each statement. */
export const FACTS_OF_SQL: readonly FactType[] = [
  'backend.terminated',
  'backend.cancelled',
  'ddl.executed',
  'rows.changed',
  'data.measured',
  'logs.deleted',
  'evidence.deleted',
  'sessions.revoked',
  'change.logged',
  'backup.taken',
  'backup.restored',
  'job.stopped',
  'job.started',
];

const CAUSABLE: ReadonlySet<FactType> = new Set([...Object.values(FACTS_OF_OPERATIONS).flat(), ...FACTS_OF_SQL]);

type Where = Readonly<Record<string, unknown>> | undefined;

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/**
 * Can any tool of this scenario cause such a fact? Values that name what an exhibit must offer are looked up in it: a quota
 * needs a page with a button that raises it, a session must be there to be ended.
 */
export function canCause({ exhibits, telemetry }: Scenario, fact: string, where: Where): boolean {
  if (!CAUSABLE.has(fact as FactType)) return false;
  const offered = (operation: string): string[] =>
    exhibits.pages.flatMap((p) => p.actions.filter((a) => a.operation === operation).map((a) => a.argument));
  const among = (field: string, values: readonly string[]): boolean =>
    where?.[field] === undefined ? values.length > 0 : asList(where[field]).some((v) => values.includes(String(v)));
  switch (fact as Fact['type']) {
    case 'quota.raised':
      return among('vendor', offered('quota.raise'));
    case 'service.restarted':
      return among('name', [
        ...exhibits.functions.map((f) => f.name),
        ...telemetry.streams.flatMap((s) => s.service ?? []),
        ...offered('service.restart'),
      ]);
    case 'function.deployed':
      return exhibits.functions.some(
        (f) =>
          (where?.name === undefined || asList(where.name).includes(f.name)) &&
          (where?.version === undefined || f.versions.some((v) => asList(where.version).includes(v.version))),
      );
    case 'function.deleted':
    case 'function.called':
      return among(
        'name',
        exhibits.functions.map((f) => f.name),
      );
    case 'secret.set':
      return exhibits.secrets.some(
        (s) =>
          (where?.name === undefined || asList(where.name).includes(s.name)) &&
          (where?.value === undefined || s.values.some((v) => asList(where.value).includes(v.id))),
      );
    case 'sessions.revoked':
      return among('whose', ['all', ...exhibits.audit.accounts.map((a) => a.email)]);
    case 'secret.unset':
      return among(
        'name',
        exhibits.secrets.map((s) => s.name),
      );
    case 'flag.set':
      return exhibits.flags.some(
        (f) =>
          (where?.name === undefined || asList(where.name).includes(f.name)) &&
          (where?.environment === undefined ||
            asList(where.environment).some((e) => Object.hasOwn(f.environments, String(e)))),
      );
    case 'job.stopped':
    case 'job.started':
      return among(
        'name',
        exhibits.database.jobs.map((j) => j.name),
      );
    case 'commit.reverted':
      return among(
        'sha',
        exhibits.commits.map((c) => c.sha),
      );
    // Undoing a commit deploys the web app, under the new commit's id, which no author can know.
    case 'web.deployed':
      return where?.sha === undefined && exhibits.commits.length > 0;
    default:
      return true;
  }
}
