import type { ReactNode } from 'react';
import type { DrillTime } from '../../base/drill-time';
import { useDebrief } from './context';
import classes from './debrief.module.css';
import { useReplay } from './replay';
import { utc } from './words';

/** A moment that can be gone to: the replay jumps there. On paper it is the time alone. */
export function JumpButton({
  at,
  seq,
  children,
}: {
  readonly at: DrillTime;
  readonly seq?: number | undefined;
  readonly children?: ReactNode;
}) {
  const replay = useReplay();
  const { drill } = useDebrief();
  return (
    <button
      type="button"
      className={classes.jump}
      data-tip="Show the drill at this moment"
      onClick={(event) => {
        const button = event.currentTarget;
        replay.jump(at, seq);
        // The panel that opens takes room: what was clicked stays in sight.
        requestAnimationFrame(() => button.scrollIntoView({ block: 'nearest' }));
      }}
    >
      <span className={classes.jumpTime}>{utc(drill, at)}</span>
      {children !== undefined && <span className={classes.jumpText}>{children}</span>}
    </button>
  );
}
