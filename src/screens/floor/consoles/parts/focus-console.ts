import type { ConsoleId } from '../list';

const PATIENCE = 5_000;

/**
 * Moves the focus to a console that was asked for: to the field that carries `data-console-focus`, as soon as it is there,
 * else to its tab, from where the next one is an arrow or a digit away. Gives back what stops the waiting.
 */
export function focusConsole(id: ConsoleId): () => void {
  const tab = document.querySelector<HTMLElement>(`[role="tab"][aria-selected="true"][data-tab="${id}"]`);
  tab?.focus();
  if (id !== 'terminal') return () => undefined;
  const until = performance.now() + PATIENCE;
  let frame = 0;
  const look = () => {
    // Whoever has gone on to something else in the meantime is left there.
    if (tab !== null && document.activeElement !== tab) return;
    const field = document.querySelector<HTMLElement>('[data-console-focus]');
    if (field !== null && field.offsetParent !== null) field.focus();
    else if (performance.now() < until) frame = window.requestAnimationFrame(look);
  };
  look();
  return () => window.cancelAnimationFrame(frame);
}
