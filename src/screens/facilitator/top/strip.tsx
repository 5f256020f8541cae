import { ExerciseMark } from '../../../ui/exercise-mark';
import { useControl } from '../parts/control-context';
import classes from './top.module.css';

/** That nothing here is real, and the way out when something real happens. Always in reach. */
export function Strip({ isShort }: { readonly isShort: boolean }) {
  const { snapshot, canSteer, showDialog } = useControl();
  const isOver = snapshot.view.phase === 'stopped' || snapshot.view.phase === 'debrief';
  return (
    <div className={classes.strip}>
      <div className={classes.stripMark}>
        <ExerciseMark {...(isShort ? { text: 'EXERCISE' } : {})} />
      </div>
      {canSteer && !isOver && (
        <button type="button" className={classes.stop} onClick={() => showDialog({ kind: 'stop' })}>
          Real incident: stop
        </button>
      )}
    </div>
  );
}
