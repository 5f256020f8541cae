import { IconArrowDown } from '@tabler/icons-react';
import { memo, type RefObject, useState } from 'react';
import type { Drill } from '../../../drill/drill';
import type { Message, PersonId } from '../../../drill/state';
import { Button } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import classes from './message-list.module.css';
import { MessageRow } from './message-row';

interface MessageListProps {
  readonly label: string;
  readonly drill: Drill;
  readonly startEpoch: number;
  readonly me: PersonId;
  readonly messages: readonly Message[];
  /** Left out: nobody here can answer. */
  readonly onReply: ((message: Message) => void) | undefined;
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  readonly onScroll: () => void;
  /** Messages that came while one was reading further up. */
  readonly below: number;
  readonly onJump: () => void;
  readonly emptyText: string;
}

/** The messages of one conversation, newest at the end. Drawn again only when they change. */
export const MessageList = memo(function MessageList(props: MessageListProps) {
  const { messages, drill, startEpoch, me, onReply, below } = props;
  // Only what comes while one looks slides in.
  const [atFirst] = useState(messages.length);
  const byId = new Map(messages.map((message) => [message.id, message]));
  return (
    <div className={classes.frame}>
      <div
        ref={props.scrollRef}
        onScroll={props.onScroll}
        className={classes.list}
        role="log"
        aria-label={`Messages in ${props.label}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
      >
        {messages.length === 0 && <EmptyState title="No messages yet" text={props.emptyText} />}
        {messages.map((message, index) => (
          <MessageRow
            key={message.id}
            drill={drill}
            startEpoch={startEpoch}
            message={message}
            mine={message.from === me}
            isNew={index >= atFirst}
            answered={message.replyTo === undefined ? undefined : byId.get(message.replyTo)}
            onReply={onReply}
          />
        ))}
      </div>
      {below > 0 && (
        <div className={classes.pill}>
          <Button kind="primary" icon={<IconArrowDown size={14} aria-hidden />} onClick={props.onJump}>
            {below === 1 ? '1 new message' : `${below} new messages`}
          </Button>
        </div>
      )}
    </div>
  );
});
