import { IconCheck, IconClock, IconX } from '@tabler/icons-react';
import type { DrillTime } from '../../../base/drill-time';
import type { MselRow } from '../../../drill/msel';
import { formatCountdown, formatUtcMinute } from '../../../ui/format';
import classes from './script.module.css';

/** What the script expects to be done upon an inject, and whether it was. `now`: drill time. */
export function Expected({
  row,
  startEpoch,
  now,
  isPlain = false,
}: {
  readonly row: Pick<MselRow, 'expected' | 'status'>;
  readonly startEpoch: number;
  readonly now: DrillTime;
  /** Stands under a heading that says already what it is. */
  readonly isPlain?: boolean;
}) {
  const { expected } = row;
  if (expected === undefined) return null;
  const { text, by, doneAt } = expected;
  const late = by !== undefined && doneAt !== undefined && doneAt > by;
  const missed = by !== undefined && doneAt === undefined && now > by;
  const Icon = missed ? IconX : doneAt !== undefined ? IconCheck : IconClock;
  const outcome =
    doneAt !== undefined
      ? `done at ${formatUtcMinute(startEpoch + doneAt)}${late ? ', late' : ''}`
      : missed
        ? 'not done in time'
        : by !== undefined
          ? `${formatCountdown(by - now)} left`
          : undefined;
  return (
    <p
      className={classes.expected}
      data-outcome={missed ? 'missed' : doneAt !== undefined ? (late ? 'late' : 'done') : 'open'}
    >
      <Icon size={14} aria-hidden />
      <span>
        {!isPlain && <span className="hw-muted">Expected: </span>}
        {text}
        {outcome !== undefined && <strong> ({outcome})</strong>}
      </span>
    </p>
  );
}
