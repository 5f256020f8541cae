import type { PaletteItem } from '../../../ui/command-palette';
import type { FloorAction } from '../actions/action';
import { type ActionId, floorActions } from '../actions/registry';
import { conversations } from '../channels/conversations';
import { isAlone } from '../top-bar/pace-control';
import { clockRefusal } from './clock-runner';
import type { Floor } from './floor-context';

/** Everything that the palette offers: all actions, then the conversations, the seats, the panes. */
export function paletteItems(floor: Floor): readonly PaletteItem[] {
  const { session, snapshot, run, openConversation, showPane, conversation } = floor;
  const { drill, view, seats, actingAs } = snapshot;
  const actions = floorActions
    .filter((action) => action.id !== 'skip' || isAlone(snapshot))
    .map((action: FloorAction): PaletteItem => {
      const available = clockRefusal(drill, action) ?? action.available(view);
      const words = [action.words, action.slash === undefined ? undefined : `/${action.slash}`]
        .filter(Boolean)
        .join(' ');
      return {
        id: action.id,
        title: action.title,
        group: action.group,
        words,
        ...(action.keys === undefined ? {} : { keys: action.keys }),
        ...(available === true
          ? action.slash === undefined
            ? {}
            : { hint: `/${action.slash}` }
          : { hint: available, disabled: true }),
        run: () => run(action.id as ActionId),
      };
    });
  const places = [
    ...conversations(drill, view, conversation),
    ...view.roster
      .filter((p) => p.id !== view.me)
      .map((p) => ({ id: `dm:${p.id}`, label: `Write to ${p.name}`, about: p.title })),
  ];
  const seen = new Set<string>();
  const talks = places
    .filter((place) => !seen.has(place.id) && seen.add(place.id))
    .map(
      (place): PaletteItem => ({
        id: `conversation ${place.id}`,
        title: place.label,
        group: 'Conversations',
        hint: place.about,
        run: () => {
          openConversation(place.id);
          showPane('channel');
        },
      }),
    );
  const acting = seats
    .filter((seat) => seat.id !== actingAs)
    .map(
      (seat): PaletteItem => ({
        id: `seat ${seat.id}`,
        title: `Act as ${seat.name}`,
        group: 'Seats',
        run: () => session.setActingAs(seat.id),
      }),
    );
  const panes = (['people', 'channel', 'consoles'] as const).map(
    (pane): PaletteItem => ({ id: `pane ${pane}`, title: `Go to ${pane}`, group: 'Panes', run: () => showPane(pane) }),
  );
  const room: readonly PaletteItem[] =
    session.room === undefined
      ? []
      : [
          {
            id: 'room',
            title: 'The room',
            group: 'Drill',
            words: 'people seats join link qr code connection remove',
            run: () => floor.showDialog('room'),
          },
        ];
  return [...actions, ...room, ...talks, ...acting, ...panes];
}
