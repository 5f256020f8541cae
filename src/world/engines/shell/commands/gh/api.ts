import type { ExecResult } from 'just-bash/browser';
import type { CommitRow, DeploymentRow } from '../../../../model/operations';
import type { Given } from '../../flags';
import { failed, printed, stamp } from '../../out';
import type { Harvest } from '../../port';
import { type Exec, filtered, type Json, slug } from './answer';
import { issueNumber, issueRest, issuesNow } from './issues';

/** An answer of the API: its status, and what is in it. A list is given out in pages. */
type Answer = { readonly status: 200 | 404 | 403; readonly body: unknown };

const notFound = (): Answer => ({
  status: 404,
  body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' },
});
const ok = (body: unknown): Answer => ({ status: 200, body });

const STATUS_LINES = { 200: '200 OK', 403: '403 Forbidden', 404: '404 Not Found' } as const;

/** `gh api <endpoint>`: reads what a responder asks the API for. */
export async function api(h: Harvest, given: Given, exec: Exec): Promise<ExecResult> {
  const [typed] = given.words;
  if (typed === undefined) return failed('accepts 1 arg(s), received 0');
  const { owner, name, branch } = h.port.scenario.exhibits.repository;
  const [path = '', query = ''] = typed
    .replace(/^https:\/\/api\.github\.com/, '')
    .replace(/^\//, '')
    .replaceAll(/\{owner\}|:owner\b/g, owner)
    .replaceAll(/\{repo\}|:repo\b/g, name)
    .replaceAll(/\{branch\}|:branch\b/g, branch)
    .split('?');
  const fields = [...given.all('field'), ...given.all('raw-field')];
  const method = (given.one('method') ?? (fields.length > 0 ? 'POST' : 'GET')).toUpperCase();
  const params = new URLSearchParams(method === 'GET' ? [query, ...fields].filter((p) => p !== '').join('&') : query);
  const answer =
    method === 'GET'
      ? read(h, path.replace(/\/+$/, ''), params)
      : { status: 403 as const, body: { message: 'Resource not accessible by personal access token', status: '403' } };
  const { status } = answer;
  const body = paged(answer.body, params, given);
  const head = given.has('include')
    ? `HTTP/2.0 ${STATUS_LINES[status]}\nContent-Type: application/json; charset=utf-8\n\n`
    : '';
  if (status !== 200) {
    const { message } = answer.body as { message: string };
    const said = failed(`gh: ${message} (HTTP ${status})`);
    return { ...said, stdout: `${head}${JSON.stringify(answer.body)}\n`, stdoutKind: 'text' };
  }
  if (given.has('silent')) return printed(head);
  const out = await filtered(body, given.one('jq'), exec);
  return head === '' ? out : { ...out, stdout: `${head}${out.stdout}` };
}

/** A list in pages of 30, as the API gives it out; all of it with `--paginate`. */
function paged(body: unknown, params: URLSearchParams, given: Given): unknown {
  if (!Array.isArray(body)) return body;
  if (given.has('paginate')) return given.has('slurp') ? [body] : body;
  const number = (name: string, usual: number, most: number): number => {
    const n = Number(params.get(name) ?? usual);
    return Number.isInteger(n) && n >= 1 ? Math.min(most, n) : usual;
  };
  const size = number('per_page', 30, 100);
  const page = number('page', 1, 1_000);
  return body.slice((page - 1) * size, page * size);
}

function read(h: Harvest, path: string, params: URLSearchParams): Answer {
  if (path === 'user') return ok({ login: h.port.person.id, name: h.port.person.name });
  const prefix = `repos/${slug(h)}`;
  if (path === prefix) return ok(repository(h));
  if (!path.startsWith(`${prefix}/`)) return notFound();
  const [what, id, part, ...rest] = path.slice(prefix.length + 1).split('/');
  if (rest.length > 0) return notFound();
  if (what === 'deployments') return deployments(h, id, part, params);
  if (what === 'commits' && part === undefined) return commits(h, id, params);
  if (what === 'issues') return issues(h, id, part, params);
  return notFound();
}

function repository(h: Harvest): Json {
  const { owner, name, branch } = h.port.scenario.exhibits.repository;
  return {
    name,
    full_name: `${owner}/${name}`,
    private: true,
    owner: { login: owner },
    default_branch: branch,
    open_issues_count: issuesNow(h).length,
    html_url: `https://github.com/${owner}/${name}`,
  };
}

function deployment(h: Harvest, d: DeploymentRow): Json {
  const url = `https://api.github.com/repos/${slug(h)}/deployments/${d.id}`;
  return {
    url,
    id: d.id,
    sha: d.sha,
    ref: d.ref,
    task: 'deploy',
    environment: d.environment,
    description: d.title,
    creator: { login: d.by },
    created_at: stamp(h.port, d.at),
    updated_at: stamp(h.port, d.at),
    statuses_url: `${url}/statuses`,
    production_environment: d.environment.startsWith('production'),
  };
}

function deployments(h: Harvest, id: string | undefined, part: string | undefined, params: URLSearchParams): Answer {
  const list = h.ask({ op: 'deployments.list' });
  if (!list.ok) return notFound();
  if (id === undefined) {
    const wanted = (name: string, value: string) => params.get(name) === null || params.get(name) === value;
    return ok(
      list.value.rows
        .filter((d) => wanted('environment', d.environment) && wanted('ref', d.ref) && wanted('sha', d.sha))
        .map((d) => deployment(h, d)),
    );
  }
  const found = list.value.rows.find((d) => String(d.id) === id);
  if (found === undefined) return notFound();
  if (part === undefined) return ok(deployment(h, found));
  if (part !== 'statuses') return notFound();
  const { state, environment, title, by, at } = found;
  return ok([
    { id: found.id, state, environment, description: title, creator: { login: by }, created_at: stamp(h.port, at) },
  ]);
}

function commit(h: Harvest, c: CommitRow): Json {
  const who = { name: c.author, date: stamp(h.port, c.at) };
  const message = c.body === '' ? c.title : `${c.title}\n\n${c.body.trim()}`;
  return {
    sha: c.sha,
    commit: { author: who, committer: who, message },
    author: { login: c.author },
    html_url: `https://github.com/${slug(h)}/commit/${c.sha}`,
  };
}

/** The parts of a unified diff, by file. */
function patches(diff: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const block of diff.split(/^(?=diff --git )/m)) {
    const file = /^diff --git a\/\S+ b\/(\S+)/.exec(block)?.[1];
    if (file !== undefined) found.set(file, block.slice(Math.max(0, block.indexOf('@@'))).trimEnd());
  }
  return found;
}

function commits(h: Harvest, id: string | undefined, params: URLSearchParams): Answer {
  if (id !== undefined) {
    const shown = h.ask({ op: 'commits.show', sha: id });
    if (!shown.ok) return notFound();
    const byFile = patches(shown.value.diff);
    const files = shown.value.files.map((filename) => {
      const patch = byFile.get(filename);
      return { filename, status: 'modified', ...(patch === undefined ? {} : { patch }) };
    });
    return ok({ ...commit(h, shown.value), files });
  }
  const list = h.ask({ op: 'commits.list' });
  if (!list.ok) return notFound();
  const path = params.get('path')?.replace(/\/+$/, '');
  const time = (name: string): number | undefined => {
    const parsed = Date.parse(params.get(name) ?? '');
    return Number.isNaN(parsed) ? undefined : parsed - h.port.startEpoch;
  };
  const [since, until] = [time('since'), time('until')];
  return ok(
    list.value.rows
      .filter((c) => path === undefined || c.files.some((f) => f === path || f.startsWith(`${path}/`)))
      .filter((c) => (since === undefined || c.at >= since) && (until === undefined || c.at <= until))
      .map((c) => commit(h, c)),
  );
}

function issues(h: Harvest, id: string | undefined, part: string | undefined, params: URLSearchParams): Answer {
  const all = issuesNow(h);
  if (id === undefined) {
    const labels = (params.get('labels') ?? '').split(',').filter((l) => l !== '');
    const closed = params.get('state') === 'closed';
    return ok(all.filter((i) => !closed && labels.every((l) => i.labels.includes(l))).map((i) => issueRest(h, i)));
  }
  const found = all.find((i) => i.number === issueNumber(id));
  if (found === undefined) return notFound();
  if (part === undefined) return ok(issueRest(h, found));
  if (part !== 'comments') return notFound();
  return ok(
    found.comments.map((c, i) => ({
      id: i + 1,
      user: { login: c.by },
      body: c.text,
      created_at: stamp(h.port, c.at),
    })),
  );
}
