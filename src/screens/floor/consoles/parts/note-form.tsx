import { type ReactNode, useState } from 'react';
import type { Act } from '../../../../drill/acts';
import { Button } from '../../../../ui/button';
import { TextAreaField } from '../../../../ui/text-field';
import { useDraft } from '../../parts/drafts';
import { useConsole } from './console-context';
import classes from './parts.module.css';
import { usePropose } from './use-propose';

/** One text that becomes acts: a comment, a new body, labels. What is typed is kept until it is accepted. */
export function NoteForm(props: {
  /** Where the draft is kept. */
  readonly place: string;
  readonly label: string;
  readonly submit: string;
  readonly acts: (text: string) => readonly Act[];
  readonly done?: string;
  readonly start?: string;
  readonly help?: string;
  readonly mono?: boolean;
  readonly rows?: number;
  readonly aside?: ReactNode;
  readonly onDone?: () => void;
  readonly onCancel?: () => void;
  /** What is wrong with a text, besides that there is none. */
  readonly validate?: (text: string) => string | null;
}) {
  const { session, snapshot } = useConsole();
  const draft = useDraft(`${session.drillId}.${snapshot.actingAs}.console.${props.place}`);
  const propose = usePropose();
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const text = draft.values.text ?? props.start ?? '';
  const wrong = text.trim() === '' ? 'Write something first.' : (props.validate?.(text) ?? null);

  const send = async () => {
    setTried(true);
    if (wrong !== null || busy) return;
    setBusy(true);
    const refused = await propose(props.acts(text.trim()), props.done);
    setBusy(false);
    setRefusal(refused);
    if (refused !== null) return;
    setTried(false);
    draft.clear();
    props.onDone?.();
  };

  return (
    <form
      className={classes.form}
      aria-label={props.label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextAreaField
        label={props.label}
        value={text}
        onChange={(value) => {
          draft.set({ text: value });
          setRefusal(null);
        }}
        error={refusal ?? (tried ? wrong : null)}
        rows={props.rows ?? 2}
        mono={props.mono === true}
        maxLength={20_000}
        {...(props.help === undefined ? {} : { help: props.help })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void send();
        }}
      />
      <div className={classes.formFoot}>
        <div className={classes.grow}>{props.aside}</div>
        {props.onCancel !== undefined && (
          <Button
            onClick={() => {
              draft.clear();
              props.onCancel?.();
            }}
          >
            Cancel
          </Button>
        )}
        <Button kind="primary" type="submit" busy={busy}>
          {props.submit}
        </Button>
      </div>
    </form>
  );
}
