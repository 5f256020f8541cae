import { ExerciseMark } from '../../../ui/exercise-mark';
import { useFloor } from '../parts/floor-context';
import classes from './top-bar.module.css';

/** That nothing here is real, and the way out when something real happens. Always in reach. */
export function ExerciseStrip({ isShort }: { readonly isShort: boolean }) {
  const { snapshot, showDialog } = useFloor();
  const isOver = snapshot.view.phase === 'stopped' || snapshot.view.phase === 'debrief';
  return (
    <div className={classes.strip}>
      <div className={classes.stripMark}>
        <ExerciseMark {...(isShort ? { text: 'EXERCISE' } : {})} />
      </div>
      {!isOver && (
        <button type="button" className={classes.stop} onClick={() => showDialog('stop')}>
          Real incident: stop
        </button>
      )}
    </div>
  );
}
