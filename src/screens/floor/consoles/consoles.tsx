import { useCallback, useEffect, useMemo, useState } from 'react';
import type { DrillSession, SessionSnapshot } from '../../../session/types';
import { SplitPanes } from '../../../ui/split-panes';
import { show } from '../../parts/showing';
import { useConsoleRequests } from '../console-requests';
import { ConsoleStack } from './console-stack';
import classes from './consoles.module.css';
import { type ConsoleId, isConsoleId } from './list';
import { focusConsole } from './parts/focus-console';
import { useFullScreen } from './use-full-screen';
import { useNews } from './use-news';
import { useOpenConsoles } from './use-open-consoles';

export interface ConsolesProps {
  readonly session: DrillSession;
  readonly snapshot: SessionSnapshot;
  readonly layout: 'wide' | 'drawer' | 'phone';
  /** Opens a console from outside; a new `nonce` is a new request. */
  readonly request?: { readonly console: string; readonly nonce: number };
}

/** The consoles of the floor: one, or two above each other. */
export function Consoles({ session, snapshot, layout, request }: ConsolesProps) {
  const { top, bottom, openAt, close } = useOpenConsoles();
  const lower = layout === 'phone' ? null : bottom;
  const full = useFullScreen();
  const [wanted, setWanted] = useState<{ readonly id: ConsoleId } | null>(null);

  const openConsole = useCallback(
    (id: string, focus = true) => {
      if (!isConsoleId(id)) return;
      openAt('asked', id);
      if (focus) setWanted({ id });
    },
    [openAt],
  );
  useConsoleRequests(openConsole);
  const nonce = request?.nonce;
  const asked = request?.console;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a request counts once, by its nonce
  useEffect(() => {
    if (asked !== undefined) openConsole(asked);
  }, [nonce]);
  useEffect(() => (wanted === null ? undefined : focusConsole(wanted.id)), [wanted]);

  useEffect(() => {
    show(session.room, { console: top });
    return () => show(session.room, { console: undefined });
  }, [session.room, top]);

  const open = useMemo(() => (lower === null ? [top] : [top, lower]), [top, lower]);
  const news = useNews(snapshot, session.drillId, open);
  const context = {
    session,
    snapshot,
    layout,
    isFullScreen: full.isFull,
    isSplit: lower !== null,
    ...(layout === 'phone' ? {} : { onFullScreen: full.toggle }),
  };
  const stack = (place: 'top' | 'bottom', id: ConsoleId) => (
    <ConsoleStack
      place={place}
      active={id}
      news={news}
      onOpen={(next) => openAt(place, next)}
      context={
        layout === 'phone'
          ? context
          : { ...context, onSplit: () => (lower === null ? openAt('split', id) : close(place)) }
      }
    />
  );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape inside of it leaves full screen, as a shortcut for the button
    <div
      ref={full.ref}
      className={classes.root}
      data-full={full.isFull || undefined}
      style={full.style}
      onKeyDown={full.onKeyDown}
    >
      {lower === null ? (
        stack('top', top)
      ) : (
        <SplitPanes
          storageKey="consoles"
          direction="column"
          panes={[
            { id: 'top', label: 'the upper console', min: 160, content: stack('top', top) },
            { id: 'bottom', label: 'the lower console', min: 160, content: stack('bottom', lower) },
          ]}
        />
      )}
    </div>
  );
}
