import { IconClock, IconPlayerTrackNext } from '@tabler/icons-react';
import { useState } from 'react';
import { clockMinuteUtc, dateUtc, durationText, HOUR, utcParts } from '../../base/drill-time';
import type { Drill } from '../../drill/drill';
import { LONGEST_WAIT, postmortemTime, skippedHours } from '../../drill/postmortem';
import type { DrillState } from '../../drill/state';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Tag } from '../../ui/tag';
import { TextField } from '../../ui/text-field';
import classes from './postmortem.module.css';

/** At this hour of the drill's day people are back at their desks. */
const MORNING = 9;
/** One skip goes no further (hours), as the record has it. */
const MOST = 168;

const moment = (epoch: number): string => `${dateUtc(epoch)} ${clockMinuteUtc(epoch)} UTC`;

/** Until when it is due in the drill's own time, and what is left. Nothing while the record does not tell. */
export function DueTime({
  drill,
  state,
  onSkip,
}: {
  readonly drill: Drill;
  readonly state: DrillState;
  /** Absent: somebody else writes, or the text was submitted. */
  readonly onSkip: ((hours: number) => void) | undefined;
}) {
  const [asking, setAsking] = useState(false);
  const time = postmortemTime(drill, state);
  if (time === undefined) return null;
  const late = time.left < 0;
  return (
    <div className={classes.due}>
      <IconClock size={16} aria-hidden />
      <span className={classes.until}>
        Due <time className="hw-mono">{moment(drill.startEpoch + time.dueAt)}</time>
      </span>
      {late ? (
        <Tag tone="bad">{durationText(-time.left)} late</Tag>
      ) : (
        <Tag tone={time.left < 6 * HOUR ? 'warn' : 'neutral'}>{durationText(time.left)} left</Tag>
      )}
      {onSkip !== undefined && (
        <Button kind="quiet" icon={<IconPlayerTrackNext size={16} aria-hidden />} onClick={() => setAsking(true)}>
          Skip ahead
        </Button>
      )}
      {asking && onSkip !== undefined && (
        <SkipForm
          now={drill.startEpoch + time.now}
          dueAt={drill.startEpoch + time.dueAt}
          most={Math.min(MOST, LONGEST_WAIT - skippedHours(state))}
          onClose={() => setAsking(false)}
          onSkip={(hours) => {
            setAsking(false);
            onSkip(hours);
          }}
        />
      )}
    </div>
  );
}

/** Hours until people are back at nine the next morning. */
export function hoursToMorning(now: number): number {
  const { hour, minute } = utcParts(now);
  const hours = MORNING - hour - (minute > 0 ? 1 : 0) + (hour >= MORNING ? 24 : 0);
  return hours < 1 ? hours + 24 : hours;
}

function SkipForm({
  now,
  dueAt,
  most,
  onClose,
  onSkip,
}: {
  /** All as UTC epoch, ms. */
  readonly now: number;
  readonly dueAt: number;
  readonly most: number;
  readonly onClose: () => void;
  readonly onSkip: (hours: number) => void;
}) {
  const [text, setText] = useState(String(Math.min(most, hoursToMorning(now))));
  const [tried, setTried] = useState(false);
  const wrong = (value: string): string | null => {
    const n = Number(value);
    return Number.isInteger(n) && n >= 1 && n <= most ? null : `Whole hours, from 1 to ${most}.`;
  };
  const hours = wrong(text) === null ? Number(text) : undefined;
  const then = hours === undefined ? undefined : now + hours * HOUR;
  const send = () => {
    setTried(true);
    if (hours !== undefined) onSkip(hours);
  };
  return (
    <Dialog
      open
      size="s"
      title="It is written later"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={send}>
            Skip ahead
          </Button>
        </>
      }
    >
      <div className={classes.skip}>
        <p>
          In the drill it is {moment(now)}. Time spent writing counts, and so does what you skip; a closed laptop does
          not.
        </p>
        <TextField
          label="Hours to skip"
          value={text}
          onChange={setText}
          validate={wrong}
          showError={tried}
          inputMode="numeric"
          onKeyDown={(event) => {
            if (event.key === 'Enter') send();
          }}
          help={
            then === undefined
              ? undefined
              : `Then it is ${moment(then)}, ${then > dueAt ? `${durationText(then - dueAt)} late` : `${durationText(dueAt - then)} before it is due`}.`
          }
        />
        <div className="hw-row">
          <Button onClick={() => setText(String(Math.min(most, hoursToMorning(now))))}>The next morning</Button>
          <Button onClick={() => setText(String(Math.min(most, 24)))}>A day</Button>
        </div>
      </div>
    </Dialog>
  );
}
