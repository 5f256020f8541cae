import { DAY, HOUR, MINUTE, SECOND } from '../../../../../base/drill-time';
import { hashText } from '../../../../../base/hash';
import type { TrackerDetail, TrackerRow } from '../../../../model/operations';
import { stamp } from '../../out';
import type { Harvest } from '../../port';
import { secretText } from '../supabase/secrets';
import { bearer, json, type Reply, type Server } from './http';

const UNITS: Readonly<Record<string, number>> = { s: SECOND, m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY };
/** Further back the tracker counts for nobody in one request. */
const LONGEST = 14 * DAY;

/** The value of `$SENTRY_AUTH_TOKEN`. */
export function trackerToken(seed: string): string {
  return secretText(seed, 'sentry');
}

/** `1h`, `24h`, `14d` in milliseconds; nothing when it is none of these or too long. */
export function statsPeriod(text: string | null): number | undefined {
  if (text === null || text === '') return DAY;
  const [, count = '', unit = ''] = /^(\d{1,5})([smhdw])$/.exec(text) ?? [];
  const span = Number(count) * (UNITS[unit] ?? 0);
  return span > 0 && span <= LONGEST ? span : undefined;
}

/** Numbers of the tracker's own, which stay the same through a drill. */
const numberOf = (h: Harvest, id: string): string =>
  String(4_000_000_000 + (Number.parseInt(hashText(`${h.port.seed}/tracker/${id}`).slice(0, 7), 16) % 900_000_000));

function issueJson(h: Harvest, row: TrackerRow) {
  const { owner, name } = h.port.scenario.exhibits.repository;
  const [type = '', value] = row.title.split(/:\s(.*)/s);
  return {
    id: numberOf(h, row.id),
    shortId: row.id,
    title: row.title,
    culprit: row.culprit,
    permalink: `https://${owner}.sentry.io/issues/${row.id}/`,
    level: row.level,
    status: 'unresolved',
    platform: 'javascript',
    project: { name, slug: name },
    type: 'error',
    metadata: value === undefined ? { title: row.title } : { type, value },
    count: String(row.events),
    userCount: row.people,
    firstSeen: stamp(h.port, row.firstSeen),
    lastSeen: stamp(h.port, row.lastSeen),
    stats: { period: row.spark },
  };
}

function detailJson(h: Harvest, detail: TrackerDetail) {
  return {
    ...issueJson(h, detail),
    lastRelease: { version: detail.release },
    tags: Object.entries(detail.tags).map(([key, value]) => ({ key, name: key, topValues: [{ value }] })),
  };
}

function eventJson(h: Harvest, detail: TrackerDetail) {
  const [latest] = detail.latest;
  const [head = '', ...frames] = detail.stack.trimEnd().split('\n');
  return {
    groupID: numberOf(h, detail.id),
    eventID: latest?.requestId.replaceAll('-', '') ?? null,
    title: detail.title,
    dateCreated: latest === undefined ? null : stamp(h.port, latest.at),
    user: latest === undefined ? null : { id: latest.person },
    release: { version: detail.release },
    tags: Object.entries(detail.tags).map(([key, value]) => ({ key, value })),
    entries: [{ type: 'exception', data: { values: [{ value: head, rawStacktrace: frames.map((f) => f.trim()) }] } }],
  };
}

/** The error tracker's API: issues of a project, one issue, and its latest event with the stack. */
export const sentryServer: Server = async (h, request) => {
  const token = bearer(request);
  if (token === undefined) return json(401, { detail: 'Authentication credentials were not provided.' }, 34);
  if (token !== trackerToken(h.port.seed)) return json(401, { detail: 'Invalid token' }, 36);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return json(403, { detail: 'You do not have permission to perform this action.' }, 38);
  const { owner, name } = h.port.scenario.exhibits.repository;
  const span = statsPeriod(request.query.get('statsPeriod'));
  if (span === undefined)
    return json(400, { detail: 'Invalid stats_period. Valid choices are up to 14d, such as 1h or 24h.' }, 41);
  const path = request.path.replace(/\/+$/, '');
  const list = new RegExp(`^/api/0/(?:projects/${owner}/${name}|organizations/${owner})/issues$`);
  if (list.test(path)) return listIssues(h, span, request.query);
  const [, id, latest] =
    /^\/api\/0\/(?:organizations\/[^/]+\/)?issues\/([A-Za-z0-9-]{1,40})(\/events\/latest)?$/.exec(path) ?? [];
  if (id === undefined) return json(404, { detail: 'The requested resource does not exist' }, 37);
  return oneIssue(h, id, span, latest !== undefined);
};

function listIssues(h: Harvest, span: number, query: URLSearchParams): Reply {
  const now = h.port.now();
  const list = h.ask({ op: 'tracker.list', from: now - span, to: now });
  if (!list.ok) return json(500, { detail: 'Internal Error' }, 60);
  const words = (query.get('query') ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((w) => w !== '' && w !== 'is:unresolved');
  const level = words.map((w) => /^level:(\w+)$/.exec(w)?.[1]).find((l) => l !== undefined);
  const text = words.filter((w) => !/^\w+:/.test(w)).join(' ');
  const limit = Number(query.get('limit') ?? 100);
  const rows = list.value.rows
    .filter((r) => (level === undefined || r.level === level) && r.title.toLowerCase().includes(text))
    .slice(0, Number.isInteger(limit) && limit >= 1 ? Math.min(limit, 100) : 100);
  return json(
    200,
    rows.map((r) => issueJson(h, r)),
    180,
  );
}

function oneIssue(h: Harvest, typed: string, span: number, latest: boolean): Reply {
  const known = h.port.scenario.exhibits.tracker.find((i) => i.id === typed || numberOf(h, i.id) === typed);
  const now = h.port.now();
  const detail =
    known === undefined ? undefined : h.ask({ op: 'tracker.issue', id: known.id, from: now - span, to: now });
  if (detail === undefined || !detail.ok) return json(404, { detail: 'The requested resource does not exist' }, 52);
  return json(200, latest ? eventJson(h, detail.value) : detailJson(h, detail.value), 140);
}
