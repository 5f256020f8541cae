import type { Act } from '../../../drill/acts';
import { announceForm } from '../forms/announce';
import { approvalForm } from '../forms/approval';
import { assessForm, bugForm } from '../forms/assess';
import { bridgeForm } from '../forms/bridge';
import { declareForm } from '../forms/declare';
import { evidenceForm } from '../forms/evidence';
import type { FormContext, FormSpec } from '../forms/form-spec';
import { reopenForm, resolveForm, scheduleForm, thanksForm } from '../forms/resolve';
import { acceptForm, announceRoleForm, declineForm, handoffForm, releaseForm, takeForm } from '../forms/roles';
import { severityForm } from '../forms/severity';
import { statusPageForm } from '../forms/statuspage';
import { ticketForm } from '../forms/ticket';
import { updateForm } from '../forms/update';
import { decisionForm, escalateForm, findingForm, taskAcknowledgeForm, taskForm, taskReportForm } from '../forms/work';
import { pagesToMe } from './availability';
import type { ActionId } from './registry';

/** What the floor can be asked to do that is no act. */
export type FloorCommand = 'write' | 'skip' | 'ask-end' | 'ask-stop' | 'hint' | 'help';

/** How an action is done: with a form, at once, by the floor itself, or in a console. */
export type Handler =
  | { readonly kind: 'form'; readonly form: FormSpec }
  | { readonly kind: 'acts'; readonly acts: (ctx: Pick<FormContext, 'view'>) => readonly Act[] }
  | { readonly kind: 'floor'; readonly command: FloorCommand }
  | { readonly kind: 'console'; readonly console: string };

const form = (spec: FormSpec): Handler => ({ kind: 'form', form: spec });
const acts = (make: (ctx: Pick<FormContext, 'view'>) => readonly Act[]): Handler => ({ kind: 'acts', acts: make });
const floor = (command: FloorCommand): Handler => ({ kind: 'floor', command });
const open = (console: string): Handler => ({ kind: 'console', console });

/** The handler of every action; complete by its type. */
export const handlers: Readonly<Record<ActionId, Handler>> = {
  acknowledge: acts(({ view }) => {
    const first = pagesToMe(view)[0];
    return first === undefined ? [] : [{ type: 'page.acknowledge', pageId: first.id }];
  }),
  assess: form(assessForm),
  bug: form(bugForm),
  declare: form(declareForm),
  severity: form(severityForm),
  ticket: form(ticketForm),
  bridge: form(bridgeForm),
  join: acts(() => [{ type: 'bridge.join' }]),
  handoff: form(handoffForm),
  take: form(takeForm),
  accept: form(acceptForm),
  decline: form(declineForm),
  'announce-role': form(announceRoleForm),
  release: form(releaseForm),
  message: floor('write'),
  update: form(updateForm),
  announce: form(announceForm),
  'status-page': form(statusPageForm),
  page: form(escalateForm),
  task: form(taskForm),
  'task-acknowledge': form(taskAcknowledgeForm),
  'task-report': form(taskReportForm),
  finding: form(findingForm),
  evidence: form(evidenceForm),
  decide: form(decisionForm),
  approval: form(approvalForm),
  resolve: form(resolveForm),
  thanks: form(thanksForm),
  schedule: form(scheduleForm),
  reopen: form(reopenForm),
  end: floor('ask-end'),
  'console-terminal': open('terminal'),
  'console-logs': open('logs'),
  'console-metrics': open('metrics'),
  'console-tracker': open('tracker'),
  'console-github': open('github'),
  'console-flags': open('flags'),
  'console-platform': open('platform'),
  'console-database': open('database'),
  'console-status': open('status'),
  'console-timeline': open('timeline'),
  'console-playbook': open('playbook'),
  start: acts(() => [{ type: 'drill.start' }]),
  pause: acts(() => [{ type: 'drill.pause', reason: 'player' }]),
  resume: acts(() => [{ type: 'drill.resume' }]),
  'pace-1': acts(() => [{ type: 'drill.pace', pace: 1 }]),
  'pace-5': acts(() => [{ type: 'drill.pace', pace: 5 }]),
  'pace-20': acts(() => [{ type: 'drill.pace', pace: 20 }]),
  skip: floor('skip'),
  'stop-real': floor('ask-stop'),
  hint: floor('hint'),
  help: floor('help'),
};
