import { clockMinuteUtc } from '../../base/drill-time';
import type { Operation } from './operations';

/** One sentence about an operation, without a full stop, for timelines. `startEpoch` turns drill times into UTC. */
export function describeOperation(operation: Operation, startEpoch: number): string {
  switch (operation.op) {
    case 'logs.read':
    case 'logs.scan': {
      const { streams, minLevel, text } = operation;
      const what = streams.length === 0 ? 'every log stream' : `the logs of ${streams.join(', ')}`;
      const level = minLevel === undefined ? '' : `, ${minLevel} and above`;
      const search = text === undefined || text === '' ? '' : `, searching for "${text}"`;
      return `Read ${what}${level}${search}, ${range(operation.from, operation.to, startEpoch)}`;
    }
    case 'rows.read':
      return `Read rows with SQL${operation.relations.length === 0 ? '' : ` of ${operation.relations.join(', ')}`}`;
    case 'metrics.read':
      return `Looked at the chart ${operation.chart}, ${range(operation.from, operation.to, startEpoch)}`;
    case 'tracker.list':
      return `Looked at the error tracker, ${range(operation.from, operation.to, startEpoch)}`;
    case 'tracker.issue':
      return `Opened ${operation.id} in the error tracker`;
    case 'deployments.list':
      return 'Looked at the deployments';
    case 'commits.list':
      return 'Looked at the commits';
    case 'commits.show':
      return `Opened commit ${operation.sha}`;
    case 'commits.revert':
      return `Reverted commit ${operation.sha}`;
    case 'functions.list':
      return 'Looked at the functions';
    case 'functions.versions':
      return `Looked at the versions of ${operation.name}`;
    case 'functions.deploy':
      return `Deployed ${operation.name} ${operation.version}`;
    case 'functions.delete':
      return `Deleted the function ${operation.name}`;
    case 'functions.invoke':
      return `Called ${operation.name} by hand`;
    case 'secrets.list':
      return 'Looked at the secrets';
    case 'secrets.set':
      return `Set the secret ${operation.name} (${operation.value})`;
    case 'secrets.unset':
      return `Unset the secret ${operation.name}`;
    case 'flags.list':
      return 'Looked at the feature flags';
    case 'flags.set':
      return `Turned ${operation.name} ${operation.value ? 'on' : 'off'} in ${operation.environment}`;
    case 'pages.list':
      return 'Looked at the list of pages';
    case 'pages.read':
      return `Read the page ${operation.id}`;
    case 'quota.raise':
      return `Raised the quota at ${operation.vendor}`;
    case 'pool.resize':
      return `Set the connection limit to ${operation.size}`;
    case 'service.restart':
      return `Restarted ${operation.name}`;
    case 'audit.read':
      return `Read the audit log of sign-in, ${range(operation.from, operation.to, startEpoch)}`;
    case 'signins.revoke':
      return operation.whose === 'all' ? 'Ended all sign-ins' : `Ended the sign-ins of ${operation.whose}`;
    case 'sessions.list':
      return 'Looked at the sessions of the database';
    case 'sessions.terminate':
      return operation.how === 'cancel'
        ? `Cancelled the query of database session ${operation.pid}`
        : `Ended database session ${operation.pid}`;
    case 'locks.list':
      return 'Looked at the locks of the database';
    case 'statements.list':
      return 'Looked at the slowest statements of the database';
    case 'indexes.create': {
      const how = operation.concurrently ? '' : ', locking writes out';
      return `Created an index on ${operation.table} (${operation.columns})${how}`;
    }
    case 'tables.drop':
      return `Dropped the table ${operation.table}`;
    case 'logs.delete':
      return `Deleted the lines of ${operation.stream}`;
    case 'changes.log':
      return `Logged a change: ${operation.message}`;
    case 'backups.list':
      return 'Looked at the backups';
    case 'backups.take':
      return `Took the backup ${operation.backup}`;
    case 'backups.restore':
      return `Restored the backup ${operation.backup} into ${operation.into}`;
    case 'jobs.list':
      return 'Looked at the scheduled jobs of the database';
    case 'jobs.set':
      return `Switched the scheduled job ${operation.name} ${operation.active ? 'on' : 'off'}`;
    case 'damage.assess':
      return `Counted what is wrong in ${operation.table}`;
    case 'rows.restore':
      return operation.scope === 'all'
        ? `Replaced ${operation.table} with what stands in ${operation.from}`
        : `Copied missing and damaged rows of ${operation.table} back from ${operation.from}`;
  }
}

function range(from: number, to: number, startEpoch: number): string {
  return `${clockMinuteUtc(startEpoch + from)} to ${clockMinuteUtc(startEpoch + to)} UTC`;
}
