import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Message } from '../../../drill/state';
import { ConsoleTabPanel, ConsoleTabs } from '../../../ui/console-tabs';
import { useFollow } from '../../../ui/use-follow';
import { Composer } from '../composer/composer';
import { FormPanel } from '../composer/form-panel';
import { useFloor } from '../parts/floor-context';
import { ChannelHeader } from './channel-header';
import classes from './channel-pane.module.css';
import { conversationOf, conversations, openQuestion } from './conversations';
import { MessageList } from './message-list';
import type { Unread } from './use-unread';

/** The centre of the floor: the conversations as tabs, the messages of one, and the composer or an open form under them. */
export function ChannelPane({ unread }: { readonly unread: Unread }) {
  const { snapshot, conversation: open, openConversation, form } = useFloor();
  const { drill, view } = snapshot;
  const list = conversations(drill, view, open);
  const shown = list.find((c) => c.id === open) ?? list[0];
  if (shown === undefined) return null;
  return (
    <section className={classes.pane} aria-label="Channels">
      <ConsoleTabs
        label="Conversations"
        idBase="conversation"
        active={shown.id}
        onChange={openConversation}
        tabs={list.map((c) => ({ id: c.id, label: c.label, isNew: c.id !== shown.id && unread.of(c.id) > 0 }))}
      />
      <ConsoleTabPanel idBase="conversation" tabId={shown.id}>
        <div className={classes.body}>
          <ChannelHeader conversation={shown} />
          <Messages key={`${view.me} ${shown.id}`} conversation={shown.id} label={shown.label} unread={unread} />
          {form !== undefined && <FormPanel key={`${view.me} ${form.formId}`} open={form} />}
        </div>
      </ConsoleTabPanel>
    </section>
  );
}

interface MessagesProps {
  readonly conversation: string;
  readonly label: string;
  readonly unread: Unread;
}

function Messages({ conversation, label, unread }: MessagesProps) {
  const { snapshot, form, canAct } = useFloor();
  const { drill, state, view, actingAs } = snapshot;
  const [replyTo, setReplyTo] = useState<Message | 'nobody' | undefined>();
  const input = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is new at each tick, its messages only when these are
  const messages = useMemo(
    () => view.messages.filter((m) => conversationOf(m, actingAs) === conversation),
    [state.messages, actingAs, conversation],
  );
  const { ref, onScroll, isFollowing, jump } = useFollow(messages.length);
  const [seen, setSeen] = useState(messages.length);
  if (isFollowing && seen !== messages.length) setSeen(messages.length);

  const { markRead } = unread;
  useEffect(() => {
    if (isFollowing && document.visibilityState === 'visible') markRead(conversation);
  }, [isFollowing, markRead, conversation]);

  // Whoever writes wants to see what was written, also after having scrolled up to what it answers.
  const last = messages.at(-1);
  const lastOfMine = last?.from === actingAs ? last.id : undefined;
  useEffect(() => {
    if (lastOfMine !== undefined) jump();
  }, [lastOfMine, jump]);

  // A form that closes gives the focus back to the line one types in.
  const hadForm = useRef(false);
  useEffect(() => {
    if (hadForm.current && form === undefined) input.current?.focus();
    hadForm.current = form !== undefined;
  }, [form]);

  const onReply = useCallback((message: Message) => {
    setReplyTo(message);
    input.current?.focus();
  }, []);
  const asked = conversation.startsWith('dm:') ? openQuestion(messages, actingAs) : undefined;
  const answering = replyTo === 'nobody' ? undefined : (replyTo ?? asked);
  return (
    <>
      <MessageList
        label={label}
        drill={drill}
        startEpoch={view.startEpoch}
        me={actingAs}
        messages={messages}
        onReply={canAct ? onReply : undefined}
        scrollRef={ref}
        onScroll={onScroll}
        below={isFollowing ? 0 : messages.length - seen}
        onJump={jump}
        emptyText="What is written here appears at once, with its time in UTC."
      />
      {form === undefined && canAct && (
        <Composer
          conversation={conversation}
          label={label}
          inputRef={input}
          replyTo={answering}
          onReplyDone={(sent) => setReplyTo(sent ? undefined : 'nobody')}
        />
      )}
    </>
  );
}
