import type { View } from '../../../../drill/view';
import { minuteText } from '../parts/names';
import type { Annotation } from './annotations';
import classes from './metrics.module.css';

/** In words what the lines across the charts are. */
export function ChartNotes({
  notes,
  view,
}: {
  readonly notes: readonly Annotation[];
  readonly view: Pick<View, 'startEpoch'>;
}) {
  if (notes.length === 0) return null;
  return (
    <ul className={classes.notes} aria-label="Marked on the charts">
      {notes.map((note) => (
        <li key={note.id} data-kind={note.kind}>
          <span className={classes.noteTime}>{minuteText(view, note.at)} UTC</span> {note.text}
        </li>
      ))}
    </ul>
  );
}
