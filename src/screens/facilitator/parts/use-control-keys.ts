import { useHotkeys } from '../../../ui/use-hotkeys';
import { togglePause } from '../top/clock-controls';
import { type Control, PANES } from './control-context';
import { focusPlace } from './focus-place';

/** The keys of the control room. Letters are left alone while somebody types; the palette opens from anywhere. */
export function useControlKeys(control: Control): void {
  const { snapshot, showDialog, showPane, improvise, observe } = control;
  useHotkeys({ 'mod+K': () => showDialog({ kind: 'palette' }) }, { inFields: true });
  useHotkeys({
    p: () => togglePause(control),
    s: () => (snapshot.view.phase === 'live' ? showDialog({ kind: 'skip' }) : undefined),
    i: () => improvise(true),
    n: () => observe({}),
    c: () => {
      showPane('channels');
      focusPlace('[data-cast] textarea');
    },
    ...Object.fromEntries(
      PANES.map((pane, index) => [
        String(index + 1),
        () => {
          showPane(pane);
          focusPlace(`[data-control-pane="${pane}"] [tabindex="0"]`);
        },
      ]),
    ),
    '?': () => showDialog({ kind: 'help' }),
    'shift+?': () => showDialog({ kind: 'help' }),
  });
}
