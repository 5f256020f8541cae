import type { ExecResult } from 'just-bash/browser';
import type { DeploymentRow } from '../../../../model/operations';
import type { Given } from '../../flags';
import { columns, failed, printed, stamp } from '../../out';
import type { Harvest } from '../../port';
import { ago, asJson, type Exec, type Json, limitOf, slug } from './answer';

const FIELDS = [
  ...[
    'conclusion',
    'createdAt',
    'databaseId',
    'displayTitle',
    'event',
    'headBranch',
    'headSha',
    'name',
    'status',
    'url',
  ],
  'workflowName',
];

const SIGNS = { success: '✓', failure: 'X', in_progress: '*' } as const;
const workflow = (d: DeploymentRow): string => `deploy ${d.environment}`;
const runUrl = (h: Harvest, id: number): string => `https://github.com/${slug(h)}/actions/runs/${id}`;

function runJson(h: Harvest, d: DeploymentRow): Json {
  return {
    conclusion: d.state === 'in_progress' ? '' : d.state,
    createdAt: stamp(h.port, d.at),
    databaseId: d.id,
    displayTitle: d.title,
    event: 'push',
    headBranch: d.ref,
    headSha: d.sha,
    name: workflow(d),
    status: d.state === 'in_progress' ? 'in_progress' : 'completed',
    url: runUrl(h, d.id),
    workflowName: workflow(d),
  };
}

/** `gh run list`: every deployment is a run of its workflow. */
export async function listRuns(h: Harvest, given: Given, exec: Exec): Promise<ExecResult> {
  const limit = limitOf(given, 20);
  if (typeof limit === 'string') return failed(limit);
  const list = h.ask({ op: 'deployments.list' });
  if (!list.ok) return failed(list.error.message);
  const [branch, name] = [given.one('branch'), given.one('workflow')?.toLowerCase()];
  const runs = list.value.rows
    .filter((d) => branch === undefined || d.ref === branch)
    .filter((d) => name === undefined || workflow(d).toLowerCase().includes(name))
    .slice(0, limit);
  const json = await asJson(
    given,
    runs.map((d) => runJson(h, d)),
    FIELDS,
    exec,
  );
  if (json !== undefined) return json;
  if (runs.length === 0) return failed('no runs found');
  const rows = runs.map((d) => [
    SIGNS[d.state],
    d.title,
    workflow(d),
    d.ref,
    'push',
    String(d.id),
    ago(h.port.now() - d.at),
  ]);
  return printed(columns([['STATUS', 'TITLE', 'WORKFLOW', 'BRANCH', 'EVENT', 'ID', 'AGE'], ...rows]));
}

/** `gh run view <id>`. */
export async function viewRun(h: Harvest, given: Given, exec: Exec): Promise<ExecResult> {
  const [id] = given.words;
  if (id === undefined) return failed('run or job ID required when not running interactively');
  const list = h.ask({ op: 'deployments.list' });
  if (!list.ok) return failed(list.error.message);
  const run = list.value.rows.find((d) => String(d.id) === id);
  if (run === undefined)
    return failed(
      `failed to get run: HTTP 404: Not Found (https://api.github.com/repos/${slug(h)}/actions/runs/${id}?exclude_pull_requests=true)`,
    );
  const json = await asJson(given, runJson(h, run), FIELDS, exec);
  if (json !== undefined) return json;
  if (given.has('log')) return failed(`log not found: logs of run ${id} are no longer kept`);
  return printed(
    [
      '',
      `${SIGNS[run.state]} ${run.ref} ${workflow(run)} · ${run.id}`,
      `Triggered via push ${ago(h.port.now() - run.at)}`,
      '',
      `${run.title}`,
      `commit ${run.sha} by ${run.by}`,
      '',
      'JOBS',
      `${SIGNS[run.state]} deploy`,
      '',
      `View this run on GitHub: ${runUrl(h, run.id)}`,
    ].join('\n'),
  );
}
