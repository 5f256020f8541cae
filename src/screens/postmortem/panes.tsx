import { IconBulb, IconEye, IconList, IconListDetails, IconPencil, IconTable } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { BottomBar } from '../../ui/bottom-bar';
import { ConsoleTabPanel, ConsoleTabs } from '../../ui/console-tabs';
import { FactsPane } from './facts-pane';
import { HintsPane } from './hints-pane';
import { OutlinePane } from './outline-pane';
import classes from './panes.module.css';
import { PreviewPane } from './preview-pane';
import { TablePane } from './table-pane';

const icon = { size: 18, 'aria-hidden': true } as const;

/** The parts of the desk. On a phone each has the screen for itself. */
export const PANES = [
  { id: 'write', label: 'Write', icon: <IconPencil {...icon} /> },
  { id: 'outline', label: 'Outline', icon: <IconList {...icon} /> },
  { id: 'facts', label: 'Facts', icon: <IconListDetails {...icon} /> },
  { id: 'preview', label: 'Preview', icon: <IconEye {...icon} /> },
  { id: 'table', label: 'Table', icon: <IconTable {...icon} /> },
  { id: 'hints', label: 'Hints', icon: <IconBulb {...icon} /> },
] as const;
export type PaneId = (typeof PANES)[number]['id'];

export const parsePane = (stored: unknown): PaneId | undefined => PANES.find((p) => p.id === stored)?.id;

const CONTENT: Readonly<Record<Exclude<PaneId, 'write'>, () => ReactNode>> = {
  outline: OutlinePane,
  facts: FactsPane,
  preview: PreviewPane,
  table: TablePane,
  hints: HintsPane,
};

/** One of the panes beside the editor. */
export const SidePane = memo(function SidePane({ pane }: { readonly pane: Exclude<PaneId, 'write'> }) {
  const Content = CONTENT[pane];
  return <Content />;
});

/** On a phone: which pane is on screen. */
export function PaneBar({ pane, onPane }: { readonly pane: PaneId; readonly onPane: (pane: PaneId) => void }) {
  return (
    <BottomBar
      label="Parts of the desk"
      items={PANES}
      active={pane}
      onChange={(id) => onPane(parsePane(id) ?? 'write')}
    />
  );
}

/** Beside the editor: tabs over some of the panes. */
export const SideTabs = memo(function SideTabs({
  of,
  pane,
  onPane,
}: {
  readonly of: readonly Exclude<PaneId, 'write'>[];
  readonly pane: Exclude<PaneId, 'write'>;
  readonly onPane: (pane: Exclude<PaneId, 'write'>) => void;
}) {
  return (
    <div className={classes.side}>
      <ConsoleTabs
        label="Beside the text"
        idBase="desk"
        tabs={PANES.filter((p) => of.some((id) => id === p.id)).map(({ id, label }) => ({ id, label }))}
        active={pane}
        onChange={(id) => onPane(of.find((p) => p === id) ?? pane)}
      />
      <ConsoleTabPanel idBase="desk" tabId={pane}>
        <SidePane pane={pane} />
      </ConsoleTabPanel>
    </div>
  );
});
