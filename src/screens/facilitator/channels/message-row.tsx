import { IconArrowBackUp } from '@tabler/icons-react';
import { memo } from 'react';
import type { Message } from '../../../drill/state';
import { epochOf } from '../../../drill/view';
import { IconButton } from '../../../ui/button';
import { formatUtcTime } from '../../../ui/format';
import { Tag } from '../../../ui/tag';
import { useControl } from '../parts/control-context';
import { senderName } from '../parts/names';
import classes from './channels.module.css';
import { placeText } from './conversations';

const KINDS: Readonly<Partial<Record<Message['kind'], string>>> = {
  update: 'update',
  announcement: 'announcement',
  resolution: 'resolution',
  answer: 'answer',
  thanks: 'thanks',
  inject: 'inject',
};
const ASKS = { eta: 'asks for an ETA', status: 'asks for the status', answer: 'asks a question' } as const;

/** One message. `isPlaced`: says where it was written, because the list holds several places. */
export const MessageRow = memo(function MessageRow({
  message,
  isPlaced,
  onReply,
}: {
  readonly message: Message;
  readonly isPlaced: boolean;
  readonly onReply: ((message: Message) => void) | undefined;
}) {
  const { snapshot } = useControl();
  const { drill, view } = snapshot;
  const name = senderName(drill, message.from);
  const kind = KINDS[message.kind];
  return (
    <article className={classes.row} data-kind={message.kind}>
      <header className={classes.head}>
        <time className={classes.time}>{formatUtcTime(epochOf(view, message.at))}</time>
        <strong>{name}</strong>
        {isPlaced && <span className={classes.place}>{placeText(drill, message)}</span>}
        {kind !== undefined && <Tag tone={kind === 'inject' ? 'accent' : 'neutral'}>{kind}</Tag>}
        {message.asks !== undefined && <Tag tone="warn">{ASKS[message.asks]}</Tag>}
        {onReply !== undefined && message.kind !== 'system' && (
          <span className={classes.tools}>
            <IconButton label={`Answer ${name} as the cast`} onClick={() => onReply(message)}>
              <IconArrowBackUp size={15} aria-hidden />
            </IconButton>
          </span>
        )}
      </header>
      <p className={classes.text}>{message.text}</p>
    </article>
  );
});
