import { evidenceField, pickedEvidence } from './evidence';
import { type FormContext, type FormSpec, isTicked, textOf } from './form-spec';
import { colleagues, everybody, personArgs } from './people';

const KINDS = [
  { value: 'look', label: 'Look into something' },
  { value: 'fix', label: 'Fix or change something' },
  { value: 'update', label: 'Write an update' },
  { value: 'scribe', label: 'Keep the timeline' },
  { value: 'other', label: 'Something else' },
] as const;

/** Gives a task to somebody who takes part. */
export const taskForm: FormSpec = {
  title: 'Give a task',
  submit: 'Give the task',
  fields: (_typed, ctx) => [
    { kind: 'choice', id: 'to', label: 'To', required: true, options: colleagues(ctx) },
    { kind: 'choice', id: 'kind', label: 'Kind', required: true, suggest: 'look', options: KINDS },
    {
      kind: 'text',
      id: 'text',
      label: 'What is to be done',
      required: true,
      hint: 'What, where, and by when you want to hear',
    },
  ],
  acts: (values, { formId }) => [
    {
      type: 'task.give',
      taskId: `task-${formId}`,
      to: textOf(values, 'to'),
      kind: KINDS.find((k) => k.value === values.kind)?.value ?? 'other',
      text: textOf(values, 'text'),
    },
  ],
  refusedAt: { 'task.give': 'to' },
  fromArgs: (args, ctx) => personArgs(args, ctx, 'to', 'text'),
};

/** Tasks given to the acting person that are not reported yet. */
export function myTasks(view: FormContext['view']) {
  return view.tasks.filter((t) => t.to === view.me && t.reportedAt === undefined);
}

function taskField(tasks: FormContext['view']['tasks']) {
  const options = tasks.map((t) => ({ value: t.id, label: t.text.length > 80 ? `${t.text.slice(0, 79)}…` : t.text }));
  const first = options[0]?.value;
  return {
    kind: 'choice' as const,
    id: 'task',
    label: 'Task',
    required: true,
    options,
    ...(first === undefined ? {} : { suggest: first }),
  };
}

/** Says that a task was heard. */
export const taskAcknowledgeForm: FormSpec = {
  title: 'Acknowledge a task',
  submit: 'Acknowledge',
  fields: (_typed, ctx) => [taskField(myTasks(ctx.view).filter((t) => t.acknowledgedAt === undefined))],
  acts: (values) => [{ type: 'task.acknowledge', taskId: textOf(values, 'task') }],
  refusedAt: { 'task.acknowledge': 'task' },
};

/** Says what came of a task. */
export const taskReportForm: FormSpec = {
  title: 'Report on a task',
  submit: 'Report',
  fields: (_typed, ctx) => [
    taskField(myTasks(ctx.view)),
    {
      kind: 'radio',
      id: 'outcome',
      label: 'Outcome',
      required: true,
      suggest: 'done',
      options: [
        { value: 'done', label: 'Done' },
        { value: 'failed', label: 'Failed' },
        { value: 'nothing-found', label: 'Nothing found' },
      ],
    },
    { kind: 'text', id: 'text', label: 'What came of it', required: true },
  ],
  acts: (values) => [
    {
      type: 'task.report',
      taskId: textOf(values, 'task'),
      text: textOf(values, 'text'),
      outcome: values.outcome === 'failed' || values.outcome === 'nothing-found' ? values.outcome : 'done',
    },
  ],
  refusedAt: { 'task.report': 'text' },
  fromArgs: (args) => ({ text: args }),
};

/** Notes what was found, with the evidence, and tells the bridge. */
export const findingForm: FormSpec = {
  title: 'Note a finding',
  submit: (values) => (isTicked(values, 'share') ? 'Note and share' : 'Note'),
  fields: (_typed, ctx) => [
    { kind: 'text', id: 'text', label: 'What you found', required: true },
    {
      kind: 'radio',
      id: 'claim',
      label: 'What it says',
      required: true,
      suggest: 'observation',
      options: [
        { value: 'observation', label: 'An observation' },
        { value: 'suspects', label: 'Points to a cause' },
        { value: 'discards', label: 'Clears a suspect' },
      ],
    },
    ...evidenceField(ctx, 'Evidence'),
    { kind: 'check', id: 'share', label: 'Share on the bridge (#incidents)', suggest: 'yes' },
  ],
  acts: (values, ctx) => [
    {
      type: 'finding.note',
      text: textOf(values, 'text'),
      evidence: pickedEvidence(values, ctx),
      claim: values.claim === 'suspects' || values.claim === 'discards' ? values.claim : 'observation',
      share: isTicked(values, 'share'),
    },
  ],
  refusedAt: { 'finding.note': 'text' },
  fromArgs: (args) => ({ text: args }),
};

const OPTIONS = ['rollback', 'flag', 'database', 'scale', 'other'] as const;

/** Decides on a way to mitigate. */
export const decisionForm: FormSpec = {
  title: 'Decide',
  submit: 'Decide',
  intro: ({ drill }) => `${drill.bundle.playbook.mitigation.principle}: the playbook's order of preference.`,
  fields: (_typed, { drill }) => [
    {
      kind: 'radio',
      id: 'option',
      label: 'Option',
      required: true,
      options: [
        ...drill.bundle.playbook.mitigation.preference.map((o) => ({
          value: o.id,
          label: `${o.letter}. ${o.title}`,
          help: `If ${o.for}`,
        })),
        { value: 'other', label: 'Something else' },
      ],
    },
    { kind: 'text', id: 'text', label: 'What is decided', required: true },
    { kind: 'text', id: 'reason', label: 'Reason', wanted: true },
  ],
  acts: (values) => [
    {
      type: 'decide',
      option: OPTIONS.find((o) => o === values.option) ?? 'other',
      text: textOf(values, 'text'),
      reason: textOf(values, 'reason'),
    },
  ],
  refusedAt: { decide: 'text' },
  fromArgs: (args) => ({ text: args }),
};

/** Pages somebody along the escalation path, or a vendor. */
export const escalateForm: FormSpec = {
  title: 'Page somebody',
  submit: 'Page',
  intro: ({ drill }) => {
    const path = drill.bundle.playbook.escalation.path.map((s) =>
      s.person === undefined ? s.title : `${s.title} (${s.person})`,
    );
    return `Escalation path: ${path.join(', ')}.`;
  },
  fields: (_typed, ctx) => [
    { kind: 'choice', id: 'to', label: 'Whom', required: true, options: everybody(ctx) },
    { kind: 'text', id: 'reason', label: 'Why', required: true, hint: 'What is wrong, and what you need from them' },
  ],
  acts: (values) => [{ type: 'escalate', to: textOf(values, 'to'), reason: textOf(values, 'reason') }],
  refusedAt: { escalate: 'to' },
  fromArgs: (args, ctx) => personArgs(args, ctx, 'to', 'reason'),
};
