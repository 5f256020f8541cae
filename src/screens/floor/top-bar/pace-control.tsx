import { IconPlayerPause, IconPlayerPlay, IconPlayerTrackNext } from '@tabler/icons-react';
import { IconButton } from '../../../ui/button';
import { Segmented } from '../../../ui/segmented';
import { VisuallyHidden } from '../../../ui/visually-hidden';
import { runsClock } from '../parts/clock-runner';
import { useFloor } from '../parts/floor-context';
import classes from './top-bar.module.css';

const PACES = ['1', '5', '20'] as const;
const ACTIONS = { '1': 'pace-1', '5': 'pace-5', '20': 'pace-20' } as const;

/** How the clock runs, where somebody else runs it. */
export function PaceShown({ runner }: { readonly runner: string }) {
  const { clock, phase } = useFloor().snapshot.view;
  // What has not begun or is over has its line under the bar.
  const pace = phase === 'live' ? `${clock.pace}x` : phase === 'paused' ? 'paused' : '';
  return (
    <span className={classes.paceShown} data-tip={runsClock(runner)}>
      {pace}
      <VisuallyHidden>{`${pace === '' ? '' : '. '}${runsClock(runner)}`}</VisuallyHidden>
    </span>
  );
}

/** Pause and resume. */
export function PauseButton() {
  const { snapshot, run } = useFloor();
  const { phase } = snapshot.view;
  const isPaused = phase === 'paused';
  return (
    <IconButton
      label={isPaused ? 'Resume (P)' : 'Pause (P)'}
      disabled={phase !== 'live' && !isPaused}
      onClick={() => run(isPaused ? 'resume' : 'pause')}
    >
      {isPaused ? <IconPlayerPlay size={17} aria-hidden /> : <IconPlayerPause size={17} aria-hidden />}
    </IconButton>
  );
}

/** How fast drill time runs, and the skip for somebody who plays alone. */
export function PaceControl() {
  const { snapshot, run } = useFloor();
  const { clock, phase } = snapshot.view;
  const canChange = phase === 'live' || phase === 'paused';
  const now = PACES.find((p) => Number(p) === clock.pace) ?? '1';
  return (
    <div className={classes.pace}>
      <Segmented
        label="Pace"
        value={now}
        options={PACES.map((value) => ({
          value,
          label: `${value}x`,
          tip: value === '1' ? 'Real time' : `${value} times as fast`,
          disabled: !canChange,
        }))}
        onChange={(value) => run(ACTIONS[value])}
      />
      {isAlone(snapshot) && (
        <IconButton
          label={snapshot.skipping ? 'Stop skipping' : 'Skip to the next happening'}
          active={snapshot.skipping}
          disabled={phase !== 'live'}
          onClick={() => run('skip')}
        >
          <IconPlayerTrackNext size={17} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}

/** Only somebody who plays alone may leap over time. */
export function isAlone(snapshot: ReturnType<typeof useFloor>['snapshot']): boolean {
  return snapshot.drill.header.participants.filter((p) => p.kind === 'player').length === 1;
}
