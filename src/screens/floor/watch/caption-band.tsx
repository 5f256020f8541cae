import { IconPlayerPause, IconPlayerPlay, IconPlayerTrackNext } from '@tabler/icons-react';
import { type Caption, chapters } from '../../../report/captions';
import type { WatchControls } from '../../../session/watched-session';
import { Button } from '../../../ui/button';
import { formatUtcMinute } from '../../../ui/format';
import { Kbd } from '../../../ui/kbd';
import { Segmented } from '../../../ui/segmented';
import { ClauseLink } from '../coach/clause-link';
import { useFloor } from '../parts/floor-context';
import classes from './watch.module.css';

const PACES = ['1', '5', '20'] as const;
/** So many captions stand in the band: the newest, and what led to it. */
const SHOWN = 3;

interface Props {
  readonly list: readonly Caption[];
  readonly controls: WatchControls;
}

/** What happens, in captions, and what somebody who watches can do about the time. */
export function CaptionBand({ list, controls }: Props) {
  const { snapshot } = useFloor();
  const { drill, view, skipping: isSkipping } = snapshot;
  const shown = list.slice(-SHOWN);
  const newest = shown.at(-1);
  const isPaused = view.phase === 'paused';
  const reached = chapters(list);
  const time = (at: number) => `${formatUtcMinute(view.startEpoch + at)}`;
  return (
    <section className={classes.band} aria-label="Captions">
      <div className={classes.captions} role="log" aria-live="off" aria-label="What happens">
        {newest === undefined && <p className={classes.now}>The drill begins: everything is quiet yet.</p>}
        {shown.map((caption) => (
          <p
            key={caption.id}
            className={caption === newest ? classes.now : classes.before}
            data-inject={caption.isInject}
          >
            <span className={classes.time}>{time(caption.at)}</span> {caption.text}
            {caption === newest && caption.stage !== undefined && (
              <span className={classes.stage}>{caption.stage}</span>
            )}
          </p>
        ))}
        {newest?.clause !== undefined && newest.why !== undefined && (
          <ClauseLink hint={{ clause: newest.clause, clauseText: newest.why }} />
        )}
      </div>
      <div className={classes.controls}>
        <Button
          kind="primary"
          icon={isPaused ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />}
          disabled={view.phase !== 'live' && !isPaused}
          onClick={isPaused ? controls.resume : controls.pause}
        >
          {isPaused ? 'Go on' : 'Pause'} <Kbd keys="Space" />
        </Button>
        <Button
          icon={<IconPlayerTrackNext size={16} aria-hidden />}
          disabled={view.phase !== 'live' || isSkipping}
          busy={isSkipping}
          onClick={() => void controls.skip()}
        >
          Next happening <Kbd keys="→" />
        </Button>
        <Segmented
          label="Pace"
          value={PACES.find((p) => Number(p) === view.clock.pace) ?? '20'}
          options={PACES.map((value) => ({ value, label: `${value}x` }))}
          onChange={(value) => controls.pace(Number(value) as 1 | 5 | 20)}
        />
      </div>
      <ol className={classes.chapters} aria-label="Chapters">
        {drill.bundle.playbook.lifecycle.map((stage) => {
          const at = reached.find((c) => c.stage === stage.title)?.at;
          return (
            <li
              key={stage.id}
              data-reached={at !== undefined}
              aria-current={newest?.stage === stage.title ? 'step' : undefined}
            >
              {stage.title} <span className={classes.time}>{at === undefined ? '' : time(at)}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
