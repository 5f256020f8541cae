import { IconArrowLeft, IconFocusCentered, IconLayoutSidebarRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { captions } from '../../../report/captions';
import type { WatchedSession } from '../../../session/watched-session';
import { AppShell } from '../../../ui/app-shell';
import { Button, IconButton } from '../../../ui/button';
import { ClockText } from '../../../ui/clock-text';
import { ColorSchemeToggle } from '../../../ui/color-scheme-toggle';
import { Tag } from '../../../ui/tag';
import { useHotkeys } from '../../../ui/use-hotkeys';
import { useMediaWidth } from '../../../ui/use-media-width';
import { countsOf } from '../channels/conversations';
import { useUnread } from '../channels/use-unread';
import floor from '../floor-screen.module.css';
import { Layout } from '../layout';
import { FloorContext } from '../parts/floor-context';
import { type FloorParts, useFloorParts } from '../parts/use-floor';
import { Cadence, Severity, Status } from '../top-bar/standing';
import { CaptionBand } from './caption-band';
import { useFollowLooks } from './use-follow-looks';
import classes from './watch.module.css';

interface Props {
  readonly session: WatchedSession;
  readonly onLeave: () => void;
}

/**
 * The floor for whoever looks on: everything to look at, nothing to do. While bots play there are captions that say what
 * happens and why.
 */
export function WatchFloor({ session, onLeave }: Props) {
  const parts = useFloorParts(session);
  const width = useMediaWidth();
  const { drill, state, view } = parts.snapshot;
  const [isFollowing, setFollowing] = useState(true);
  const { happenings, facts, pages, messages } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state is new at each tick, captions only when these are
  const list = useMemo(() => captions(drill, state), [drill, happenings, facts, pages, messages]);
  const unread = useUnread(session.drillId, view.me, countsOf(view));
  useFollowLooks(session, list, isFollowing);
  const { controls } = session;
  const toggle = () =>
    view.phase === 'paused' ? controls?.resume() : view.phase === 'live' ? controls?.pause() : undefined;
  // A second skip would end the one that is under way.
  const skip = () => (parts.snapshot.skipping ? undefined : void controls?.skip());
  useHotkeys({ space: toggle, arrowright: skip, escape: onLeave });
  return (
    <FloorContext value={parts}>
      <AppShell
        mainLabel="Watched drill"
        header={<Bar parts={parts} width={width} isFollowing={isFollowing} follow={setFollowing} onLeave={onLeave} />}
      >
        <div className={floor.main}>
          {/* Captions tell what is behind it: where people play, that would give it away to whoever looks over a shoulder. */}
          {controls !== undefined && <CaptionBand list={list} controls={controls} />}
          <div className={floor.panes}>
            <Layout
              width={width}
              pane={parts.pane}
              isDrawerOpen={parts.isDrawerOpen}
              setDrawerOpen={parts.setDrawerOpen}
              unread={unread}
            />
          </div>
        </div>
      </AppShell>
    </FloorContext>
  );
}

interface BarProps {
  readonly parts: FloorParts;
  readonly width: ReturnType<typeof useMediaWidth>;
  readonly isFollowing: boolean;
  readonly follow: (follow: boolean) => void;
  readonly onLeave: () => void;
}

function Bar({ parts, width, isFollowing, follow, onLeave }: BarProps) {
  const { drill, view } = parts.snapshot;
  const isObserving = parts.session.room !== undefined;
  return (
    <div className={classes.bar}>
      <Button kind="quiet" icon={<IconArrowLeft size={16} aria-hidden />} onClick={onLeave}>
        Library
      </Button>
      {width !== 'phone' && <Tag tone="accent">{isObserving ? 'Observing' : 'Watching'}</Tag>}
      <ClockText epochMs={view.startEpoch + view.t} large={width !== 'phone'} />
      <Severity />
      {width === 'wide' && <Status />}
      {width !== 'phone' && <Cadence />}
      <span className={classes.title}>{width === 'wide' ? drill.bundle.scenario.title : ''}</span>
      {width === 'narrow' && (
        <IconButton
          label={parts.isDrawerOpen ? 'Close the consoles' : 'Open the consoles'}
          active={parts.isDrawerOpen}
          onClick={() => parts.setDrawerOpen(!parts.isDrawerOpen)}
        >
          <IconLayoutSidebarRight size={17} aria-hidden />
        </IconButton>
      )}
      {width !== 'phone' && (
        <IconButton
          label={isObserving ? 'Consoles follow what people look at' : 'Consoles follow what the bots look at'}
          active={isFollowing}
          onClick={() => follow(!isFollowing)}
        >
          <IconFocusCentered size={17} aria-hidden />
        </IconButton>
      )}
      <ColorSchemeToggle />
    </div>
  );
}
