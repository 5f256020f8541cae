import { IconEdit, IconHandStop, IconPlayerPlay, IconSend } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import type { MselRow } from '../../../drill/msel';
import { epochOf } from '../../../drill/view';
import { Button, IconButton } from '../../../ui/button';
import { formatCountdown, formatUtcTime } from '../../../ui/format';
import { Tag } from '../../../ui/tag';
import { useControl } from '../parts/control-context';
import { addresseeText, senderName } from '../parts/names';
import { Refused } from '../parts/refused';
import { type Attempt, useAttempt } from '../parts/use-attempt';
import { EditForm } from './edit-form';
import { Expected } from './expected';
import { rowName } from './msel-filter';
import classes from './script.module.css';

const STATUS: Readonly<
  Record<MselRow['status'], { readonly word: string; readonly tone: 'neutral' | 'accent' | 'good' | 'warn' }>
> = {
  waiting: { word: 'waits', tone: 'neutral' },
  scheduled: { word: 'scheduled', tone: 'accent' },
  held: { word: 'held', tone: 'warn' },
  delivered: { word: 'delivered', tone: 'good' },
  withheld: { word: 'withheld', tone: 'neutral' },
  skipped: { word: 'passed over', tone: 'neutral' },
};

/** What can be done about one inject, as functions; each is `undefined` while it cannot be done. */
export function useRowActs(row: MselRow, attempt: Attempt['attempt']) {
  const { snapshot, propose } = useControl();
  const { phase } = snapshot.view;
  const isOpen = row.status !== 'delivered';
  const canPrepare = (phase === 'live' || phase === 'paused') && isOpen && !row.isImprovised;
  const canHold = canPrepare && (row.status === 'waiting' || row.status === 'scheduled');
  return {
    fire:
      phase === 'live' && isOpen
        ? () => void attempt(() => propose({ type: 'inject.fire', inject: row.id }))
        : undefined,
    hold: canHold ? () => void attempt(() => propose({ type: 'inject.hold', inject: row.id })) : undefined,
    release:
      canPrepare && row.status === 'held'
        ? () => void attempt(() => propose({ type: 'inject.release', inject: row.id }))
        : undefined,
    canEdit: canPrepare,
  };
}

/** One inject: when, from whom to whom, what, whether what it asks for was done, and what can be done about it. */
export function MselItem({ row }: { readonly row: MselRow }) {
  const { drill, view } = useControl().snapshot;
  const { isBusy, refusal, attempt } = useAttempt();
  const { fire, hold, release, canEdit } = useRowActs(row, attempt);
  const [isWhole, setWhole] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const name = rowName(row);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const run = {
      f: fire,
      h: hold ?? release,
      e: canEdit ? () => setEditing(true) : undefined,
      enter: () => setWhole(!isWhole),
    }[event.key.toLowerCase()];
    if (run === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  const { word, tone } = STATUS[row.status];
  return (
    <li
      className={classes.item}
      data-inject={row.id}
      data-status={row.status}
      aria-label={`${name}, ${word}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys fire, hold and edit it
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <span className={classes.number}>{row.number ?? '+'}</span>
      <div className={classes.when}>
        <Tag tone={tone}>{word}</Tag>
        <When row={row} />
      </div>
      <div className={classes.what}>
        <p className={classes.who}>
          <strong>{senderName(drill, row.from)}</strong> to <strong>{addresseeText(drill, row.to)}</strong>
          {row.isImprovised && <Tag>improvised</Tag>}
          {row.isEdited && <Tag>edited</Tag>}
          {row.isFired && <Tag>fired by hand</Tag>}
        </p>
        <button
          type="button"
          className={classes.text}
          data-whole={isWhole}
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {row.text}
        </button>
        {row.status !== 'delivered' && <p className={classes.trigger}>{row.trigger}</p>}
        <Expected row={row} startEpoch={view.startEpoch} now={view.t} />
        <Refused sentence={refusal} />
      </div>
      <div className={classes.acts}>
        {row.status !== 'delivered' && (
          <Button
            icon={<IconSend size={14} aria-hidden />}
            disabled={fire === undefined}
            busy={isBusy}
            aria-label={`Fire ${name.toLowerCase()} now`}
            onClick={fire}
          >
            Fire
          </Button>
        )}
        {release !== undefined ? (
          <IconButton label={`Release ${name.toLowerCase()}`} active onClick={release}>
            <IconPlayerPlay size={15} aria-hidden />
          </IconButton>
        ) : (
          hold !== undefined && (
            <IconButton label={`Hold ${name.toLowerCase()} back`} onClick={hold}>
              <IconHandStop size={15} aria-hidden />
            </IconButton>
          )
        )}
        {canEdit && (
          <IconButton label={`Edit ${name.toLowerCase()}`} active={isEditing} onClick={() => setEditing(!isEditing)}>
            <IconEdit size={15} aria-hidden />
          </IconButton>
        )}
      </div>
      {isEditing && canEdit && <EditForm row={row} onClose={() => setEditing(false)} />}
    </li>
  );
}

/** When it was or will be delivered; what fires soon counts down. */
function When({ row }: { readonly row: MselRow }) {
  const { view, now } = useControl().snapshot;
  const at = row.deliveredAt ?? row.dueAt;
  if (at === undefined) return null;
  const left = at - now;
  const isSoon = row.status === 'scheduled' && left >= 0 && left < 10 * 60_000;
  return (
    <span className={classes.time} data-soon={(isSoon && left < 60_000) || undefined}>
      {isSoon ? `in ${formatCountdown(left)}` : formatUtcTime(epochOf(view, at))}
    </span>
  );
}
