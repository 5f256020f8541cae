import { lazy, Suspense } from 'react';
import { Drawer } from '../../ui/drawer';
import { LoadingBar } from '../../ui/loading-bar';
import { SplitPanes } from '../../ui/split-panes';
import type { MediaWidth } from '../../ui/use-media-width';
import { ChannelPane } from './channels/channel-pane';
import type { Unread } from './channels/use-unread';
import classes from './floor-screen.module.css';
import { type FloorPane, useFloor } from './parts/floor-context';
import { PeoplePane } from './people/people-pane';

const Consoles = lazy(async () => ({ default: (await import('./consoles/consoles')).Consoles }));

interface LayoutProps {
  readonly width: MediaWidth;
  readonly pane: FloorPane;
  readonly isDrawerOpen: boolean;
  readonly setDrawerOpen: (open: boolean) => void;
  readonly unread: Unread;
}

/** Three panes side by side; with less room the consoles in a drawer; on a phone one at a time. */
export function Layout({ width, pane, isDrawerOpen, setDrawerOpen, unread }: LayoutProps) {
  const people = (
    <div className={classes.pane} data-floor-pane="people">
      <PeoplePane />
    </div>
  );
  const channel = (
    <div className={classes.pane} data-floor-pane="channel">
      <ChannelPane unread={unread} />
    </div>
  );
  if (width === 'wide') {
    return (
      <SplitPanes
        storageKey="floor"
        panes={[
          { id: 'people', label: 'People', min: 200, initial: 240, content: people },
          { id: 'channel', label: 'Channel', min: 380, content: channel },
          { id: 'consoles', label: 'Consoles', min: 440, content: <ConsolesPane layout="wide" /> },
        ]}
      />
    );
  }
  if (width === 'narrow') {
    return isDrawerOpen ? (
      <div className={classes.withDrawer}>
        {channel}
        <div className={classes.drawerPlace}>
          <Drawer open label="Consoles" onClose={() => setDrawerOpen(false)} width={520}>
            <ConsolesPane layout="drawer" />
          </Drawer>
        </div>
      </div>
    ) : (
      <SplitPanes
        storageKey="floor.narrow"
        panes={[
          { id: 'people', label: 'People', min: 200, initial: 240, content: people },
          { id: 'channel', label: 'Channel', min: 380, content: channel },
        ]}
      />
    );
  }
  return pane === 'people' ? people : pane === 'channel' ? channel : <ConsolesPane layout="phone" />;
}

function ConsolesPane({ layout }: { readonly layout: 'wide' | 'drawer' | 'phone' }) {
  const { session, snapshot } = useFloor();
  return (
    <div className={classes.pane} data-floor-pane="consoles">
      <Suspense fallback={<LoadingBar label="Loading the consoles" />}>
        <Consoles session={session} snapshot={snapshot} layout={layout} />
      </Suspense>
    </div>
  );
}
