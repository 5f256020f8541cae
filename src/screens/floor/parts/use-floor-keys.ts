import { useHotkeys } from '../../../ui/use-hotkeys';
import { conversations } from '../channels/conversations';
import { consoleList } from '../consoles/list';
import type { Floor } from './floor-context';
import { focusComposer } from './use-floor';

/** The floor's keys. Letters are left alone while somebody types; the palette opens from anywhere. */
export function useFloorKeys(floor: Floor): void {
  const { run, snapshot, conversation, openConversation, showDialog } = floor;
  const turn = (by: number) => {
    const list = conversations(snapshot.drill, snapshot.view, conversation);
    const here = list.findIndex((c) => c.id === conversation);
    const next = list[(here + by + list.length) % list.length];
    if (next !== undefined) openConversation(next.id);
  };
  useHotkeys({ 'mod+K': () => showDialog('palette') }, { inFields: true });
  useHotkeys({
    a: () => run('acknowledge'),
    d: () => run('declare'),
    u: () => run('update'),
    c: () => run('message'),
    p: () => run(snapshot.view.phase === 'paused' ? 'resume' : 'pause'),
    s: () => document.querySelector<HTMLElement>('[data-seat]')?.focus(),
    h: () => run('hint'),
    '?': () => showDialog('help'),
    'shift+?': () => showDialog('help'),
    '/': focusComposer,
    '[': () => turn(-1),
    ']': () => turn(1),
    ...Object.fromEntries(consoleList.map(({ id, keys }) => [keys, () => run(`console-${id}`)])),
  });
}
