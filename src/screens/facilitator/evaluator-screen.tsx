import { useEffect } from 'react';
import { AppShell } from '../../ui/app-shell';
import { BottomBar } from '../../ui/bottom-bar';
import { ConsoleTabPanel, ConsoleTabs } from '../../ui/console-tabs';
import { SplitPanes } from '../../ui/split-panes';
import { useHotkeys } from '../../ui/use-hotkeys';
import { type MediaWidth, useMediaWidth } from '../../ui/use-media-width';
import { show } from '../parts/showing';
import classes from './facilitator.module.css';
import { PANE_ICONS, Place } from './layout';
import { type Control, ControlContext, EVALUATOR_PANES, type PaneId, useControl } from './parts/control-context';
import { PANE_TITLES } from './parts/palette-items';
import { useControlRoom } from './parts/use-control';
import { Notices } from './top/notices';
import { Strip } from './top/strip';
import { EvaluatorBar } from './top/top-bar';
import type { ControlRoomProps } from './types';

const HAPPENS = ['timeline', 'channels'] as const satisfies readonly PaneId[];

/** What an evaluator sees: what is expected, what everybody can see happen, and their own observations. */
export function EvaluatorScreen(props: ControlRoomProps) {
  const control = useControlRoom(props, false, 'objectives');
  const width = useMediaWidth();
  const { room } = props;
  useEffect(() => show(room, { where: 'console' }), [room]);
  useHotkeys({ n: () => control.observe({}) });
  return (
    <ControlContext value={control}>
      <AppShell
        mainLabel="Evaluator’s screen"
        exercise={<Strip isShort={width === 'phone'} />}
        header={<EvaluatorBar width={width} onLeave={props.onLeave} floorHref={props.floorHref} />}
        footer={width === 'phone' ? <Panes control={control} /> : undefined}
      >
        <div className={classes.main}>
          <Notices onLeave={props.onLeave} onDebrief={props.onDebrief} />
          <div className={classes.panes}>
            <EvaluatorLayout width={width} />
          </div>
        </div>
      </AppShell>
    </ControlContext>
  );
}

/** The pane that is open, or the first where what was remembered is none of an evaluator's. */
function openPane(pane: PaneId): (typeof EVALUATOR_PANES)[number] {
  return EVALUATOR_PANES.find((p) => p === pane) ?? 'objectives';
}

function Panes({ control }: { readonly control: Control }) {
  const { pane, showPane } = control;
  return (
    <BottomBar
      label="Panes"
      active={openPane(pane)}
      onChange={(id) => showPane(EVALUATOR_PANES.find((p) => p === id) ?? 'objectives')}
      items={EVALUATOR_PANES.map((id) => ({ id, label: PANE_TITLES[id], icon: PANE_ICONS[id] }))}
    />
  );
}

function EvaluatorLayout({ width }: { readonly width: MediaWidth }) {
  const { pane, side, showPane } = useControl();
  if (width === 'phone') return <Place pane={openPane(pane)} />;
  const tabs = (ids: readonly PaneId[], active: PaneId, label: string) => (
    <section className={classes.tabbed} aria-label={label}>
      <ConsoleTabs
        label={label}
        idBase="evaluator"
        active={active}
        onChange={(id) => showPane(EVALUATOR_PANES.find((p) => p === id) ?? 'objectives')}
        tabs={ids.map((id) => ({ id, label: PANE_TITLES[id] }))}
      />
      <ConsoleTabPanel idBase="evaluator" tabId={active}>
        <Place pane={active} />
      </ConsoleTabPanel>
    </section>
  );
  if (width === 'narrow') return tabs(EVALUATOR_PANES, openPane(pane), 'Panes');
  return (
    <SplitPanes
      storageKey="evaluator"
      panes={[
        { id: 'objectives', label: 'Objectives', min: 260, initial: 340, content: <Place pane="objectives" /> },
        {
          id: 'happens',
          label: 'What happens',
          min: 360,
          content: tabs(HAPPENS, side === 'channels' ? 'channels' : 'timeline', 'What happens'),
        },
        { id: 'observations', label: 'Observations', min: 340, initial: 420, content: <Place pane="observations" /> },
      ]}
    />
  );
}
