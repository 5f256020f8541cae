import { IconCommand, IconFlagCheck, IconLayoutSidebarRight } from '@tabler/icons-react';
import { Button, IconButton } from '../../../ui/button';
import { ClockText } from '../../../ui/clock-text';
import { ColorSchemeToggle } from '../../../ui/color-scheme-toggle';
import { Menu } from '../../../ui/menu';
import { MuteToggle } from '../../../ui/mute-toggle';
import { ConnectionChip } from '../../parts/connection-chip';
import { clockRunner } from '../parts/clock-runner';
import { useFloor } from '../parts/floor-context';
import { isAlone, PaceControl, PaceShown, PauseButton } from './pace-control';
import { SeatSwitcher } from './seat-switcher';
import { Cadence, Severity, Status } from './standing';
import classes from './top-bar.module.css';

/** Time, pace, severity, status and promise at the left; who one is and what concerns the drill itself at the right. */
export function TopBar({
  consoles,
}: {
  readonly consoles?: { readonly isOpen: boolean; readonly toggle: () => void } | undefined;
}) {
  const { session, snapshot, showDialog } = useFloor();
  const { view } = snapshot;
  const runner = clockRunner(snapshot.drill);
  const canEnd = view.phase === 'live' || view.phase === 'paused';
  return (
    <>
      <div className={classes.group}>
        {runner === undefined && <PauseButton />}
        <ClockText epochMs={view.startEpoch + view.t} large />
      </div>
      {runner === undefined ? <PaceControl /> : <PaceShown runner={runner} />}
      <Severity />
      <Status />
      <Cadence />
      <div className={classes.right}>
        {session.room !== undefined && (
          <ConnectionChip room={session.room} onOpen={() => showDialog('room')} isCompact />
        )}
        <SeatSwitcher />
        <div className={classes.icons}>
          {consoles !== undefined && (
            <IconButton
              label={consoles.isOpen ? 'Close the consoles' : 'Open the consoles'}
              active={consoles.isOpen}
              onClick={consoles.toggle}
            >
              <IconLayoutSidebarRight size={17} aria-hidden />
            </IconButton>
          )}
          <IconButton label="All actions (Ctrl K)" onClick={() => showDialog('palette')}>
            <IconCommand size={17} aria-hidden />
          </IconButton>
          <MuteToggle />
          <ColorSchemeToggle />
        </div>
        {runner === undefined && (
          <>
            <span className={classes.end}>
              <Button disabled={!canEnd} onClick={() => showDialog('end')}>
                End the drill
              </Button>
            </span>
            <span className={classes.endSmall}>
              <IconButton label="End the drill" disabled={!canEnd} onClick={() => showDialog('end')}>
                <IconFlagCheck size={17} aria-hidden />
              </IconButton>
            </span>
          </>
        )}
      </div>
    </>
  );
}

/** The top bar of a phone: what one follows along by; the rest is behind the dots. */
export function SmallTopBar() {
  const { session, snapshot, run, showDialog } = useFloor();
  const { view, seats, actingAs } = snapshot;
  const { room } = session;
  const canPace = view.phase === 'live' || view.phase === 'paused';
  const runner = clockRunner(snapshot.drill);
  const isMine = runner === undefined;
  return (
    <div className={classes.small}>
      {isMine ? <PauseButton /> : <PaceShown runner={runner} />}
      <ClockText epochMs={view.startEpoch + view.t} />
      <Severity />
      <span className={classes.smallRing}>
        <Cadence />
      </span>
      <Menu
        label="More"
        items={[
          ...(room === undefined ? [] : [{ id: 'room', label: 'The room', run: () => showDialog('room') }]),
          ...(isMine
            ? ([1, 5, 20] as const).map((n) => ({
                id: `pace-${n}`,
                label: view.clock.pace === n ? `Pace ${n}x (now)` : `Pace ${n}x`,
                disabled: !canPace || view.clock.pace === n,
                run: () => run(`pace-${n}`),
              }))
            : []),
          ...(isMine && isAlone(snapshot)
            ? [
                {
                  id: 'skip',
                  label: 'Skip to the next happening',
                  disabled: view.phase !== 'live',
                  run: () => run('skip'),
                },
              ]
            : []),
          ...(seats.length > 1
            ? seats.map((seat) => ({
                id: seat.id,
                label: `Act as ${seat.name}`,
                disabled: seat.id === actingAs,
                run: () => session.setActingAs(seat.id),
              }))
            : []),
          { id: 'palette', label: 'All actions', run: () => showDialog('palette') },
          ...(isMine ? [{ id: 'end', label: 'End the drill', disabled: !canPace, run: () => showDialog('end') }] : []),
        ]}
      />
      <MuteToggle />
    </div>
  );
}
