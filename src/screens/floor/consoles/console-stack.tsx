import { Suspense } from 'react';
import { ConsoleTabPanel, ConsoleTabs } from '../../../ui/console-tabs';
import { ConsoleBoundary } from './console-boundary';
import { consoleIcons } from './console-icons';
import { ConsoleLoading } from './console-loading';
import classes from './consoles.module.css';
import { lazyConsoles } from './lazy-consoles';
import { type ConsoleId, consoleList, consoleTitle, isConsoleId } from './list';
import { ConsoleContext, type ConsoleContextValue } from './parts/console-context';
import { useVisible } from './parts/use-visible';

/** Tabs and the console that is open under them. */
export function ConsoleStack({
  place,
  active,
  news,
  onOpen,
  context,
}: {
  readonly place: 'top' | 'bottom';
  readonly active: ConsoleId;
  readonly news: ReadonlySet<ConsoleId>;
  readonly onOpen: (id: ConsoleId) => void;
  readonly context: Omit<ConsoleContextValue, 'visible' | 'open'>;
}) {
  const { ref, visible } = useVisible();
  const idBase = `console-${place}`;
  const Console = lazyConsoles[active];
  const title = consoleTitle(active);
  return (
    <div ref={ref} className={classes.stack}>
      <ConsoleTabs
        label={place === 'top' ? 'Consoles' : 'Consoles, lower half'}
        idBase={idBase}
        active={active}
        onChange={(id) => {
          if (isConsoleId(id)) onOpen(id);
        }}
        tabs={consoleList.map(({ id, title: label }) => ({
          id,
          label,
          icon: consoleIcons[id],
          isNew: id !== active && news.has(id),
        }))}
      />
      <div className={classes.panel}>
        <ConsoleTabPanel idBase={idBase} tabId={active}>
          <ConsoleContext value={{ ...context, visible, open: onOpen }}>
            <ConsoleBoundary key={`${active} ${context.snapshot.actingAs}`} title={title}>
              <Suspense fallback={<ConsoleLoading title={title} />}>
                <Console />
              </Suspense>
            </ConsoleBoundary>
          </ConsoleContext>
        </ConsoleTabPanel>
      </div>
    </div>
  );
}
