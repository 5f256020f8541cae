import { cx } from './cx';
import classes from './loading-bar.module.css';

/** What is being loaded and how far. Without `fraction` (0 to 1) the bar only says that it goes on. */
export function LoadingBar({ label, fraction }: { readonly label: string; readonly fraction?: number }) {
  const percent = fraction === undefined ? undefined : Math.round(Math.min(1, Math.max(0, fraction)) * 100);
  return (
    <div className={classes.loading}>
      <span>
        {label}
        {percent !== undefined && <span className={classes.percent}> {percent} %</span>}
      </span>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(percent === undefined ? {} : { 'aria-valuenow': percent })}
      >
        <div
          className={cx(classes.fill, percent === undefined && classes.endless)}
          style={percent === undefined ? undefined : { width: `${percent}%` }}
        />
      </div>
    </div>
  );
}
