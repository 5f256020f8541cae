import { useConsole } from '../parts/console-context';
import { nameOf, timeText } from '../parts/names';
import classes from './github.module.css';

/** What was attached to the ticket: the note, and where it was seen. */
export function EvidenceList() {
  const { snapshot } = useConsole();
  const { view } = snapshot;
  const rows = view.ticket?.evidence ?? [];
  if (rows.length === 0) {
    return <p className={classes.note}>Nothing attached yet. Each console has “Attach to ticket” for what it shows.</p>;
  }
  return (
    <ul className={classes.evidence}>
      {rows.map((row) => {
        const look = view.looks.findLast((l) => l.at <= row.at && l.evidence.some((id) => row.evidence.includes(id)));
        return (
          <li key={row.seq}>
            {row.note}
            <div className={classes.note}>
              {nameOf(view, row.by)}, {timeText(view, row.at)}
              {look !== undefined && look.seq !== undefined && `, seen in ${look.console}: ${look.query}`}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
