import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { postmortemVersions } from '../../drill/postmortem';
import type { DrillSession, SessionSnapshot } from '../../session/types';
import { AppShell } from '../../ui/app-shell';
import { Button, IconButton } from '../../ui/button';
import { ColorSchemeToggle } from '../../ui/color-scheme-toggle';
import { useMediaWidth } from '../../ui/use-media-width';
import { ConnectionBanner, ConnectionChip } from '../parts/connection-chip';
import { show } from '../parts/showing';
import { DeskBody } from './desk-body';
import { DueTime } from './due';
import { PaneBar, type PaneId } from './panes';
import classes from './postmortem.module.css';
import { useActs } from './use-acts';

export interface PostmortemScreenProps {
  readonly session: DrillSession;
  readonly snapshot: SessionSnapshot;
  readonly onLeave: () => void;
  /** Given in the debrief: a submitted text is revised, and this goes back there. */
  readonly onRevised?: (() => void) | undefined;
}

/** The desk at which a postmortem is written after the live part, and revised after the debrief. One person holds the pen at a time. */
export function PostmortemScreen({ session, snapshot, onLeave, onRevised }: PostmortemScreenProps) {
  const { drill, state, view, actingAs, seats } = snapshot;
  const isPhone = useMediaWidth() === 'phone';
  const [pane, setPane] = useState<PaneId>('write');
  /** Saves what is unsaved before somebody else acts, or the desk is left. */
  const leaving = useRef<() => Promise<unknown>>(async () => undefined);
  const acts = useActs(session);
  const mayWrite = view.postmortem.pen === undefined || view.postmortem.pen === actingAs;
  const first = async (then: () => void) => {
    await leaving.current();
    then();
  };
  const version = postmortemVersions(state).length;
  const { room } = session;
  useEffect(() => show(room, { where: 'postmortem', console: undefined, channel: undefined }), [room]);
  const desk = (
    <DeskBody
      key={actingAs}
      session={session}
      snapshot={snapshot}
      pane={pane}
      onPane={setPane}
      onRevised={onRevised}
      leaving={leaving}
    />
  );
  return (
    <AppShell
      mainLabel="Postmortem"
      header={
        <div className={classes.header}>
          <Button
            kind="quiet"
            icon={<IconArrowLeft size={16} aria-hidden />}
            onClick={() => void first(onRevised ?? onLeave)}
          >
            {onRevised === undefined ? 'Library' : 'Debrief'}
          </Button>
          {onRevised === undefined ? (
            <DueTime drill={drill} state={state} onSkip={mayWrite ? (hours) => void acts.skip(hours) : undefined} />
          ) : (
            <span className={classes.revising}>
              Revising version {version}
              <span className={classes.until}>; the drill’s card keeps the first</span>
            </span>
          )}
          <span className="hw-grow" />
          {seats.length > 1 && (
            <label className={classes.seat}>
              <span className={classes.seatLabel}>Acting as</span>
              <select
                aria-label="Acting as"
                value={actingAs}
                onChange={(event) => {
                  const person = event.currentTarget.value;
                  void first(() => session.setActingAs(person));
                }}
              >
                {seats.map((s) => (
                  <option key={s.id} value={s.id}>
                    {s.name}
                  </option>
                ))}
              </select>
            </label>
          )}
          {room !== undefined && <ConnectionChip room={room} iconOnly />}
          <IconButton label="Print the document" onClick={() => window.print()}>
            <IconPrinter size={16} aria-hidden />
          </IconButton>
          <ColorSchemeToggle />
        </div>
      }
      footer={isPhone ? <PaneBar pane={pane} onPane={setPane} /> : undefined}
    >
      {room === undefined ? (
        desk
      ) : (
        <div className={classes.inRoom}>
          <ConnectionBanner room={room} />
          <div className={classes.under}>{desk}</div>
        </div>
      )}
    </AppShell>
  );
}
