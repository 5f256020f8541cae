import { IconMessage, IconTerminal2, IconUsers } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import type { DrillSession } from '../../session/types';
import { AppShell } from '../../ui/app-shell';
import { BottomBar } from '../../ui/bottom-bar';
import { CommandPalette } from '../../ui/command-palette';
import { type MediaWidth, useMediaWidth } from '../../ui/use-media-width';
import { show } from '../parts/showing';
import { countsOf } from './channels/conversations';
import { useUnread } from './channels/use-unread';
import { CoachBand } from './coach/coach-band';
import classes from './floor-screen.module.css';
import { Layout } from './layout';
import { Dialogs } from './parts/dialogs';
import { FloorContext } from './parts/floor-context';
import { paletteItems } from './parts/palette-items';
import { useFloorParts } from './parts/use-floor';
import { useFloorKeys } from './parts/use-floor-keys';
import { hasWaiting } from './people/people-pane';
import { ExerciseStrip } from './top-bar/exercise-strip';
import { Notices } from './top-bar/notices';
import { SmallTopBar, TopBar } from './top-bar/top-bar';
import { useAlarms } from './top-bar/use-alarms';

export interface FloorScreenProps {
  readonly session: DrillSession;
  /** What the coach need not say any more, from the last drills. */
  readonly known?: ReadonlySet<string>;
  /** To the library, after a stop. */
  readonly onLeave: () => void;
  /** To the postmortem (or the debrief), once the live part is over. */
  readonly onPostmortem: () => void;
}

const NOTHING: ReadonlySet<string> = new Set();

/** The live drill. */
export function FloorScreen({ session, known = NOTHING, onLeave, onPostmortem }: FloorScreenProps) {
  const floor = useFloorParts(session);
  const width = useMediaWidth();
  const { snapshot, dialog, pane, isDrawerOpen, setDrawerOpen, showDialog, showPane } = floor;
  const { view, state, actingAs } = snapshot;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is new at each tick, its messages only when these are
  const counts = useMemo(() => countsOf(view), [state.messages, actingAs]);
  const unread = useUnread(session.drillId, actingAs, counts);
  useAlarms(view);
  const { room } = session;
  // That somebody writes to one person is theirs; with whom is not for everybody in the room.
  const channel = floor.conversation.startsWith('dm:') ? 'a direct message' : floor.conversation;
  useEffect(() => show(room, { where: 'floor', channel }), [room, channel]);
  useFloorKeys(floor);
  return (
    <FloorContext value={floor}>
      <AppShell
        mainLabel="Floor"
        exercise={<ExerciseStrip isShort={width === 'phone'} />}
        header={width === 'phone' ? <SmallTopBar /> : <TopBar consoles={drawer(width, isDrawerOpen, setDrawerOpen)} />}
        footer={
          width === 'phone' ? (
            <BottomBar
              label="Panes"
              active={pane}
              onChange={(id) => showPane(id === 'people' || id === 'consoles' ? id : 'channel')}
              items={[
                { id: 'people', label: 'People', icon: <IconUsers size={20} aria-hidden />, isNew: hasWaiting(view) },
                {
                  id: 'channel',
                  label: 'Channel',
                  icon: <IconMessage size={20} aria-hidden />,
                  isNew: pane !== 'channel' && Object.keys(counts).some((id) => unread.of(id) > 0),
                },
                { id: 'consoles', label: 'Consoles', icon: <IconTerminal2 size={20} aria-hidden /> },
              ]}
            />
          ) : undefined
        }
      >
        <div className={classes.main}>
          <Notices onLeave={onLeave} onPostmortem={onPostmortem} />
          <CoachBand known={known} />
          <div className={classes.panes}>
            <Layout
              width={width}
              pane={pane}
              isDrawerOpen={isDrawerOpen}
              setDrawerOpen={setDrawerOpen}
              unread={unread}
            />
          </div>
        </div>
      </AppShell>
      <Dialogs open={dialog} onLeave={onLeave} onPostmortem={onPostmortem} />
      {dialog === 'palette' && (
        <CommandPalette open onClose={() => showDialog(undefined)} items={paletteItems(floor)} />
      )}
    </FloorContext>
  );
}

function drawer(width: MediaWidth, isOpen: boolean, setOpen: (open: boolean) => void) {
  return width === 'narrow' ? { isOpen, toggle: () => setOpen(!isOpen) } : undefined;
}
