import type { MselRow } from '../../../drill/msel';
import type { PaletteItem } from '../../../ui/command-palette';
import { conversations, messagesFor } from '../channels/conversations';
import { rowName } from '../script/msel-filter';
import { type Control, PANES, type PaneId } from './control-context';
import { focusPlace } from './focus-place';

export const PANE_TITLES: Readonly<Record<PaneId, string>> = {
  objectives: 'Objectives',
  script: 'Script',
  people: 'People',
  truth: 'Truth',
  channels: 'Channels',
  observations: 'Observations',
  timeline: 'Timeline',
};

/** Everything that the facilitator can do, by name. */
export function paletteItems(control: Control, rows: readonly MselRow[], floorHref?: string): readonly PaletteItem[] {
  return [
    ...clockItems(control),
    ...scriptItems(control, rows),
    ...peopleItems(control),
    ...placeItems(control),
    ...(floorHref === undefined
      ? []
      : [
          {
            id: 'floor',
            title: 'Look at the floor in a window of its own',
            group: 'Panes',
            run: () => void window.open(floorHref, '_blank', 'noopener'),
          },
        ]),
  ];
}

function clockItems({ snapshot, steer, showDialog }: Control): readonly PaletteItem[] {
  const { phase, clock } = snapshot.view;
  const isOn = phase === 'live' || phase === 'paused';
  const group = 'Clock';
  const when = (isOffered: boolean, hint: string) => (isOffered ? {} : { disabled: true, hint });
  return [
    {
      id: 'start',
      title: 'StartEx',
      group,
      words: 'start begin',
      run: () => void steer({ type: 'drill.start' }),
      ...when(phase === 'briefing', 'It has started.'),
    },
    {
      id: 'pause',
      title: 'Pause',
      group,
      keys: 'P',
      run: () => void steer({ type: 'drill.pause', reason: 'facilitator' }),
      ...when(phase === 'live', 'The clock does not run.'),
    },
    {
      id: 'resume',
      title: 'Resume',
      group,
      keys: 'P',
      run: () => void steer({ type: 'drill.resume' }),
      ...when(phase === 'paused', 'It is not paused.'),
    },
    ...([1, 5, 20] as const).map((pace) => ({
      id: `pace-${pace}`,
      title: `Pace ${pace}x`,
      group,
      words: 'speed fast',
      run: () => void steer({ type: 'drill.pace', pace }),
      ...when(isOn && clock.pace !== pace, isOn ? 'That is the pace now.' : 'The clock does not run.'),
    })),
    {
      id: 'skip',
      title: 'Skip to a happening',
      group,
      keys: 'S',
      run: () => showDialog({ kind: 'skip' }),
      ...when(phase === 'live', 'The clock does not run.'),
    },
    {
      id: 'end',
      title: 'EndEx',
      group,
      words: 'end finish',
      run: () => showDialog({ kind: 'end' }),
      ...when(isOn, 'The live part is not under way.'),
    },
    {
      id: 'close-postmortem',
      title: 'Close the postmortem',
      group,
      run: () => showDialog({ kind: 'close-postmortem' }),
      ...when(phase === 'postmortem', 'No postmortem is being written.'),
    },
    {
      id: 'stop',
      title: 'Real incident: stop',
      group,
      words: 'emergency abort',
      run: () => showDialog({ kind: 'stop' }),
      ...when(phase !== 'stopped' && phase !== 'debrief', 'It is over.'),
    },
  ];
}

function scriptItems({ snapshot, steer, improvise }: Control, rows: readonly MselRow[]): readonly PaletteItem[] {
  const { phase } = snapshot.view;
  const isLive = phase === 'live';
  const isOn = isLive || phase === 'paused';
  const group = 'Script';
  const about = (row: MselRow) => row.text.replace(/\s+/g, ' ').slice(0, 70);
  return [
    { id: 'improvise', title: 'Improvise an inject', group, keys: 'I', words: 'new send', run: () => improvise(true) },
    ...rows
      .filter((row) => row.status !== 'delivered' && !row.isImprovised)
      .flatMap((row): readonly PaletteItem[] => {
        const name = rowName(row).toLowerCase();
        const isHeld = row.status === 'held';
        const canHold = row.status === 'waiting' || row.status === 'scheduled';
        return [
          {
            id: `fire ${row.id}`,
            title: `Fire ${name}`,
            group,
            hint: about(row),
            disabled: !isLive,
            run: () => void steer({ type: 'inject.fire', inject: row.id }),
          },
          ...(isHeld
            ? [
                {
                  id: `release ${row.id}`,
                  title: `Release ${name}`,
                  group,
                  hint: about(row),
                  disabled: !isOn,
                  run: () => void steer({ type: 'inject.release', inject: row.id }),
                },
              ]
            : []),
          ...(canHold
            ? [
                {
                  id: `hold ${row.id}`,
                  title: `Hold ${name} back`,
                  group,
                  hint: about(row),
                  disabled: !isOn,
                  run: () => void steer({ type: 'inject.hold', inject: row.id }),
                },
              ]
            : []),
          {
            id: `go ${row.id}`,
            title: `Go to ${name}`,
            group,
            hint: about(row),
            run: () => focusPlace(`[data-inject="${CSS.escape(row.id)}"]`),
          },
        ];
      }),
  ];
}

function peopleItems({ snapshot, observe, showDialog }: Control): readonly PaletteItem[] {
  const { drill } = snapshot;
  const group = 'People';
  return [
    {
      id: 'room',
      title: 'Room: join link, connection, close',
      group,
      words: 'qr invite',
      run: () => showDialog({ kind: 'room' }),
    },
    { id: 'observe', title: 'Note an observation', group, keys: 'N', words: 'rating evaluate', run: () => observe({}) },
    ...drill.header.participants.flatMap((seat) => [
      {
        id: `role ${seat.id}`,
        title: `Hand a role to ${seat.name}`,
        group,
        run: () => showDialog({ kind: 'role', seat: seat.id }),
      },
      {
        id: `seat ${seat.id}`,
        title: `Seat somebody as ${seat.name}`,
        group,
        run: () => showDialog({ kind: 'seat', seat: seat.id }),
      },
      {
        id: `observe ${seat.id}`,
        title: `Note an observation about ${seat.name}`,
        group,
        run: () => observe({ person: seat.id }),
      },
    ]),
  ];
}

function placeItems({ snapshot, canSteer, showPane, openConversation, showDialog }: Control): readonly PaletteItem[] {
  const { drill, state } = snapshot;
  return [
    ...PANES.map((pane, index) => ({
      id: `pane ${pane}`,
      title: `Go to ${PANE_TITLES[pane].toLowerCase()}`,
      group: 'Panes',
      keys: String(index + 1),
      run: () => showPane(pane),
    })),
    ...conversations(drill, messagesFor(state.messages, canSteer)).map((c) => ({
      id: `conversation ${c.id}`,
      title: c.label,
      group: 'Channels',
      run: () => {
        openConversation(c.id);
        showPane('channels');
      },
    })),
    { id: 'help', title: 'Keys', group: 'Panes', keys: '?', run: () => showDialog({ kind: 'help' }) },
  ];
}
