import { useCallback, useMemo, useState } from 'react';
import type { Act } from '../../../drill/acts';
import { newId } from '../../../session/ports';
import type { DrillSession } from '../../../session/types';
import { useRemembered } from '../../../ui/remembered';
import { useToasts } from '../../../ui/toasts';
import { handlers } from '../actions/handlers';
import { type ActionId, actionById } from '../actions/registry';
import { BRIDGE_CHANNEL } from '../channels/conversations';
import { requestConsole } from '../console-requests';
import type { Values } from '../forms/form-spec';
import { clockRefusal } from './clock-runner';
import type { Floor, FloorDialog, FloorPane, OpenForm, PeopleView } from './floor-context';
import { refusalText } from './refusal-text';
import { useSnapshot } from './use-snapshot';

export interface FloorParts extends Floor {
  readonly dialog: FloorDialog | undefined;
  readonly pane: FloorPane;
  readonly isDrawerOpen: boolean;
  readonly setDrawerOpen: (open: boolean) => void;
}

const asFlag = (stored: unknown): boolean | undefined => (typeof stored === 'boolean' ? stored : undefined);
const asText = (stored: unknown): string | undefined => (typeof stored === 'string' ? stored : undefined);

/** The floor's own state: what is open, and how actions are done. */
export function useFloorParts(session: DrillSession): FloorParts {
  const snapshot = useSnapshot(session);
  const toasts = useToasts();
  const [conversation, openConversation] = useRemembered(
    `floor.${session.drillId}.conversation`,
    BRIDGE_CHANNEL,
    asText,
  );
  const [form, setForm] = useState<OpenForm>();
  const [dialog, showDialog] = useState<FloorDialog>();
  const [hintAsked, setHintAsked] = useState(0);
  const [pane, setPane] = useState<FloorPane>('channel');
  const [peopleTab, openPeopleTab] = useState<PeopleView>('people');
  const [isDrawerOpen, setDrawerOpen] = useRemembered('floor.drawer', false, asFlag);

  const propose = useCallback(
    async (...acts: readonly Act[]): Promise<boolean> => {
      for (const act of acts) {
        const result = await session.propose(act);
        if (!result.ok) {
          toasts.show({ text: refusalText(result.error), tone: 'warn' });
          return false;
        }
      }
      return true;
    },
    [session, toasts],
  );

  const showPane = useCallback(
    (next: FloorPane) => {
      setPane(next);
      if (next === 'consoles') setDrawerOpen(true);
      focusPane(next);
    },
    [setDrawerOpen],
  );

  const run = useCallback(
    (id: ActionId, values: Values = {}) => {
      const { drill, view } = session.getSnapshot();
      const action = actionById.get(id);
      const available = (action && clockRefusal(drill, action)) ?? action?.available(view);
      if (typeof available === 'string') {
        toasts.show({ text: available, tone: 'warn' });
        return;
      }
      const handler = handlers[id];
      if (handler.kind === 'form') {
        setForm({ action: id, formId: newId(), preset: values });
        setPane('channel');
      } else if (handler.kind === 'acts') {
        void propose(...handler.acts({ view }));
      } else if (handler.kind === 'console') {
        requestConsole(handler.console);
        setPane('consoles');
        setDrawerOpen(true);
      } else if (handler.command === 'skip') {
        void session.skip();
      } else if (handler.command === 'write') {
        setForm(undefined);
        setPane('channel');
        focusComposer();
      } else if (handler.command === 'hint') {
        setHintAsked((n) => n + 1);
      } else {
        showDialog(handler.command === 'ask-end' ? 'end' : handler.command === 'ask-stop' ? 'stop' : 'help');
      }
    },
    [session, toasts, propose, setDrawerOpen],
  );

  const closeForm = useCallback(() => setForm(undefined), []);
  return useMemo(
    () => ({
      session,
      snapshot,
      canAct: session.isWatched !== true && snapshot.seats.length > 0,
      run,
      propose,
      conversation,
      openConversation,
      form,
      closeForm,
      hintAsked,
      peopleTab,
      openPeopleTab,
      showPane,
      showDialog,
      dialog,
      pane,
      isDrawerOpen,
      setDrawerOpen,
    }),
    [
      session,
      snapshot,
      run,
      propose,
      conversation,
      openConversation,
      form,
      closeForm,
      hintAsked,
      peopleTab,
      showPane,
      dialog,
      pane,
      isDrawerOpen,
      setDrawerOpen,
    ],
  );
}

/** After the next drawing: a pane that was hidden has to be there first. */
function later(run: () => void): void {
  window.setTimeout(run, 0);
}

/** Puts the focus into the line one writes in: at once, so that no key is lost, and again once what covers it has gone. */
export function focusComposer(): void {
  const focus = () => document.querySelector<HTMLElement>('[data-composer]')?.focus();
  focus();
  later(focus);
}

function focusPane(pane: FloorPane): void {
  later(() => {
    const root = document.querySelector(`[data-floor-pane="${pane}"]`);
    root?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"], button, [tabindex="0"]')?.focus();
  });
}
