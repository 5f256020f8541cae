import { hashText } from '../../../../../base/hash';
import type { StatusPost } from '../../../../../drill/state';
import { stamp } from '../../out';
import type { Harvest } from '../../port';
import { json, plain, type Reply, type Server } from './http';

/** An incident as status pages tell it: posts up to the one that resolves it. */
interface Told {
  readonly posts: readonly StatusPost[];
}

/** The posts of the team as incidents, newest first. */
function incidentsOf(posts: readonly StatusPost[]): readonly Told[] {
  const told: StatusPost[][] = [];
  for (const post of posts) {
    const last = told.at(-1);
    if (last === undefined || last.at(-1)?.status === 'resolved') told.push([post]);
    else last.push(post);
  }
  return told.map((group) => ({ posts: group })).reverse();
}

function incidentJson(h: Harvest, { posts }: Told) {
  const [first] = posts;
  const last = posts.at(-1);
  const id = hashText(`${h.port.seed}/status/${first?.seq ?? 0}`).slice(0, 12);
  return {
    id,
    name: first?.title ?? '',
    status: last?.status ?? 'investigating',
    impact: 'major',
    created_at: stamp(h.port, first?.at ?? 0),
    updated_at: stamp(h.port, last?.at ?? 0),
    resolved_at: last?.status === 'resolved' ? stamp(h.port, last.at) : null,
    incident_updates: [...posts].reverse().map((p) => ({
      status: p.status,
      body: p.text,
      created_at: stamp(h.port, p.at),
    })),
  };
}

/** The company's own status page: what the team has published, and nothing else. */
export const ownStatusServer: Server = async (h, request) => {
  const told = incidentsOf(h.port.statusPage());
  const open = told.filter((i) => i.posts.at(-1)?.status !== 'resolved');
  const { name } = h.port.scenario.exhibits.repository;
  const page = { id: name, name, url: `https://${request.host}`, time_zone: 'Etc/UTC' };
  const status =
    open.length === 0
      ? { indicator: 'none', description: 'All Systems Operational' }
      : { indicator: 'major', description: 'Partial System Outage' };
  const incidents = told.map((i) => incidentJson(h, i));
  switch (request.path.replace(/\/+$/, '')) {
    case '':
      return plain(200, ownText(status.description, incidents), 48);
    case '/api/v2/status.json':
      return json(200, { page, status }, 44);
    case '/api/v2/summary.json':
      return json(
        200,
        { page, components: [], incidents: open.map((i) => incidentJson(h, i)), scheduled_maintenances: [], status },
        46,
      );
    case '/api/v2/incidents.json':
      return json(200, { page, incidents }, 47);
    case '/api/v2/incidents/unresolved.json':
      return json(200, { page, incidents: open.map((i) => incidentJson(h, i)) }, 45);
    default:
      return plain(404, 'Not Found\n', 30);
  }
};

function ownText(description: string, incidents: readonly ReturnType<typeof incidentJson>[]): string {
  const blocks = incidents.map(
    (i) => `${i.name}\n${i.incident_updates.map((u) => `  ${u.created_at} ${u.status}: ${u.body}`).join('\n')}`,
  );
  return `${[description, ...(blocks.length === 0 ? ['No incidents reported.'] : blocks)].join('\n\n')}\n`;
}

/** Hosts of vendors' status pages, by the exhibit that is shown there: `openai-status` lies at `status.openai.com`. */
export function vendorPage(h: Harvest, host: string): string | undefined {
  const vendor = /^status\.([a-z0-9-]+)\.com$/.exec(host)?.[1];
  const id = `${vendor}-status`;
  return vendor !== undefined && h.port.scenario.exhibits.pages.some((p) => p.id === id) ? id : undefined;
}

/** A vendor's status page: its text, and the same as the usual API gives it. */
export function vendorServer(id: string): Server {
  return async (h, request) => {
    const read = h.ask({ op: 'pages.read', id });
    if (!read.ok) return plain(404, 'Not Found\n', 40);
    return vendorReply(request.path.replace(/\/+$/, ''), request.host, read.value.text);
  };
}

function vendorReply(path: string, host: string, text: string): Reply {
  const [first = ''] = text.trim().split('\n');
  // Component and state stand in columns.
  const components = [...text.matchAll(/^(\S.*?) {2,}(\S.*)$/gm)].map(([, name = '', state = '']) => ({
    name: name.trim(),
    status: state.trim().toLowerCase().replace(/\s+/g, '_'),
  }));
  const page = { id: host, name: host, url: `https://${host}`, time_zone: 'Etc/UTC' };
  const status = { indicator: /operational/i.test(first) ? 'none' : 'minor', description: first };
  switch (path) {
    case '':
      return plain(200, `${text.trimEnd()}\n`, 61);
    case '/api/v2/status.json':
      return json(200, { page, status }, 52);
    case '/api/v2/summary.json':
      return json(200, { page, components, status }, 55);
    case '/api/v2/components.json':
      return json(200, { page, components }, 54);
    default:
      return plain(404, 'Not Found\n', 40);
  }
}
