import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import type { Act } from '../../../drill/acts';
import type { RoomDone } from '../../../session/room/types';
import { useRemembered } from '../../../ui/remembered';
import type { ControlRoomProps } from '../types';
import {
  type Control,
  type ControlDialog,
  EVALUATOR_PANES,
  PANES,
  type PaneId,
  SIDES,
  type SideId,
} from './control-context';
import { createDrafts } from './drafts';

const ALL: readonly PaneId[] = [...PANES, ...EVALUATOR_PANES];
const asPane = (stored: unknown): PaneId | undefined => ALL.find((id) => id === stored);
const asSide = (stored: unknown): SideId | undefined => SIDES.find((id) => id === stored);

/** What is said when something was not accepted. Refusals of the drill and of the room bring their own sentence. */
function sentenceOf(error: object): string {
  if ('sentence' in error && typeof error.sentence === 'string') return error.sentence;
  if ('message' in error && typeof error.message === 'string') return error.message;
  return 'This could not be saved, so it did not happen. What you typed is still here; try again.';
}

/** The control room's own state: what is open, what is being typed, and how things are asked for. */
export function useControlRoom({ session, room }: ControlRoomProps, canSteer: boolean, first: PaneId): Control {
  const snapshot = useSyncExternalStore(session.subscribe, session.getSnapshot);
  const here = useSyncExternalStore(room.subscribe, room.getSnapshot);
  const place = `control.${canSteer ? 'steer' : 'watch'}`;
  const [pane, setPane] = useRemembered<PaneId>(`${place}.pane`, first, asPane);
  const [side, setSide] = useRemembered<SideId>(`${place}.side`, canSteer ? 'truth' : 'observations', asSide);
  const showPane = useCallback(
    (next: PaneId) => {
      setPane(next);
      const beside = asSide(next);
      if (beside !== undefined) setSide(beside);
    },
    [setPane, setSide],
  );
  const [dialog, showDialog] = useState<ControlDialog>();
  const [conversation, openConversation] = useState('all');
  const [isImprovising, setImprovising] = useState(false);
  const [drafts] = useState(createDrafts);

  const propose = useCallback(
    async (act: Act) => {
      const result = await session.propose(act);
      return result.ok ? undefined : sentenceOf(result.error);
    },
    [session],
  );
  const [steerRefusal, setRefusal] = useState<string>();
  const steer = useCallback(
    async (act: Act) => {
      const sentence = await propose(act);
      setRefusal(sentence);
      return sentence === undefined;
    },
    [propose],
  );
  const forgetRefusal = useCallback(() => setRefusal(undefined), []);
  const ask = useCallback(async (done: RoomDone) => {
    const result = await done;
    return result.ok ? undefined : result.error.sentence;
  }, []);
  const observe = useCallback<Control['observe']>(
    ({ person, about }) => {
      if (person !== undefined) drafts.set('observe.person', person);
      if (about !== undefined) drafts.set('observe.about', String(about));
      showPane('observations');
      window.setTimeout(() => document.querySelector<HTMLElement>('[data-observe] textarea')?.focus(), 0);
    },
    [drafts, showPane],
  );
  const improvise = useCallback(
    (isOpen: boolean) => {
      setImprovising(isOpen);
      if (isOpen) showPane('script');
    },
    [showPane],
  );
  return useMemo(
    () => ({
      session,
      room,
      snapshot,
      here,
      canSteer,
      drafts,
      propose,
      ask,
      steer,
      steerRefusal,
      forgetRefusal,
      pane,
      showPane,
      side,
      dialog,
      showDialog,
      conversation,
      openConversation,
      isImprovising,
      improvise,
      observe,
    }),
    [
      session,
      room,
      snapshot,
      here,
      canSteer,
      drafts,
      propose,
      ask,
      steer,
      steerRefusal,
      forgetRefusal,
      pane,
      showPane,
      side,
      dialog,
      conversation,
      isImprovising,
      improvise,
      observe,
    ],
  );
}
