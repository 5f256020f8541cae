import { useCallback } from 'react';
import { useRemembered } from '../../../ui/remembered';
import { type ConsoleId, isConsoleId } from './list';

interface Open {
  readonly top: ConsoleId;
  readonly bottom: ConsoleId | null;
}

const START: Open = { top: 'playbook', bottom: null };

function parse(stored: unknown): Open | undefined {
  if (typeof stored !== 'object' || stored === null || !('top' in stored) || !isConsoleId(stored.top)) return undefined;
  const bottom = 'bottom' in stored && isConsoleId(stored.bottom) ? stored.bottom : null;
  return { top: stored.top, bottom: bottom === stored.top ? null : bottom };
}

/** Beside which console another one is most useful when the place is split. */
function partner(id: ConsoleId): ConsoleId {
  return id === 'logs' ? 'metrics' : 'logs';
}

/**
 * Which consoles are open, remembered in this browser. The same console is never open twice: what is open in the other half
 * changes places.
 */
export function openNext(open: Open, place: 'top' | 'bottom' | 'split' | 'asked', id: ConsoleId): Open {
  if (place === 'split') return { top: open.top, bottom: partner(open.top) };
  if (place === 'asked') return open.bottom === id ? open : openNext(open, 'top', id);
  const other = place === 'top' ? open.bottom : open.top;
  if (other === id) return open.bottom === null ? open : { top: open.bottom, bottom: open.top };
  return place === 'top' ? { ...open, top: id } : { ...open, bottom: id };
}

/** The open consoles and what changes them. `close` closes one half of the split. */
export function useOpenConsoles(): Open & {
  readonly openAt: (place: 'top' | 'bottom' | 'split' | 'asked', id: ConsoleId) => void;
  readonly close: (place: 'top' | 'bottom') => void;
} {
  const [open, setOpen] = useRemembered<Open>('consoles.open', START, parse);
  const openAt = useCallback(
    (place: 'top' | 'bottom' | 'split' | 'asked', id: ConsoleId) => setOpen(openNext(open, place, id)),
    [open, setOpen],
  );
  const close = useCallback(
    (place: 'top' | 'bottom') => setOpen({ top: place === 'top' ? (open.bottom ?? open.top) : open.top, bottom: null }),
    [open, setOpen],
  );
  return { ...open, openAt, close };
}
