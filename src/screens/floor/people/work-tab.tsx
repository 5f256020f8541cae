import { personName } from '../../../drill/drill';
import type { Approval, Task } from '../../../drill/state';
import { Button } from '../../../ui/button';
import { cx } from '../../../ui/cx';
import { EmptyState } from '../../../ui/empty-state';
import { formatUtcMinute } from '../../../ui/format';
import { Section } from '../../../ui/section';
import { Tag } from '../../../ui/tag';
import { useFloor } from '../parts/floor-context';
import classes from './people.module.css';

const OUTCOMES = { done: 'done', failed: 'failed', 'nothing-found': 'nothing found' } as const;
const CLAIMS = { observation: undefined, suspects: 'suspects', discards: 'clears' } as const;

/** Tasks, questions for approval, findings, decisions, pages: what the team has set going and found. */
export function WorkTab() {
  const { snapshot } = useFloor();
  const { drill, view } = snapshot;
  const name = (id: string) => (id === view.me ? 'you' : personName(drill, id));
  const when = (at: number) => formatUtcMinute(view.startEpoch + at);
  const open = view.tasks.filter((t) => t.reportedAt === undefined);
  const closed = view.tasks.filter((t) => t.reportedAt !== undefined).toReversed();
  const asked = view.approvals.toSorted(
    (a, b) => Number(a.answeredAt !== undefined) - Number(b.answeredAt !== undefined),
  );
  const isEmpty = [view.tasks, view.approvals, view.findings, view.decisions, view.pages].every((l) => l.length === 0);
  if (isEmpty) {
    return (
      <EmptyState title="Nothing under way" text="Tasks, findings, decisions and pages show up here as they come." />
    );
  }
  return (
    <>
      {view.tasks.length > 0 && (
        <Section title="Tasks" aside={`${open.length} open`}>
          <ul className={classes.list}>
            {[...open, ...closed].map((task) => (
              <TaskRow key={task.id} task={task} />
            ))}
          </ul>
        </Section>
      )}
      {asked.length > 0 && (
        <Section title="Approvals">
          <ul className={classes.list}>
            {asked.map((ask) => (
              <ApprovalRow key={ask.id} ask={ask} />
            ))}
          </ul>
        </Section>
      )}
      {view.decisions.length > 0 && (
        <Section title="Decisions">
          <ul className={classes.list}>
            {view.decisions.toReversed().map((d) => (
              <li key={d.seq} className={classes.item}>
                <p>{d.text}</p>
                {d.reason !== '' && <p className={classes.about}>Because: {d.reason}</p>}
                <p className={classes.about}>
                  {name(d.by)}, {when(d.at)}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {view.findings.length > 0 && (
        <Section title="Findings">
          <ul className={classes.list}>
            {view.findings.toReversed().map((f) => (
              <li key={f.seq} className={classes.item}>
                <p>
                  {CLAIMS[f.claim] !== undefined && <Tag>{CLAIMS[f.claim]}</Tag>} {f.text}
                </p>
                <p className={classes.about}>
                  {name(f.by)}, {when(f.at)}
                  {f.evidence.length > 0 && ', with evidence'}
                  {!f.shared && ', not shared'}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {view.pages.length > 0 && (
        <Section title="Pages">
          <ul className={classes.list}>
            {view.pages.toReversed().map((p) => (
              <li key={p.id} className={classes.item}>
                <p>{p.text}</p>
                <p className={classes.about}>
                  {when(p.at)}, to {p.to === undefined ? 'who is on call' : name(p.to)},{' '}
                  {p.acknowledgedAt === undefined
                    ? 'not acknowledged'
                    : `acknowledged by ${name(p.acknowledgedBy ?? '')} at ${when(p.acknowledgedAt)}`}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function TaskRow({ task }: { readonly task: Task }) {
  const { snapshot, run, propose } = useFloor();
  const { drill, view } = snapshot;
  const name = (id: string) => (id === view.me ? 'you' : personName(drill, id));
  const isMine = task.to === view.me && task.reportedAt === undefined;
  const state =
    task.outcome !== undefined
      ? OUTCOMES[task.outcome]
      : task.acknowledgedAt === undefined
        ? 'not acknowledged'
        : 'under way';
  return (
    <li className={cx(classes.item, isMine && classes.forMe)}>
      <p>{task.text}</p>
      {task.report !== undefined && <p className={classes.report}>{task.report}</p>}
      <p className={classes.about}>
        {name(task.by)} to {name(task.to)}, {formatUtcMinute(view.startEpoch + task.at)}, {state}
      </p>
      {isMine && view.phase === 'live' && (
        <div className={classes.buttons}>
          {task.acknowledgedAt === undefined && (
            <Button onClick={() => void propose({ type: 'task.acknowledge', taskId: task.id })}>Acknowledge</Button>
          )}
          <Button onClick={() => run('task-report', { task: task.id })}>Report</Button>
        </div>
      )}
    </li>
  );
}

function ApprovalRow({ ask }: { readonly ask: Approval }) {
  const { snapshot, propose } = useFloor();
  const { drill, view } = snapshot;
  const name = (id: string) => (id === view.me ? 'you' : personName(drill, id));
  const isMine = ask.of === view.me && ask.answeredAt === undefined;
  const answer = (granted: boolean) => void propose({ type: 'approval.give', askId: ask.id, granted });
  return (
    <li className={cx(classes.item, isMine && classes.forMe)}>
      <p>{ask.text}</p>
      <p className={classes.about}>
        {name(ask.by)} asked {name(ask.of)} at {formatUtcMinute(view.startEpoch + ask.at)}:{' '}
        {ask.answeredAt === undefined ? 'no answer yet' : ask.granted ? 'approved' : 'not approved'}
      </p>
      {isMine && view.phase === 'live' && (
        <div className={classes.buttons}>
          <Button onClick={() => answer(true)}>Approve</Button>
          <Button onClick={() => answer(false)}>Refuse</Button>
        </div>
      )}
    </li>
  );
}
