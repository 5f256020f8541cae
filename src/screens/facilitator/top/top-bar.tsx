import { IconArrowLeft, IconCommand, IconExternalLink, IconUsersPlus } from '@tabler/icons-react';
import { Button, IconButton, LinkButton } from '../../../ui/button';
import { ClockText } from '../../../ui/clock-text';
import { ColorSchemeToggle } from '../../../ui/color-scheme-toggle';
import { Menu } from '../../../ui/menu';
import { Tag } from '../../../ui/tag';
import type { MediaWidth } from '../../../ui/use-media-width';
import { ConnectionChip } from '../../parts/connection-chip';
import { useControl } from '../parts/control-context';
import { EndControl, MainControl, PaceAndSkip } from './clock-controls';
import { DeclaredSeverity, Severities, TeamStatus } from './standing';
import classes from './top.module.css';

interface Props {
  readonly width: MediaWidth;
  readonly onLeave: () => void;
  readonly floorHref: string | undefined;
}

/** The floor as an observer sees it, in a window of its own. */
function FloorLink({ href }: { readonly href: string | undefined }) {
  if (href === undefined) return null;
  return (
    <LinkButton href={href} kind="quiet" newWindow icon={<IconExternalLink size={16} aria-hidden />}>
      Floor
    </LinkButton>
  );
}

/** The facilitator's top bar: the clock and what moves it, how bad it is said to be and is, who is connected. */
export function TopBar({ width, onLeave, floorHref }: Props) {
  const { room, snapshot, showDialog } = useControl();
  const { view } = snapshot;
  if (width === 'phone') return <SmallTopBar onLeave={onLeave} />;
  return (
    <>
      <IconButton label="To the library" onClick={onLeave}>
        <IconArrowLeft size={17} aria-hidden />
      </IconButton>
      <MainControl />
      <ClockText epochMs={view.startEpoch + view.t} large />
      <PaceAndSkip />
      <Severities />
      {width === 'wide' && <TeamStatus />}
      <div className={classes.right}>
        <ConnectionChip room={room} isCompact />
        {width === 'wide' && (
          <span className={classes.roomy}>
            <FloorLink href={floorHref} />
          </span>
        )}
        <Button icon={<IconUsersPlus size={16} aria-hidden />} onClick={() => showDialog({ kind: 'room' })}>
          Room
        </Button>
        <IconButton label="All actions (Ctrl K)" onClick={() => showDialog({ kind: 'palette' })}>
          <IconCommand size={17} aria-hidden />
        </IconButton>
        <ColorSchemeToggle />
        <EndControl />
      </div>
    </>
  );
}

/** On a phone: pause, time, severity; the rest is behind the dots. */
function SmallTopBar({ onLeave }: { readonly onLeave: () => void }) {
  const { snapshot, steer, showDialog } = useControl();
  const { view } = snapshot;
  const isOn = view.phase === 'live' || view.phase === 'paused';
  return (
    <div className={classes.small}>
      <MainControl />
      <ClockText epochMs={view.startEpoch + view.t} />
      <span className="hw-grow" />
      <DeclaredSeverity />
      <Menu
        label="More"
        items={[
          { id: 'palette', label: 'All actions', run: () => showDialog({ kind: 'palette' }) },
          ...([1, 5, 20] as const).map((pace) => ({
            id: `pace-${pace}`,
            label: view.clock.pace === pace ? `Pace ${pace}x (now)` : `Pace ${pace}x`,
            disabled: !isOn || view.clock.pace === pace,
            run: () => void steer({ type: 'drill.pace', pace }),
          })),
          {
            id: 'skip',
            label: 'Skip to a happening',
            disabled: view.phase !== 'live',
            run: () => showDialog({ kind: 'skip' }),
          },
          { id: 'room', label: 'Room and join link', run: () => showDialog({ kind: 'room' }) },
          ...(view.phase === 'postmortem'
            ? [{ id: 'close', label: 'Close the postmortem', run: () => showDialog({ kind: 'close-postmortem' }) }]
            : [{ id: 'end', label: 'EndEx', disabled: !isOn, run: () => showDialog({ kind: 'end' }) }]),
          { id: 'leave', label: 'To the library', run: onLeave },
        ]}
      />
    </div>
  );
}

/** The evaluator's top bar: time and standing, and nothing that moves the drill. */
export function EvaluatorBar({ width, onLeave, floorHref }: Props) {
  const { room, snapshot } = useControl();
  const { view } = snapshot;
  return (
    <>
      <IconButton label="To the library" onClick={onLeave}>
        <IconArrowLeft size={17} aria-hidden />
      </IconButton>
      {width !== 'phone' && <Tag tone="accent">Evaluator</Tag>}
      <ClockText epochMs={view.startEpoch + view.t} large={width !== 'phone'} />
      <DeclaredSeverity />
      {width !== 'phone' && <TeamStatus />}
      <div className={classes.right}>
        <ConnectionChip room={room} isCompact />
        {width !== 'phone' && <FloorLink href={floorHref} />}
        <ColorSchemeToggle />
      </div>
    </>
  );
}
