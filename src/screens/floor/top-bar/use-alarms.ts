import { useEffect } from 'react';
import type { View } from '../../../drill/view';
import { playPage, playTick } from '../../../ui/sound';
import { pagesToMe } from '../actions/availability';
import { offersToMe } from '../forms/roles';

/** Wall time between two rings of a page that nobody acknowledges, ms. */
const AGAIN = 12_000;

/**
 * Rings while a page waits for the acting person, and ticks once when a promised update is overdue or a role is offered. The eye
 * gets all of it too.
 */
export function useAlarms(view: View): void {
  const ringing = view.phase === 'live' ? (pagesToMe(view)[0]?.id ?? '') : '';
  useEffect(() => {
    if (ringing === '') return;
    playPage();
    const timer = window.setInterval(playPage, AGAIN);
    return () => window.clearInterval(timer);
  }, [ringing]);

  const overdue = view.phase === 'live' && view.cadence.state === 'red' ? view.cadence.dueAt : undefined;
  useEffect(() => {
    if (overdue !== undefined) playTick();
  }, [overdue]);

  const offered = view.phase === 'live' ? (offersToMe(view).at(-1)?.id ?? '') : '';
  useEffect(() => {
    if (offered !== '') playTick();
  }, [offered]);
}
