import { HOUR } from '../../../../base/drill-time';
import type { Argument } from '../command-spec';
import type { ShellPort } from '../port';

/** Variables of this shell that are worth a Tab. */
export function variableNames(port: ShellPort): readonly string[] {
  const own = ['DB_URL', 'PROD_DB_URL', 'PROD_REF', 'ANON_KEY', 'SENTRY_AUTH_TOKEN', 'HOME', 'PWD', 'USER'];
  return [...own, ...port.scenario.exhibits.secrets.map((s) => s.name)].map((name) => `$${name}`);
}

/** Short ids of the commits that are on main. */
export function commitNames(port: ShellPort): readonly string[] {
  const commits = port.perform({ op: 'commits.list' });
  return commits.ok ? commits.value.rows.map((c) => c.sha.slice(0, 7)) : [];
}

function deploymentIds(port: ShellPort): readonly string[] {
  const list = port.perform({ op: 'deployments.list' });
  return list.ok ? list.value.rows.map((d) => String(d.id)) : [];
}

/** Issues of the tracker that anybody can see in it: those of the last hour. */
function trackerIds(port: ShellPort): readonly string[] {
  const now = port.now();
  const list = port.perform({ op: 'tracker.list', from: now - HOUR, to: now });
  return list.ok ? list.value.rows.map((i) => i.id) : [];
}

function issueNumbers(port: ShellPort): readonly string[] {
  const ticket = port.ticket();
  return [...(ticket === undefined ? [] : [ticket.number]), ...port.bugs().map((b) => b.number)].map(String);
}

function backupIds(port: ShellPort): readonly string[] {
  const list = port.perform({ op: 'backups.list' });
  return list.ok ? list.value.rows.map((b) => b.id) : [];
}

/** Addresses that `curl` reaches. Tracker issues only once the tracker is typed: they cost a count. */
function urls(port: ShellPort, word: string): readonly string[] {
  const { project, functions, repository, pages } = port.scenario.exhibits;
  const bare = word.replace(/^["']/, '');
  const sentry = `https://sentry.io/api/0/projects/${repository.owner}/${repository.name}/issues/`;
  const tracker = bare.startsWith('https://sentry')
    ? trackerIds(port).map((id) => `https://sentry.io/api/0/issues/${id}/`)
    : [];
  const hosts = [project.url, `https://$PROD_REF.supabase.co`];
  return [
    ...hosts.flatMap((host) => functions.map((f) => `${host}/functions/v1/${f.name}`)),
    ...hosts.map((host) => `${host}/rest/v1/`),
    sentry,
    ...tracker,
    `https://status.${repository.owner}.example/api/v2/summary.json`,
    ...pages.flatMap(({ id }) => {
      const vendor = /^([a-z0-9-]+)-status$/.exec(id)?.[1];
      return vendor === undefined ? [] : [`https://status.${vendor}.com/api/v2/status.json`];
    }),
  ];
}

/** What may stand for an argument; nothing for files, which are looked for elsewhere. */
export function namesOf(port: ShellPort, argument: Argument, word: string): readonly string[] {
  const { exhibits } = port.scenario;
  if (typeof argument !== 'string') {
    const deployments = argument.find((a) => a.endsWith('/deployments'));
    const inside = deployments !== undefined && word.startsWith(`${deployments}/`);
    return inside ? deploymentIds(port).map((id) => `${deployments}/${id}/statuses`) : argument;
  }
  switch (argument) {
    case 'function':
      return exhibits.functions.map((f) => f.name);
    case 'secret':
      return exhibits.secrets.map((s) => s.name);
    case 'flag':
      return exhibits.flags.map((f) => f.name);
    case 'issue':
      return issueNumbers(port);
    case 'commit':
      return commitNames(port);
    case 'deployment':
      return deploymentIds(port);
    case 'backup':
      return backupIds(port);
    case 'project-ref':
      return [exhibits.project.ref, '$PROD_REF'];
    case 'tracker-issue':
      return trackerIds(port);
    case 'url':
      return urls(port, word);
    case 'file':
      return [];
  }
}
