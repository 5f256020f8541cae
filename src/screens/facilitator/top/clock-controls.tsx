import { IconFlagCheck, IconPlayerPause, IconPlayerPlay, IconPlayerTrackNext } from '@tabler/icons-react';
import { Button, IconButton } from '../../../ui/button';
import { Segmented } from '../../../ui/segmented';
import { type Control, useControl } from '../parts/control-context';
import classes from './top.module.css';

const PACES = ['1', '5', '20'] as const;

/** Pauses a drill that runs, and lets one go on that stands still. */
export function togglePause({ snapshot, steer }: Pick<Control, 'snapshot' | 'steer'>): void {
  const { phase } = snapshot.view;
  if (phase === 'paused') void steer({ type: 'drill.resume' });
  else if (phase === 'live') void steer({ type: 'drill.pause', reason: 'facilitator' });
}

/** The one thing to do about the clock now: start, pause, resume. */
export function MainControl() {
  const control = useControl();
  const { snapshot, steer } = control;
  const { phase } = snapshot.view;
  if (phase === 'briefing') {
    return (
      <Button
        kind="primary"
        icon={<IconPlayerPlay size={16} aria-hidden />}
        onClick={() => void steer({ type: 'drill.start' })}
      >
        StartEx
      </Button>
    );
  }
  if (phase === 'paused') {
    return (
      <Button kind="primary" icon={<IconPlayerPlay size={16} aria-hidden />} onClick={() => togglePause(control)}>
        Resume
      </Button>
    );
  }
  return (
    <Button
      icon={<IconPlayerPause size={16} aria-hidden />}
      disabled={phase !== 'live'}
      onClick={() => togglePause(control)}
    >
      Pause
    </Button>
  );
}

/** How fast drill time runs, and the leap to a happening of one's choice. */
export function PaceAndSkip() {
  const { snapshot, steer, showDialog } = useControl();
  const { clock, phase } = snapshot.view;
  const isOn = phase === 'live' || phase === 'paused';
  return (
    <div className={classes.group}>
      <Segmented
        label="Pace"
        value={PACES.find((p) => Number(p) === clock.pace) ?? '1'}
        options={PACES.map((value) => ({
          value,
          label: `${value}x`,
          tip: value === '1' ? 'Real time' : `${value} times as fast`,
          disabled: !isOn,
        }))}
        onChange={(value) => void steer({ type: 'drill.pace', pace: Number(value) as 1 | 5 | 20 })}
      />
      <IconButton
        label={snapshot.skipping ? 'Skipping' : 'Skip to a happening (S)'}
        active={snapshot.skipping}
        disabled={phase !== 'live' || snapshot.skipping}
        onClick={() => showDialog({ kind: 'skip' })}
      >
        <IconPlayerTrackNext size={17} aria-hidden />
      </IconButton>
    </div>
  );
}

/** Ends the live part, or the postmortem; each asks first. */
export function EndControl({ isShort = false }: { readonly isShort?: boolean }) {
  const { snapshot, showDialog } = useControl();
  const { phase } = snapshot.view;
  const isOn = phase === 'live' || phase === 'paused';
  if (phase === 'postmortem') {
    return <Button onClick={() => showDialog({ kind: 'close-postmortem' })}>Close the postmortem</Button>;
  }
  if (isShort) {
    return (
      <IconButton label="End the drill" disabled={!isOn} onClick={() => showDialog({ kind: 'end' })}>
        <IconFlagCheck size={17} aria-hidden />
      </IconButton>
    );
  }
  return (
    <Button disabled={!isOn} onClick={() => showDialog({ kind: 'end' })}>
      EndEx
    </Button>
  );
}
