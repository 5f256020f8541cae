import { IconArrowFork, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { MINUTE, SECOND } from '../../base/drill-time';
import type { DrillMark, MarkKind } from '../../report/marks';
import { Button, IconButton } from '../../ui/button';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Scrubber } from '../../ui/scrubber';
import { Segmented } from '../../ui/segmented';
import { useToasts } from '../../ui/toasts';
import { useHotkeys } from '../../ui/use-hotkeys';
import { useMediaWidth } from '../../ui/use-media-width';
import { VisuallyHidden } from '../../ui/visually-hidden';
import { useDebrief } from './context';
import { type ReplaySpeed, useReplay, useReplayPart } from './replay';
import classes from './replay.module.css';
import { utc } from './words';

const TONES: Readonly<Record<MarkKind, 'neutral' | 'accent' | 'good' | 'warn' | 'bad'>> = {
  inject: 'neutral',
  declared: 'bad',
  handoff: 'accent',
  update: 'accent',
  change: 'warn',
  mitigated: 'good',
  resolved: 'good',
};

const SPEEDS = [
  { value: '20', label: '20x' },
  { value: '60', label: '60x' },
] as const;

/** The bar under the report: the drill's time, and above it, when opened, the drill as it stood then. */
export function ReplayDock({
  panel,
  onFork,
}: {
  readonly panel: () => ReactNode;
  readonly onFork: ((at: number) => Promise<void>) | undefined;
}) {
  const { drill, truth, marks, end } = useDebrief();
  const replay = useReplay();
  const { at, playing, speed, open, jumps } = useReplayPart((s) => s);
  const phone = useMediaWidth() === 'phone';
  useHotkeys({ r: () => replay.setOpen(!replay.get().open), k: replay.toggle });
  const spans = useMemo(
    () =>
      truth.impact
        .filter((i) => i.to > 0 && i.from < end)
        .map((i) => ({
          id: `${i.from}`,
          from: Math.max(0, i.from),
          to: Math.min(end, i.to),
          label: 'People were affected',
          tone: 'var(--hw-bad)',
        })),
    [truth, end],
  );
  return (
    <section className={classes.dock} aria-label="Replay" data-screen-only>
      {open && panel()}
      <div className={classes.bar}>
        <div className={classes.scrubber}>
          <Scrubber
            label="Time of the drill"
            min={0}
            max={end}
            value={at}
            onChange={replay.scrub}
            marks={useMemo(() => marks.filter((m) => m.at >= 0).map(scrubberMark), [marks])}
            spans={spans}
            formatValue={(value) => utc(drill, value)}
            step={15 * SECOND}
            pageStep={5 * MINUTE}
            isPlaying={playing}
            onTogglePlay={replay.toggle}
          />
        </div>
        <div className={classes.controls}>
          <Segmented
            label="Speed of the replay"
            value={String(speed) as '20' | '60'}
            onChange={(value) => replay.setSpeed(Number(value) as ReplaySpeed)}
            options={SPEEDS}
          />
          {onFork !== undefined && <Fork at={at} onFork={onFork} short={phone} />}
          <IconButton
            label={open ? 'Hide the drill at this time (R)' : 'Show the drill at this time (R)'}
            active={open}
            aria-expanded={open}
            onClick={() => replay.setOpen(!open)}
          >
            {open ? <IconChevronDown size={18} aria-hidden /> : <IconChevronUp size={18} aria-hidden />}
          </IconButton>
        </div>
      </div>
      <VisuallyHidden>
        <span role="status">{jumps > 0 && !playing ? `Replay at ${utc(drill, at)}` : ''}</span>
      </VisuallyHidden>
    </section>
  );
}

function scrubberMark(mark: DrillMark) {
  return { id: mark.id, at: mark.at, label: mark.label, tone: TONES[mark.kind] };
}

/** Playing on from the cursor. The drill that is told here stays as it is. */
function Fork({
  at,
  onFork,
  short,
}: {
  readonly at: number;
  readonly onFork: (at: number) => Promise<void>;
  readonly short: boolean;
}) {
  const { drill, end } = useDebrief();
  const toasts = useToasts();
  const [asked, setAsked] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = () => {
    if (at < end) setAsked(at);
    else toasts.show({ text: 'The drill is over at this moment. Move the replay back to where you want to play on.' });
  };
  const fork = async (from: number) => {
    setAsked(null);
    setBusy(true);
    try {
      await onFork(from);
    } catch {
      toasts.show({ tone: 'bad', text: 'The drill could not be forked. Nothing was changed; try again.' });
    }
    setBusy(false);
  };
  return (
    <>
      <Button icon={<IconArrowFork size={16} aria-hidden />} busy={busy} onClick={ask}>
        {short ? 'Fork' : 'Fork from here'}
      </Button>
      <ConfirmDialog
        open={asked !== null}
        title={`Play on from ${utc(drill, asked ?? at)}?`}
        text="A new drill begins with everything that happened up to this moment, and goes on as you choose. This one, its record and its scorecard stay as they are."
        confirmLabel="Play on from here"
        onConfirm={() => void fork(asked ?? at)}
        onCancel={() => setAsked(null)}
      />
    </>
  );
}
