import { HOUR } from '../../../base/drill-time';
import { epochOf } from '../../../drill/view';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { formatCountdown, formatUtcTime } from '../../../ui/format';
import { useControl } from '../parts/control-context';
import { useTruth } from '../truth/use-truth';
import classes from './dialogs.module.css';

/** The drill refuses to leap further than this. */
const FURTHEST = 4 * HOUR;

/** Leaps to a happening of one's choice: what is hidden from players stands here too. */
export function SkipDialog({ onClose }: { readonly onClose: () => void }) {
  const { snapshot, session, steer } = useControl();
  const { view, now } = snapshot;
  const { next } = useTruth();
  const skip = (to: number) => {
    onClose();
    // In steps where the session can, so that bots act on the way at their own time.
    if (session.skipTo === undefined) void steer({ type: 'drill.skip', to });
    else void session.skipTo(to);
  };
  return (
    <Dialog open onClose={onClose} title="Skip to a happening">
      {next.length === 0 ? (
        <p>Nothing is on the agenda: what comes next depends on what people do.</p>
      ) : (
        <>
          <p className="hw-muted hw-small">
            The clock leaps for everybody. What is due on the way happens, and bots act at their own time.
          </p>
          <ol className={classes.moments}>
            {next
              .filter((item) => item.at > now && !item.isHeld)
              .map((item, index) => (
                <li key={item.id} className={classes.moment}>
                  <span className="hw-mono hw-small">
                    {formatUtcTime(epochOf(view, item.at))}
                    <span className={classes.in}>in {formatCountdown(item.at - now)}</span>
                  </span>
                  <span>{item.text}</span>
                  <Button
                    {...(index === 0 ? { 'data-autofocus': '' } : {})}
                    disabled={view.phase !== 'live' || item.at - now > FURTHEST}
                    aria-label={`Skip to ${formatUtcTime(epochOf(view, item.at))}: ${item.text}`}
                    onClick={() => skip(item.at)}
                  >
                    Skip
                  </Button>
                </li>
              ))}
          </ol>
        </>
      )}
    </Dialog>
  );
}
