import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { RoomSession } from '../../session/room/types';
import { Banner } from '../../ui/banner';
import { VisuallyHidden } from '../../ui/visually-hidden';
import classes from './connection.module.css';
import { connectionWords } from './connection-words';
import { useRoom } from './use-room';

/** A loss that is over sooner (ms) is not worth a line across the screen. */
const PATIENCE = 1_500;
/** How long the return is told to whoever cannot see that the line has gone (ms). */
const TOLD = 5_000;

interface Props {
  readonly room: RoomSession;
}

interface ChipProps extends Props {
  /** Makes it a button, as for a dialog with everything about the room. */
  readonly onOpen?: () => void;
  /** A sign without words (they stay for screen readers). */
  readonly iconOnly?: boolean;
  /** The same on screens that are not wide, for as long as the connection is good. */
  readonly isCompact?: boolean;
}

/** Whether this machine is connected, in a word; more in its tooltip. */
export function ConnectionChip({ room, onOpen, iconOnly, isCompact }: ChipProps) {
  const { connection } = useRoom(room);
  const { tone, short, long } = connectionWords(connection);
  const Icon = connection.status === 'connected' ? IconPlugConnected : IconPlugConnectedX;
  const size = iconOnly === true ? 'icon' : isCompact === true ? 'compact' : undefined;
  const inside = (
    <>
      <Icon size={15} aria-hidden />
      <span>{short}</span>
    </>
  );
  return onOpen === undefined ? (
    <span className={classes.chip} data-tone={tone} data-size={size} data-tip={long}>
      {inside}
    </span>
  ) : (
    <button
      type="button"
      className={classes.chip}
      data-tone={tone}
      data-size={size}
      data-tip={long}
      aria-label={`The room: ${short}`}
      aria-haspopup="dialog"
      onClick={onOpen}
    >
      {inside}
    </button>
  );
}

/** A line across the screen while the connection is gone: what waits, and that nothing is lost. Silent otherwise. */
export function ConnectionBanner({ room }: Props) {
  const { connection } = useRoom(room);
  const isLost = useLasting(connection.status !== 'connected' && connection.status !== 'connecting', PATIENCE);
  const isBack = useReturn(isLost);
  const { tone, short, note } = connectionWords(connection);
  return (
    <div role="status" aria-live="polite">
      {isLost && <Banner tone={tone === 'bad' ? 'bad' : 'warn'} title={short} text={note} />}
      {isBack && <VisuallyHidden>The connection is back.</VisuallyHidden>}
    </div>
  );
}

/** True once something has been so for a while; false at once when it is over. */
function useLasting(isSo: boolean, ms: number): boolean {
  const [has, setHas] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = window.setTimeout(() => setHas(true), ms);
    return () => {
      window.clearTimeout(timer);
      setHas(false);
    };
  }, [isSo, ms]);
  return isSo && has;
}

/** True for a moment after something has ended. */
function useReturn(isSo: boolean): boolean {
  const [is, setIs] = useState(false);
  const was = useRef(isSo);
  useEffect(() => {
    if (was.current === isSo) return;
    was.current = isSo;
    setIs(!isSo);
    if (isSo) return;
    const timer = window.setTimeout(() => setIs(false), TOLD);
    return () => window.clearTimeout(timer);
  }, [isSo]);
  return is;
}
