import { type DrillTime, MINUTE } from '../base/drill-time';
import type { View } from '../drill/view';
import type { Situation } from './intent';
import { recoveries } from './knowledge';
import { type Chart, type ChartEvent, START } from './lifecycle';

interface Step {
  readonly at: DrillTime;
  readonly event: ChartEvent;
}

/** What happened in the response, as everybody sees it. */
function ofResponse(now: Situation): Step[] {
  const { view, playbook } = now;
  const steps: Step[] = [];
  const add = (at: DrillTime | undefined, event: ChartEvent): void => {
    if (at !== undefined) steps.push({ at, event });
  };
  for (const page of view.pages) {
    add(page.at, 'PAGED');
    add(page.acknowledgedAt, 'ACKNOWLEDGED');
  }
  for (const a of view.assessments) if (a.verdict === 'not-incident') add(a.at, 'NOTHING');
  add(view.severities[0]?.at, 'DECLARED');
  if (view.ticket !== undefined && view.bridge !== undefined)
    add(Math.max(view.ticket.openedAt, view.bridge.at), 'OPENED');
  for (const d of view.decisions) add(d.at, 'CHANGED');
  for (const c of view.changes) add(c.at, 'CHANGED');
  let fineSince: DrillTime | undefined;
  for (const row of recoveries(now)) {
    add(row.at, row.fine ? 'RECOVERED' : 'RELAPSED');
    fineSince = row.fine ? (fineSince ?? row.at) : undefined;
  }
  const changed = view.changes.at(-1)?.at;
  if (fineSince !== undefined) {
    const quiet = Math.max(fineSince, changed ?? fineSince) + playbook.resolution.quietMinutes * MINUTE;
    if (quiet <= view.t) add(quiet, 'QUIET');
  }
  for (const r of view.resolutions) {
    add(r.at, 'RESOLVED');
    add(r.reopenedAt, 'REOPENED');
  }
  add(view.endedAt, 'ENDED');
  return steps;
}

function ofCommand({ view, me }: Situation): Step[] {
  const steps: Step[] = [];
  for (const r of view.roles) {
    if (r.role !== 'ic' || r.person !== me) continue;
    steps.push({ at: r.from, event: 'COMMANDED' });
    if (r.to !== undefined) steps.push({ at: r.to, event: 'LEFT' });
  }
  for (const h of view.handoffs) {
    if (h.role !== 'ic' || h.from !== me) continue;
    steps.push({ at: h.offeredAt, event: 'OFFERED' });
    if (h.declinedAt !== undefined) steps.push({ at: h.declinedAt, event: 'KEPT' });
    if (h.acceptedAt !== undefined) steps.push({ at: h.acceptedAt, event: 'HANDED' });
  }
  return steps;
}

function ofPromises({ view }: Situation): Step[] {
  const steps: Step[] = [];
  const declared = view.severities[0]?.at;
  if (declared !== undefined) steps.push({ at: declared, event: 'PROMISED' });
  for (const m of view.messages) if (m.kind === 'update') steps.push({ at: m.at, event: 'PROMISED' });
  const { state, dueAt } = view.cadence;
  if (dueAt !== undefined && (state === 'amber' || state === 'red')) steps.push({ at: view.t, event: 'DUE' });
  if (dueAt !== undefined && state === 'red') steps.push({ at: view.t, event: 'LATE' });
  return steps;
}

/** Only how it stands now: which of several tasks came first moves nothing. */
function ofTasks({ view, me }: Situation): Step[] {
  const open = view.tasks.filter((t) => t.to === me && t.reportedAt === undefined);
  if (open.length === 0) return [];
  const asked = open.some((t) => t.acknowledgedAt === undefined);
  return [{ at: view.t, event: asked ? 'ASKED' : 'BUSY' }];
}

/** Events at one moment go in the order in which they follow from each other. */
const ORDER: readonly ChartEvent[] = [
  'PAGED',
  'ACKNOWLEDGED',
  'NOTHING',
  'DECLARED',
  'OPENED',
  'HANDED',
  'LEFT',
  'COMMANDED',
];
const rank = (event: ChartEvent): number => {
  const index = ORDER.indexOf(event);
  return index < 0 ? ORDER.length : index;
};

const known = new WeakMap<View, Chart>();

/** Where the person is in the chart, from what they can see. */
export function chartOf(now: Situation): Chart {
  const kept = known.get(now.view);
  if (kept !== undefined) return kept;
  const steps = [...ofResponse(now), ...ofCommand(now), ...ofPromises(now), ...ofTasks(now)];
  steps.sort((a, b) => a.at - b.at || rank(a.event) - rank(b.event));
  const chart = steps.reduce((at, step) => at.after(step.event), START);
  known.set(now.view, chart);
  return chart;
}
