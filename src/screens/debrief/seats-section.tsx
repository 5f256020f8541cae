import { durationText } from '../../base/drill-time';
import { type SeatHistory, seatHistories, stretchWords } from '../../report/interventions';
import { DataTable } from '../../ui/data-table';
import { useDebrief } from './context';
import classes from './debrief.module.css';
import { JumpButton } from './jump-button';
import { Wide } from './wide';
import { utc } from './words';

/** Who played which seat when, and when somebody had dropped out. */
export function SeatsSection() {
  const { drill, state } = useDebrief();
  return (
    <Wide label="Who played which seat">
      <DataTable
        caption="Who played which seat"
        hideCaption
        rows={seatHistories(drill, state)}
        rowKey={(h) => h.seat}
        columns={[
          { id: 'seat', header: 'Seat', cell: (h) => h.name },
          { id: 'who', header: 'Played by', cell: (h) => <Stretches history={h} /> },
          { id: 'away', header: 'Dropped out', cell: (h) => <Absences history={h} /> },
        ]}
      />
    </Wide>
  );
}

function Stretches({ history }: { readonly history: SeatHistory }) {
  const { drill } = useDebrief();
  return (
    <ul className={classes.stretches}>
      {history.stretches.map((s) => (
        <li key={s.from}>
          {stretchWords(s)}
          {history.stretches.length > 1 && (
            <span className="hw-muted">
              {' '}
              from {utc(drill, s.from)}
              {s.to !== undefined && ` to ${utc(drill, s.to)}`}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Absences({ history }: { readonly history: SeatHistory }) {
  if (history.absences.length === 0) return <span className="hw-muted">no</span>;
  return (
    <ul className={classes.stretches}>
      {history.absences.map((a) => (
        <li key={a.from}>
          <JumpButton at={a.from}>for {durationText(a.to - a.from)}</JumpButton>
        </li>
      ))}
    </ul>
  );
}
