import { useEffect } from 'react';
import { AppShell } from '../../ui/app-shell';
import { BottomBar } from '../../ui/bottom-bar';
import { CommandPalette } from '../../ui/command-palette';
import { useMediaWidth } from '../../ui/use-media-width';
import { show } from '../parts/showing';
import { Dialogs } from './dialogs/dialogs';
import classes from './facilitator.module.css';
import { Layout, PANE_ICONS, usePaneNews } from './layout';
import { ControlContext, PANES, useControl } from './parts/control-context';
import { PANE_TITLES, paletteItems } from './parts/palette-items';
import { useControlRoom } from './parts/use-control';
import { useControlKeys } from './parts/use-control-keys';
import { useMsel } from './script/use-msel';
import { Notices } from './top/notices';
import { Strip } from './top/strip';
import { TopBar } from './top/top-bar';
import type { ControlRoomProps } from './types';

/** The facilitator's console: the truth, the script, the people, and everything that steers the drill. */
export function FacilitatorScreen(props: ControlRoomProps) {
  const control = useControlRoom(props, true, 'script');
  const width = useMediaWidth();
  useControlKeys(control);
  const { room } = props;
  useEffect(() => show(room, { where: 'console' }), [room]);
  return (
    <ControlContext value={control}>
      <AppShell
        mainLabel="Facilitator’s console"
        exercise={<Strip isShort={width === 'phone'} />}
        header={<TopBar width={width} onLeave={props.onLeave} floorHref={props.floorHref} />}
        footer={width === 'phone' ? <Panes /> : undefined}
      >
        <div className={classes.main}>
          <Notices onLeave={props.onLeave} onDebrief={props.onDebrief} />
          <div className={classes.panes}>
            <Layout width={width} />
          </div>
        </div>
      </AppShell>
      <Dialogs />
      {control.dialog?.kind === 'palette' && <Palette floorHref={props.floorHref} />}
    </ControlContext>
  );
}

/** Short names: six of them share the width of a phone. */
const SHORT = { ...PANE_TITLES, observations: 'Observe' } as const;

function Panes() {
  const { pane, showPane } = useControl();
  const isNew = usePaneNews();
  return (
    <BottomBar
      label="Panes"
      active={pane}
      onChange={(id) => showPane(PANES.find((p) => p === id) ?? 'script')}
      items={PANES.map((id) => ({ id, label: SHORT[id], icon: PANE_ICONS[id], isNew: id !== pane && isNew(id) }))}
    />
  );
}

function Palette({ floorHref }: Pick<ControlRoomProps, 'floorHref'>) {
  const control = useControl();
  const rows = useMsel();
  return (
    <CommandPalette open onClose={() => control.showDialog(undefined)} items={paletteItems(control, rows, floorHref)} />
  );
}
