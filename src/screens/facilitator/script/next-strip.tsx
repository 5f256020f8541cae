import { MINUTE } from '../../../base/drill-time';
import type { MselRow } from '../../../drill/msel';
import { formatCountdown } from '../../../ui/format';
import { useControl } from '../parts/control-context';
import { addresseeText, senderName } from '../parts/names';
import { dueWithin, rowName } from './msel-filter';
import classes from './script.module.css';

/** How far the strip looks ahead, minutes of drill time. */
const AHEAD = 10;
const MINUTES = Array.from({ length: AHEAD }, (_, i) => i + 1);

/** The next ten minutes of drill time: what is due, and when. */
export function NextStrip({ rows }: { readonly rows: readonly MselRow[] }) {
  const { snapshot } = useControl();
  const { drill, now } = snapshot;
  const due = dueWithin(rows, now, AHEAD);
  const [first] = due;
  const marks = stacked(due, now);
  return (
    <section className={classes.next} aria-label="The next 10 minutes">
      <div className={classes.track} data-stacked={marks.some((m) => m.level > 0) || undefined} aria-hidden="true">
        {MINUTES.map((minute) => (
          <span key={minute} className={classes.minute} />
        ))}
        {marks.map(({ row, share, level }) => (
          <span
            key={row.id}
            className={classes.mark}
            data-level={level}
            style={{ left: `${share * 100}%` }}
            data-tip={`${rowName(row)} in ${formatCountdown((row.dueAt ?? now) - now)}`}
          >
            {row.number ?? '+'}
          </span>
        ))}
      </div>
      <p className={classes.nextText}>
        {first === undefined ? (
          <span className="hw-muted">Nothing of the script is due in the next 10 minutes.</span>
        ) : (
          <>
            <span className="hw-muted">Next: </span>
            {rowName(first)} <span className="hw-mono">in {formatCountdown((first.dueAt ?? now) - now)}</span>,{' '}
            {senderName(drill, first.from)} to {addresseeText(drill, first.to)}
            {due.length > 1 && <span className="hw-muted">; {due.length - 1} more</span>}
          </>
        )}
      </p>
    </section>
  );
}

/** Marks nearer to each other than this share of the strip would cover each other. */
const NEAR = 0.05;
const LEVELS = 3;

/** Where each mark stands (0 now, 1 at the end of the strip), and on which level, so that close ones lie over each other. */
export function stacked(
  due: readonly MselRow[],
  now: number,
): readonly { row: MselRow; share: number; level: number }[] {
  const ends: number[] = [];
  return due.map((row) => {
    const share = ((row.dueAt ?? now) - now) / (AHEAD * MINUTE);
    const free = ends.findIndex((end) => end <= share);
    const level = Math.min(LEVELS - 1, free < 0 ? ends.length : free);
    ends[level] = share + NEAR;
    return { row, share, level };
  });
}
