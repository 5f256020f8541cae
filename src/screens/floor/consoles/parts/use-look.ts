import { useEffect, useRef } from 'react';
import { type DrillTime, MINUTE } from '../../../../base/drill-time';
import type { ConsoleId } from '../list';
import { useConsole } from './console-context';

/** A glance on the way to somewhere else is no look: this long (ms of wall time) it has to stay. */
const GLANCE = 400;
/** Whoever keeps watching telemetry has looked again after this much drill time. */
export const WATCHING: DrillTime = 5 * MINUTE;
/** As many as an entry of the record takes. */
const MOST_EVIDENCE = 60;

/**
 * Puts into the record that the acting person looked, with what it showed: when the query changes, when it shows something
 * new, and with `again` (drill ms) while they keep watching. Nothing is recorded out of sight or while the drill stands still.
 */
export function useLook(consoleId: ConsoleId, query: string, evidence: readonly string[], again?: DrillTime): void {
  const { session, snapshot, visible } = useConsole();
  const can = visible && snapshot.view.phase === 'live';
  const shown = [...new Set(evidence)].sort().join('\n');
  const beat = again === undefined ? 0 : Math.floor(snapshot.now / again);
  const last = useRef<{ readonly place: string; readonly seen: ReadonlySet<string> } | null>(null);

  useEffect(() => {
    if (!can || query === '') return;
    const place = `${query}\n${beat}`;
    const ids = shown === '' ? [] : shown.split('\n');
    const before = last.current;
    if (before?.place === place && ids.every((id) => before.seen.has(id))) return;
    const timer = window.setTimeout(() => {
      last.current = { place, seen: new Set([...(before?.place === place ? before.seen : []), ...ids]) };
      session.look(consoleId, query.slice(0, 1_900), ids.slice(0, MOST_EVIDENCE));
    }, GLANCE);
    return () => window.clearTimeout(timer);
  }, [session, consoleId, can, query, shown, beat]);
}
