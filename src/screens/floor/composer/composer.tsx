import { IconSend2, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react';
import type { Message } from '../../../drill/state';
import { Button, IconButton } from '../../../ui/button';
import { cx } from '../../../ui/cx';
import type { FloorAction } from '../actions/action';
import { handlers } from '../actions/handlers';
import { type ActionId, actionOfSlash, completeSlash } from '../actions/registry';
import { MAIL, MAIL_LABELS, senderOf } from '../channels/conversations';
import type { Values } from '../forms/form-spec';
import { useDraft } from '../parts/drafts';
import { useFloor } from '../parts/floor-context';
import { refusalText } from '../parts/refusal-text';
import classes from './composer.module.css';
import { parseSlash } from './parse-slash';
import { QuickActions } from './quick-actions';
import { SlashList } from './slash-list';

interface ComposerProps {
  readonly conversation: string;
  readonly label: string;
  readonly inputRef: RefObject<HTMLTextAreaElement | null>;
  readonly replyTo: Message | undefined;
  /** The answer was sent, or somebody does not want to answer. */
  readonly onReplyDone: (sent: boolean) => void;
}

type MailGroup = keyof typeof MAIL_LABELS;

/** Where one writes: plain text, or a slash command that opens its form. */
export function Composer({ conversation, label, inputRef, replyTo, onReplyDone }: ComposerProps) {
  const { session, snapshot, run } = useFloor();
  const { drill, view, actingAs } = snapshot;
  const draft = useDraft(`${session.drillId}.${actingAs}.${conversation}`);
  // What stands in the line at this moment, also for a sending that began some keystrokes ago.
  const latest = useRef(draft.values);
  const put = (values: Values) => {
    latest.current = values;
    draft.set(values);
  };
  const [chosen, setChosen] = useState(0);
  const [listClosed, setListClosed] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isSending, setSending] = useState(false);
  // Enter was pressed while a message was still on its way: what stands there is sent next.
  const again = useRef(false);
  const base = useId();

  const text = draft.values.text ?? '';
  const mailTo = (draft.values.to ?? 'email:team') as MailGroup;
  const slash = parseSlash(text);
  const found = slash === undefined || slash.isComplete ? [] : completeSlash(slash.name);
  const isListOpen = found.length > 0 && !listClosed;
  const at = Math.min(chosen, found.length - 1);
  const picked = isListOpen ? found[at] : slash === undefined ? undefined : actionOfSlash(slash.name);

  const type = (next: string) => {
    put({ ...draft.values, text: next });
    setChosen(0);
    setListClosed(false);
    setProblem(undefined);
  };

  const doSlash = (action: FloorAction | undefined, args: string) => {
    if (action === undefined) {
      setProblem(
        `There is no command “${text.split(/\s/)[0]}”. Type / for the list, or // to begin a message with a slash.`,
      );
      return;
    }
    const available = action.available(view);
    if (available !== true) {
      setProblem(available);
      return;
    }
    const id = action.id as ActionId;
    const handler = handlers[id];
    const ctx = { drill, view, formId: '' };
    const preset = handler.kind === 'form' && args !== '' ? handler.form.fromArgs?.(args, ctx) : undefined;
    put({ ...draft.values, text: '' });
    run(id, preset);
  };

  const post = async (typed: string): Promise<void> => {
    const written = typed.startsWith('//') ? typed.slice(1) : typed;
    if (written.trim() === '') return;
    setSending(true);
    const result = await session.propose({
      type: 'post',
      channel: conversation === MAIL ? mailTo : conversation,
      kind: replyTo === undefined ? 'message' : 'answer',
      text: written.trim(),
      ...(replyTo === undefined ? {} : { replyTo: replyTo.id }),
    });
    setSending(false);
    const wantsMore = again.current;
    again.current = false;
    if (!result.ok) {
      setProblem(refusalText(result.error));
      return;
    }
    const now = latest.current.text ?? '';
    const rest = now.startsWith(typed) ? now.slice(typed.length) : now;
    put({ ...latest.current, text: rest });
    onReplyDone(true);
    if (wantsMore && parseSlash(rest) === undefined) await post(rest);
  };

  const send = async () => {
    if (slash !== undefined) {
      doSlash(picked, slash.args);
      return;
    }
    if (isSending) again.current = true;
    else await post(text);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (isListOpen && event.key === 'ArrowDown') setChosen(at >= found.length - 1 ? 0 : at + 1);
    else if (isListOpen && event.key === 'ArrowUp') setChosen(at <= 0 ? found.length - 1 : at - 1);
    else if (isListOpen && event.key === 'Tab' && !event.shiftKey) type(`/${found[at]?.slash} `);
    else if (isListOpen && event.key === 'Escape') setListClosed(true);
    else if (event.key === 'Escape' && replyTo !== undefined) onReplyDone(false);
    else if (event.key === 'Enter' && !event.shiftKey) void send();
    else return;
    event.preventDefault();
  };

  const hint =
    problem ??
    (slash !== undefined && !isListOpen && picked !== undefined
      ? `Enter: ${picked.title.toLowerCase()}${picked.args === undefined ? '' : ` · /${picked.slash} ${picked.args}`}`
      : draft.isKept
        ? undefined
        : 'This browser keeps no drafts just now: what you type lasts as long as this page.');
  const place = conversation.startsWith('dm:')
    ? label
    : label === 'E-mail'
      ? `an e-mail to ${MAIL_LABELS[mailTo]}`
      : label;
  return (
    <div className={classes.composer}>
      {isListOpen && (
        <SlashList
          id={`${base}-list`}
          actions={found}
          chosen={at}
          view={view}
          onChoose={setChosen}
          onRun={(action) => {
            doSlash(action, '');
            inputRef.current?.focus();
          }}
        />
      )}
      {replyTo !== undefined && (
        <div className={classes.reply}>
          <span className="hw-clip hw-grow">
            Answering {senderOf(drill, replyTo.from).name}: {replyTo.text}
          </span>
          <IconButton label="Do not answer, just write" onClick={() => onReplyDone(false)}>
            <IconX size={14} aria-hidden />
          </IconButton>
        </div>
      )}
      {conversation === MAIL && (
        <label className={classes.mail}>
          To
          <select value={mailTo} onChange={(event) => put({ ...draft.values, to: event.currentTarget.value })}>
            {Object.entries(MAIL_LABELS).map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className={classes.line}>
        <textarea
          ref={inputRef}
          className={cx(classes.input, slash !== undefined && classes.command)}
          rows={1}
          value={text}
          maxLength={20_000}
          role="combobox"
          aria-expanded={isListOpen}
          aria-controls={`${base}-list`}
          aria-activedescendant={isListOpen ? `${base}-list-${at}` : undefined}
          aria-autocomplete="list"
          aria-label={`Write to ${place}`}
          aria-describedby={`${base}-hint`}
          aria-invalid={problem === undefined ? undefined : true}
          placeholder={`Write to ${place}, or / for a command`}
          data-composer=""
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Button
          kind={text.trim() === '' ? 'plain' : 'primary'}
          aria-label={slash === undefined ? 'Send' : 'Run the command'}
          busy={isSending}
          onClick={() => void send()}
        >
          <IconSend2 size={16} aria-hidden />
        </Button>
      </div>
      <p id={`${base}-hint`} className={cx(classes.hint, problem !== undefined && classes.problem)} role="status">
        {hint}
      </p>
      <QuickActions />
    </div>
  );
}
