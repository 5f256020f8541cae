import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useRef } from 'react';
import type { Message } from '../../../drill/state';
import { Button, IconButton } from '../../../ui/button';
import { SelectField } from '../../../ui/choice-field';
import { TextAreaField } from '../../../ui/text-field';
import { useControl } from '../parts/control-context';
import { useDraft } from '../parts/drafts';
import { castOf, senderName } from '../parts/names';
import { Refused } from '../parts/refused';
import { useAttempt } from '../parts/use-attempt';
import classes from './channels.module.css';
import type { Conversation } from './conversations';

const MAIL = ['email:team', 'email:stakeholders', 'email:customers'] as const;

/** Speaks as somebody of the cast. Players see it as a message from that person, and nothing of who wrote it. */
export function CastComposer({
  conversation,
  replyTo,
  onReplyDone,
}: {
  readonly conversation: Conversation;
  readonly replyTo: Message | undefined;
  readonly onReplyDone: () => void;
}) {
  const { snapshot, drafts, propose } = useControl();
  const { drill, view } = snapshot;
  const { isBusy, refusal, attempt } = useAttempt();
  const form = useRef<HTMLFormElement>(null);
  const cast = castOf(drill);
  const [as, setAs] = useDraft(drafts, `cast.${conversation.id}.as`, conversation.as ?? cast[0]?.id ?? '');
  const [to, setTo] = useDraft(drafts, `cast.${conversation.id}.to`, conversation.channel ?? '');
  const [text, setText, forgetText] = useDraft(drafts, `cast.${conversation.id}.text`);
  const channel = replyTo === undefined ? to : answerChannel(replyTo, as);
  const places = [
    ...[...drill.channels].map((id) => ({ value: id, label: id })),
    ...drill.header.participants.map((p) => ({ value: `dm:${p.id}`, label: `${p.name}, directly` })),
    ...MAIL.map((id) => ({ value: id, label: `E-mail to ${id.slice(6)}` })),
  ];
  const isLive = view.phase === 'live';
  const canSend = isLive && as !== '' && channel !== '' && text.trim() !== '';
  const send = async () => {
    if (!canSend) return;
    const said = text;
    const done = await attempt(() =>
      propose({
        type: 'cast.say',
        as,
        channel,
        text: said.trim(),
        ...(replyTo === undefined ? {} : { replyTo: replyTo.id }),
      }),
    );
    if (!done) return;
    // What was typed meanwhile stays.
    if (drafts.get(`cast.${conversation.id}.text`) === said) forgetText();
    onReplyDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };
  return (
    <form
      ref={form}
      data-cast
      className={classes.composer}
      aria-label="Play the cast"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {replyTo !== undefined && (
        <p className={classes.reply}>
          <span className="hw-clip">
            Answers {senderName(drill, replyTo.from)}: {replyTo.text}
          </span>
          <IconButton label="Answer nobody in particular" onClick={onReplyDone}>
            <IconX size={14} aria-hidden />
          </IconButton>
        </p>
      )}
      <div className={classes.whoWhere}>
        <SelectField
          label="As"
          value={as}
          onChange={setAs}
          options={cast.map((c) => ({ value: c.id, label: c.label }))}
        />
        {replyTo === undefined && <SelectField label="To" value={to} onChange={setTo} options={places} />}
      </div>
      <TextAreaField
        label="What they say"
        value={text}
        onChange={setText}
        rows={2}
        maxLength={4_000}
        onKeyDown={onKeyDown}
      />
      <Refused sentence={refusal} />
      <div className={classes.send}>
        <span className="hw-muted hw-small">
          {isLive ? 'Enter sends; Shift Enter begins a new line.' : 'The cast speaks while the clock runs.'}
        </span>
        <Button kind="primary" type="submit" disabled={!canSend} busy={isBusy}>
          Send
        </Button>
      </div>
    </form>
  );
}

/** An answer goes where the question was; a direct message back to who wrote it, unless the cast wrote it. */
function answerChannel(message: Message, as: string): string {
  if (!message.channel.startsWith('dm:')) return message.channel;
  return message.from === as ? message.channel : `dm:${message.from}`;
}
