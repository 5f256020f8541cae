import { useMemo, useState } from 'react';
import { personName } from '../../drill/drill';
import { type TimelineKind, type TimelineRow, timeline } from '../../report/timeline';
import { type Column, DataTable } from '../../ui/data-table';
import { Tag } from '../../ui/tag';
import { useMediaWidth } from '../../ui/use-media-width';
import { useDebrief } from './context';
import classes from './debrief.module.css';
import { JumpButton } from './jump-button';
import { useReplayPart } from './replay';
import { Wide } from './wide';

const KINDS: readonly (readonly [TimelineKind, string])[] = [
  ['detection', 'Detection'],
  ['declaration', 'Declaration'],
  ['role', 'Roles'],
  ['communication', 'Communication'],
  ['investigation', 'Investigation'],
  ['decision', 'Decisions'],
  ['change', 'Changes'],
  ['resolution', 'Resolution'],
  ['inject', 'Injects'],
  ['drill', 'Drill'],
];
const TITLES = new Map(KINDS);

interface Row extends TimelineRow {
  readonly key: number;
}

/** The row that the replay is at: the one that was jumped to, else the latest by then. */
function rowAt(rows: readonly Row[], at: number, seq: number | null): number | null {
  const jumped = seq === null ? undefined : rows.find((r) => r.seq === seq);
  return (jumped ?? rows.findLast((r) => r.at <= at))?.key ?? null;
}

/** Everything that happened, in order. A time leads the replay there; the row that the replay is at is marked. */
export function TimelineSection() {
  const { drill, state } = useDebrief();
  const [off, setOff] = useState<ReadonlySet<TimelineKind>>(new Set());
  const all = useMemo<readonly Row[]>(
    () => timeline(drill, state).map((row, key) => ({ ...row, key })),
    [drill, state],
  );
  const rows = useMemo(() => all.filter((r) => !off.has(r.kind)), [all, off]);
  const selected = useReplayPart((s) => rowAt(rows, s.at, s.seq));
  const phone = useMediaWidth() === 'phone';
  const full: readonly Column<Row>[] = [
    { id: 'at', header: 'Time', cell: (r) => <JumpButton at={r.at} seq={r.seq} /> },
    { id: 'by', header: 'Who', cell: (r) => <span className={classes.nowrap}>{personName(drill, r.by)}</span> },
    { id: 'kind', header: 'Kind', cell: (r) => <Tag>{TITLES.get(r.kind) ?? r.kind}</Tag> },
    { id: 'text', header: 'What', cell: (r) => <span className={classes.anywhere}>{r.text}</span> },
  ];
  const short: readonly Column<Row>[] = [
    { id: 'at', header: 'Time', cell: (r) => <JumpButton at={r.at} seq={r.seq} /> },
    {
      id: 'text',
      header: 'Who and what',
      cell: (r) => (
        <span className={classes.anywhere}>
          <strong>{personName(drill, r.by)}</strong> {r.text}
        </span>
      ),
    },
  ];
  const turn = (kind: TimelineKind) => {
    const next = new Set(off);
    if (!next.delete(kind)) next.add(kind);
    setOff(next);
  };
  return (
    <>
      <fieldset className={classes.kinds} data-screen-only>
        <legend className="hw-muted hw-small">
          {rows.length} of {all.length} rows
        </legend>
        {KINDS.filter(([kind]) => all.some((r) => r.kind === kind)).map(([kind, title]) => (
          <label key={kind}>
            <input type="checkbox" checked={!off.has(kind)} onChange={() => turn(kind)} />
            {title} ({all.filter((r) => r.kind === kind).length})
          </label>
        ))}
      </fieldset>
      <Wide label="Timeline rows">
        <DataTable
          caption="Timeline of the drill"
          hideCaption
          rows={rows}
          rowKey={(r) => r.key}
          selectedKey={selected}
          empty={all.length === 0 ? 'Nothing happened.' : 'No rows of the kinds chosen.'}
          columns={phone ? short : full}
        />
      </Wide>
    </>
  );
}
