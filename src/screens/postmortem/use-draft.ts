import { type RefObject, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { DrillSession, SessionSnapshot } from '../../session/types';
import { DraftStore, type DraftView } from './draft-store';
import type { EditorHandle } from './editor-port';
import { savedTexts } from './record-text';

/** The text of the acting person in this window, saved as it is typed. `first`: what to begin with where nothing was saved. */
export function useDraft(
  session: DrillSession,
  snapshot: SessionSnapshot,
  editor: RefObject<EditorHandle | null>,
  first: () => string,
): { readonly store: DraftStore } & DraftView {
  const begin = useRef(first);
  const person = snapshot.actingAs;
  const store = useMemo(() => {
    const record = () => {
      const { state, actingAs } = session.getSnapshot();
      const { pen } = state.postmortem;
      return { texts: savedTexts(state), mayWrite: actingAs === person && (pen === undefined || pen === person) };
    };
    return new DraftStore(
      {
        drillId: session.drillId,
        person,
        propose: (act) => session.propose(act),
        record,
        show: (text) => editor.current?.set(text),
      },
      record().texts.at(-1) ?? begin.current(),
    );
  }, [session, person, editor]);
  useEffect(() => store.start(), [store]);
  const { happenings, postmortem } = snapshot.state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store reads the record itself; these say when it moved on
  useEffect(() => store.hear(), [store, happenings, postmortem]);
  const shown = useSyncExternalStore(store.subscribe, store.get);
  return { store, ...shown };
}
