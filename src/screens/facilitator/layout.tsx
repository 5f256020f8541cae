import {
  IconEye,
  IconListCheck,
  IconMessages,
  IconNotes,
  IconTarget,
  IconTimeline,
  IconUsers,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ConsoleTabPanel, ConsoleTabs } from '../../ui/console-tabs';
import { SplitPanes } from '../../ui/split-panes';
import type { MediaWidth } from '../../ui/use-media-width';
import { ChannelsTab } from './channels/channels-tab';
import { waitingForCast } from './channels/conversations';
import { ObjectivesPane } from './evaluator/objectives-pane';
import classes from './facilitator.module.css';
import { ObservationsTab } from './observations/observations-tab';
import { PANES, type PaneId, SIDES, useControl } from './parts/control-context';
import { PANE_TITLES } from './parts/palette-items';
import { PeoplePane } from './people/people-pane';
import { ScriptPane } from './script/script-pane';
import { TimelineTab } from './timeline/timeline-tab';
import { TruthTab } from './truth/truth-tab';

const ICON = { size: 18, 'aria-hidden': true } as const;
export const PANE_ICONS: Readonly<Record<PaneId, ReactNode>> = {
  objectives: <IconTarget {...ICON} />,
  script: <IconListCheck {...ICON} />,
  people: <IconUsers {...ICON} />,
  truth: <IconEye {...ICON} />,
  channels: <IconMessages {...ICON} />,
  observations: <IconNotes {...ICON} />,
  timeline: <IconTimeline {...ICON} />,
};

function contentOf(pane: PaneId): ReactNode {
  switch (pane) {
    case 'objectives':
      return <ObjectivesPane />;
    case 'script':
      return <ScriptPane />;
    case 'people':
      return <PeoplePane />;
    case 'truth':
      return <TruthTab />;
    case 'channels':
      return <ChannelsTab />;
    case 'observations':
      return <ObservationsTab />;
    case 'timeline':
      return <TimelineTab />;
  }
}

/** One pane, found by its name. */
export function Place({ pane }: { readonly pane: PaneId }) {
  return (
    <div className={classes.pane} data-control-pane={pane}>
      {contentOf(pane)}
    </div>
  );
}

/** Is anything in this pane that waits for the facilitator? */
export function usePaneNews(): (pane: PaneId) => boolean {
  const { canSteer, snapshot } = useControl();
  const { drill, state } = snapshot;
  const isWaiting = canSteer && waitingForCast(drill, state.messages).length > 0;
  return (pane) => pane === 'channels' && isWaiting;
}

/** People, script and the rest side by side; tabs where there is less room; on a phone the bottom bar chooses. */
export function Layout({ width }: { readonly width: MediaWidth }) {
  const { pane, showPane, side } = useControl();
  const isNew = usePaneNews();
  if (width === 'phone') return <Place pane={pane} />;
  const tabs = (ids: readonly PaneId[], active: PaneId) => (
    <section
      className={classes.tabbed}
      aria-label={width === 'wide' ? 'Truth, channels and observations' : 'Control room'}
    >
      <ConsoleTabs
        label="Panes"
        idBase="control"
        active={active}
        onChange={(id) => showPane(PANES.find((p) => p === id) ?? 'script')}
        tabs={ids.map((id) => ({ id, label: PANE_TITLES[id], isNew: id !== active && isNew(id) }))}
      />
      <ConsoleTabPanel idBase="control" tabId={active}>
        <Place pane={active} />
      </ConsoleTabPanel>
    </section>
  );
  if (width === 'narrow') return tabs(PANES, pane);
  return (
    <SplitPanes
      storageKey="control"
      panes={[
        { id: 'people', label: 'People', min: 220, initial: 270, content: <Place pane="people" /> },
        { id: 'script', label: 'Script', min: 400, content: <Place pane="script" /> },
        { id: 'side', label: 'Truth, channels and observations', min: 340, initial: 430, content: tabs(SIDES, side) },
      ]}
    />
  );
}
