import { IconArrowDown } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import type { Message } from '../../../drill/state';
import { Button } from '../../../ui/button';
import { SelectField } from '../../../ui/choice-field';
import { EmptyState } from '../../../ui/empty-state';
import { useFollow } from '../../../ui/use-follow';
import { useControl } from '../parts/control-context';
import { focusPlace } from '../parts/focus-place';
import { CastComposer } from './cast-composer';
import classes from './channels.module.css';
import { conversationOf, conversations, messagesFor, waitingForCast } from './conversations';
import { MessageRow } from './message-row';

/** Everything that is written in the exercise, and the place to play the cast from. Evaluators read what everybody can read. */
export function ChannelsTab() {
  const { snapshot, canSteer, conversation, openConversation } = useControl();
  const { drill } = snapshot;
  const { messages } = snapshot.state;
  const [replyTo, setReplyTo] = useState<Message>();
  const visible = useMemo(() => messagesFor(messages, canSteer), [messages, canSteer]);
  const list = useMemo(() => conversations(drill, visible), [drill, visible]);
  const open = list.find((c) => c.id === conversation) ?? list[0];
  const shown = useMemo(
    () => (open === undefined || open.id === 'all' ? visible : visible.filter((m) => conversationOf(m) === open.id)),
    [visible, open],
  );
  const waiting = canSteer ? waitingForCast(drill, visible) : [];
  const reply = useCallback(
    (message: Message) => {
      // A direct message is answered as whom it was written to.
      if (message.channel.startsWith('dm:')) openConversation(conversationOf(message));
      setReplyTo(message);
      focusPlace('[data-cast] textarea');
    },
    [openConversation],
  );
  const { ref, onScroll, isFollowing, jump } = useFollow(shown.length);
  return (
    <div className={classes.tab}>
      <div className={classes.choose}>
        <SelectField
          label="Conversation"
          value={open?.id ?? 'all'}
          onChange={openConversation}
          options={list.map((c) => ({ value: c.id, label: c.count === 0 ? c.label : `${c.label} (${c.count})` }))}
        />
        {waiting.length > 0 && (
          <p className={classes.waiting}>
            Waits for the cast:{' '}
            {waiting.map((m) => (
              <Button key={m.id} onClick={() => openConversation(conversationOf(m))}>
                {list.find((c) => c.id === conversationOf(m))?.label ?? m.channel}
              </Button>
            ))}
          </p>
        )}
      </div>
      <div className={classes.frame}>
        <div
          ref={ref}
          onScroll={onScroll}
          className={classes.list}
          role="log"
          aria-label={`Messages in ${open?.label ?? 'all channels'}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
          tabIndex={0}
        >
          {shown.length === 0 && (
            <EmptyState
              title="No messages yet"
              text="What is written here, by players, bots and the cast, appears at once."
            />
          )}
          {shown.map((message) => (
            <MessageRow
              key={message.id}
              message={message}
              isPlaced={open === undefined || open.id === 'all' || open.id === 'email'}
              onReply={canSteer ? reply : undefined}
            />
          ))}
        </div>
        {!isFollowing && (
          <div className={classes.pill}>
            <Button kind="primary" icon={<IconArrowDown size={14} aria-hidden />} onClick={jump}>
              Latest
            </Button>
          </div>
        )}
      </div>
      {canSteer && open !== undefined && (
        <CastComposer key={open.id} conversation={open} replyTo={replyTo} onReplyDone={() => setReplyTo(undefined)} />
      )}
    </div>
  );
}
