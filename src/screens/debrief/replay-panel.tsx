import { memo, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { type DrillTime, durationText } from '../../base/drill-time';
import { personName } from '../../drill/drill';
import type { Entry } from '../../drill/record';
import type { DrillState, Message } from '../../drill/state';
import { type View, viewFor } from '../../drill/view';
import { timeline } from '../../report/timeline';
import { Pane } from '../../ui/pane';
import { Segmented } from '../../ui/segmented';
import { SeverityBadge } from '../../ui/severity-badge';
import { Tag } from '../../ui/tag';
import { useMediaWidth } from '../../ui/use-media-width';
import { useDebrief } from './context';
import { useReplayPart } from './replay';
import classes from './replay.module.css';
import { replayIndex } from './replay-index';
import { roleTitle, severityLevel, utc } from './words';

/** The latest rows that are drawn; older ones can be reached by moving the cursor. */
const MOST_ROWS = 80;

const STATUS: Readonly<Record<View['status'], string>> = {
  watching: 'Nothing declared',
  investigating: 'Investigating',
  mitigating: 'Mitigating',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
};

type Column = 'state' | 'messages' | 'acts';

/** The drill as it stood at the cursor: what was declared, who held what, what had been said and done by then. */
export function ReplayPanel({ entries, me }: { readonly entries: readonly Entry[]; readonly me: string | null }) {
  const { drill } = useDebrief();
  const index = useMemo(() => replayIndex(drill, entries), [drill, entries]);
  const at = useReplayPart((s) => s.at);
  const seq = useReplayPart((s) => s.seq);
  const phone = useMediaWidth() === 'phone';
  const [column, setColumn] = useState<Column>('state');
  const state = useMemo(() => index.at(at), [index, at]);
  const view = useMemo(() => viewFor(drill, state, me ?? 'facilitator'), [drill, state, me]);
  const show = (id: Column) => !phone || column === id;
  return (
    <div className={classes.panel}>
      {phone && (
        <Segmented
          label="Part of the drill"
          value={column}
          onChange={setColumn}
          options={[
            { value: 'state', label: 'As it stood' },
            { value: 'messages', label: 'Messages' },
            { value: 'acts', label: 'Acts' },
          ]}
        />
      )}
      <div className={classes.columns}>
        {show('state') && <StateColumn state={state} view={view} />}
        {show('messages') && <MessagesColumn view={view} seq={seq} />}
        {show('acts') && <ActsColumn state={state} seq={seq} />}
      </div>
    </div>
  );
}

function StateColumn({ state, view }: { readonly state: DrillState; readonly view: View }) {
  const { drill, truth, state: last } = useDebrief();
  // A drill that was stopped for a real incident may be played again.
  const spoils = !last.stoppedForReal;
  const { scenario } = drill.bundle;
  const actual = truth.severity.find((s) => s.from <= view.t && view.t < s.to)?.is ?? null;
  const roles = drill.bundle.playbook.roles.filter(
    (r) => scenario.roles.includes(r.id) || view.roles.some((h) => h.role === r.id),
  );
  const { cadence } = view;
  return (
    <Pane label="As it stood" title={`As it stood at ${utc(drill, view.t)}`}>
      <dl className={classes.facts}>
        <div>
          <dt>Severity</dt>
          <dd className="hw-row">
            <SeverityBadge level={severityLevel(drill, view.declared)} label={view.declared ?? 'None declared'} />
            {spoils && <span className="hw-muted">true: {actual ?? 'none that could be seen'}</span>}
          </dd>
        </div>
        <div>
          <dt>Status</dt>
          <dd>{STATUS[view.status]}</dd>
        </div>
        <div>
          <dt>Updates</dt>
          <dd>
            {cadence.state === 'idle' || cadence.remaining === undefined
              ? 'None promised'
              : cadence.remaining < 0
                ? `Overdue for ${durationText(-cadence.remaining)}`
                : `Next due in ${durationText(cadence.remaining)}`}
          </dd>
        </div>
        {roles.map((role) => {
          const holders = state.roles.filter((h) => h.role === role.id && h.to === undefined);
          return (
            <div key={role.id}>
              <dt>{role.title}</dt>
              <dd className={holders.length === 0 ? 'hw-muted' : undefined}>
                {holders.length === 0
                  ? role.defaultTo === undefined
                    ? 'nobody'
                    : `${roleTitle(drill, role.defaultTo)}, by default`
                  : holders.map((h) => personName(drill, h.person)).join(' and ')}
                {role.id === 'ic' && holders.length > 1 && <Tag tone="bad">two in command</Tag>}
              </dd>
            </div>
          );
        })}
        <div>
          <dt>Opened</dt>
          <dd>
            {[
              view.ticket === undefined ? null : `ticket #${view.ticket.number}`,
              view.bridge === undefined ? null : 'bridge',
            ]
              .filter((x) => x !== null)
              .join(', ') || 'nothing yet'}
          </dd>
        </div>
      </dl>
    </Pane>
  );
}

/** A column that stays at its end, where the cursor is, or goes to the row that was jumped to. */
function Column({
  label,
  title,
  count,
  children,
}: {
  readonly label: string;
  readonly title: string;
  readonly count: string;
  readonly children: ReactNode;
}) {
  const body = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is found anew whenever other rows are shown
  useEffect(() => {
    const box = body.current;
    if (box === null) return;
    const marked = box.querySelector<HTMLElement>('[data-marked]');
    box.scrollTop = marked === null ? box.scrollHeight : marked.offsetTop - box.clientHeight / 2;
  }, [count]);
  return (
    <Pane label={label} title={title} bodyRef={body}>
      {children}
    </Pane>
  );
}

function MessagesColumn({ view, seq }: { readonly view: View; readonly seq: number | null }) {
  const { messages } = view;
  const rows = messages.slice(-MOST_ROWS);
  return (
    <Column label="Messages" title={`Messages so far (${messages.length})`} count={`${messages.length}-${seq}`}>
      {rows.length === 0 && <p className="hw-muted">Nobody had written anything yet.</p>}
      <ol className={classes.list}>
        {rows.map((m) => (
          <MessageRow key={m.id} message={m} marked={seq !== null && m.seq === seq} />
        ))}
      </ol>
    </Column>
  );
}

const MessageRow = memo(({ message: m, marked }: { readonly message: Message; readonly marked: boolean }) => {
  const { drill } = useDebrief();
  return (
    <li data-marked={marked || undefined}>
      <p className={classes.rowHead}>
        <span className="hw-mono">{utc(drill, m.at)}</span>
        <strong>{personName(drill, m.from)}</strong>
        <span className="hw-muted">
          {m.channel.startsWith('dm:') ? `to ${personName(drill, m.channel.slice(3))}` : m.channel}
        </span>
        {m.kind !== 'message' && m.kind !== 'system' && <Tag>{m.kind}</Tag>}
      </p>
      <p className={classes.rowText}>{m.text}</p>
    </li>
  );
});

function ActsColumn({ state, seq }: { readonly state: DrillState; readonly seq: number | null }) {
  const { drill } = useDebrief();
  const all = useMemo(() => timeline(drill, state), [drill, state]);
  const rows = all.slice(-MOST_ROWS);
  return (
    <Column label="Acts and changes" title={`Acts and changes so far (${all.length})`} count={`${all.length}-${seq}`}>
      {rows.length === 0 && <p className="hw-muted">Nothing had happened yet.</p>}
      <ol className={classes.list}>
        {rows.map((r, i) => (
          <ActRow
            // biome-ignore lint/suspicious/noArrayIndexKey: rows only ever grow at the end
            key={all.length - rows.length + i}
            at={r.at}
            by={r.by}
            text={r.text}
            changes={r.kind === 'change'}
            marked={seq !== null && r.seq === seq}
          />
        ))}
      </ol>
    </Column>
  );
}

interface ActRowProps {
  readonly at: DrillTime;
  readonly by: string;
  readonly text: string;
  readonly changes: boolean;
  readonly marked: boolean;
}

const ActRow = memo(({ at, by, text, changes, marked }: ActRowProps) => {
  const { drill } = useDebrief();
  return (
    <li data-marked={marked || undefined}>
      <p className={classes.rowText}>
        <span className="hw-mono">{utc(drill, at)}</span> <strong>{personName(drill, by)}</strong> {text}
        {changes && ' '}
        {changes && <Tag tone="warn">production</Tag>}
      </p>
    </li>
  );
});
