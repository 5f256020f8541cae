import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import classes from './console-tabs.module.css';
import { cx } from './cx';
import { DotNew } from './dot-new';

export interface ConsoleTab {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly isNew?: boolean;
}

export interface ConsoleTabsProps {
  readonly label: string;
  readonly tabs: readonly ConsoleTab[];
  readonly active: string;
  readonly onChange: (id: string) => void;
  /** Ties tabs to their panel: the same in ConsoleTabPanel. */
  readonly idBase: string;
  /** At the right of the tabs. */
  readonly actions?: ReactNode;
}

/**
 * Tabs over consoles. Arrow keys, Home and End only move the focus; Enter, Space or a click opens, because opening a console
 * may count for something. Where room is short, tabs with an icon show their word only while open or focused.
 */
export function ConsoleTabs({ label, tabs, active, onChange, idBase, actions }: ConsoleTabsProps) {
  const [focused, setFocused] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const stop = tabs.some((tab) => tab.id === focused) ? focused : active;

  useEffect(() => {
    list.current
      ?.querySelector(`[data-tab="${CSS.escape(active)}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);

  const onKeyDown = (event: KeyboardEvent) => {
    const here = tabs.findIndex((tab) => tab.id === stop);
    const goal =
      event.key === 'ArrowRight'
        ? (here + 1) % tabs.length
        : event.key === 'ArrowLeft'
          ? (here - 1 + tabs.length) % tabs.length
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? tabs.length - 1
              : null;
    const next = goal === null ? undefined : tabs[goal];
    if (next === undefined) return;
    event.preventDefault();
    setFocused(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(next.id)}"]`)?.focus();
  };

  return (
    <div className={classes.bar}>
      <div ref={list} role="tablist" aria-label={label} className={classes.list} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`${idBase}-tab-${tab.id}`}
            data-tab={tab.id}
            data-tip={tab.icon === undefined || tab.id === active || tab.id === focused ? undefined : tab.label}
            type="button"
            role="tab"
            aria-selected={tab.id === active}
            aria-controls={tab.id === active ? `${idBase}-panel-${tab.id}` : undefined}
            tabIndex={tab.id === stop ? 0 : -1}
            className={cx(classes.tab, tab.icon !== undefined && classes.withIcon)}
            onFocus={() => setFocused(tab.id)}
            onClick={() => onChange(tab.id)}
          >
            {tab.icon !== undefined && (
              <span className={classes.icon} aria-hidden="true">
                {tab.icon}
              </span>
            )}
            <span className={classes.label}>{tab.label}</span>
            {tab.isNew && (
              <span className={classes.dot}>
                <DotNew label=", something new" />
              </span>
            )}
          </button>
        ))}
      </div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}

/** What an open tab shows. */
export function ConsoleTabPanel({
  idBase,
  tabId,
  children,
}: {
  readonly idBase: string;
  readonly tabId: string;
  readonly children: ReactNode;
}) {
  return (
    <div
      role="tabpanel"
      id={`${idBase}-panel-${tabId}`}
      aria-labelledby={`${idBase}-tab-${tabId}`}
      className={classes.panel}
    >
      {children}
    </div>
  );
}
