import { IconArrowBackUp } from '@tabler/icons-react';
import type { Drill } from '../../../drill/drill';
import type { Message } from '../../../drill/state';
import { IconButton } from '../../../ui/button';
import { cx } from '../../../ui/cx';
import { formatUtc, formatUtcMinute } from '../../../ui/format';
import { Tag } from '../../../ui/tag';
import { MAIL_LABELS, senderOf } from './conversations';
import classes from './message-row.module.css';

const KINDS: Readonly<Partial<Record<Message['kind'], string>>> = {
  update: 'Update',
  announcement: 'Announcement',
  resolution: 'Resolution',
  answer: 'Answer',
  thanks: 'Thanks',
};

interface MessageRowProps {
  readonly drill: Drill;
  readonly startEpoch: number;
  readonly message: Message;
  readonly mine: boolean;
  /** It has just come in. */
  readonly isNew: boolean;
  /** The message that this one answers. */
  readonly answered?: Message | undefined;
  readonly onReply: ((message: Message) => void) | undefined;
}

/** One message, with who wrote it and when. Updates, announcements, system lines and what comes from outside look apart. */
export function MessageRow({ drill, startEpoch, message, mine, isNew, answered, onReply }: MessageRowProps) {
  const sender = senderOf(drill, message.from);
  const at = startEpoch + message.at;
  if (message.kind === 'system') {
    const isDecision = message.text.startsWith('Decision:');
    return (
      <div
        className={cx(classes.system, isDecision && classes.decision)}
        data-kind={isDecision ? 'decision' : 'system'}
      >
        <strong>{sender.name}</strong> · {message.text} <time className={classes.time}>{formatUtc(at)}</time>
      </div>
    );
  }
  const isApp = sender.title === 'app';
  const kind = KINDS[message.kind];
  const to = Object.hasOwn(MAIL_LABELS, message.channel)
    ? MAIL_LABELS[message.channel as keyof typeof MAIL_LABELS]
    : undefined;
  return (
    <article className={cx(classes.row, isNew && 'hw-slide-in')} data-kind={message.kind} data-mine={mine || undefined}>
      <header className={classes.head}>
        <span className={classes.name}>{sender.name}</span>
        {isApp ? <Tag>app</Tag> : sender.title !== '' && <span className={classes.title}>{sender.title}</span>}
        {kind !== undefined && <span className={classes.kind}>{kind}</span>}
        {message.asks !== undefined && <Tag tone="warn">asks {message.asks === 'eta' ? 'for an ETA' : 'you'}</Tag>}
        <time className={classes.time}>{formatUtc(at)}</time>
        {!mine && onReply !== undefined && (
          <span className={classes.tools}>
            <IconButton label={`Answer ${sender.name}`} onClick={() => onReply(message)}>
              <IconArrowBackUp size={15} aria-hidden />
            </IconButton>
          </span>
        )}
      </header>
      {to !== undefined && <p className={classes.quote}>To {to}</p>}
      {answered !== undefined && (
        <p className={classes.quote}>
          {senderOf(drill, answered.from).name}: {answered.text}
        </p>
      )}
      <p className={classes.text}>{message.text}</p>
      {message.kind === 'update' && message.fields?.nextUpdateAt !== undefined && (
        <p className={classes.promise}>
          Promises the next one by {formatUtcMinute(startEpoch + message.fields.nextUpdateAt)}
        </p>
      )}
    </article>
  );
}
