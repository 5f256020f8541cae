import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from '../../../../ui/confirm-dialog';
import { useToasts } from '../../../../ui/toasts';
import type { Operation } from '../../../../world/model/operations';
import { refusalText } from '../../parts/refusal-text';
import { useConsole } from './console-context';

/** A change of production that somebody is about to make. */
export interface ChangeRequest {
  readonly operation: Operation;
  /** As the record names it, like a command line. */
  readonly command: string;
  readonly title: string;
  /** What is about to happen. */
  readonly text: ReactNode;
  readonly confirmLabel: string;
  /** Said when it is done. */
  readonly done: string;
  readonly danger?: boolean;
}

/** Asks before production is changed, changes it, and says what came of it. Put `dialog` anywhere in the console. */
export function useChange(): {
  readonly ask: (request: ChangeRequest) => void;
  readonly busy: boolean;
  readonly dialog: ReactNode;
} {
  const { session } = useConsole();
  const { show } = useToasts();
  const [asked, setAsked] = useState<ChangeRequest | null>(null);
  const [busy, setBusy] = useState(false);

  const run = async (request: ChangeRequest) => {
    setAsked(null);
    setBusy(true);
    const result = await session.change(request.operation, request.command);
    setBusy(false);
    if (result.ok) show({ text: request.done, tone: 'good' });
    else show({ text: `Nothing was changed. ${refusalText(result.error)}`, tone: 'bad', seconds: 12 });
  };

  return {
    ask: setAsked,
    busy,
    dialog: (
      <ConfirmDialog
        open={asked !== null}
        title={asked?.title ?? ''}
        text={asked?.text}
        confirmLabel={asked?.confirmLabel ?? ''}
        danger={asked?.danger === true}
        onConfirm={() => {
          if (asked !== null) void run(asked);
        }}
        onCancel={() => setAsked(null)}
      />
    ),
  };
}
