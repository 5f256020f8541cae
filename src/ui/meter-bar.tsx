import classes from './meter-bar.module.css';

/** How much of something there is, said in words beside the bar. */
export function MeterBar({
  label,
  value,
  max = 1,
  text,
  tone = 'accent',
  hideLabel,
}: {
  readonly label: string;
  readonly value: number;
  readonly max?: number;
  readonly text: string;
  readonly tone?: 'accent' | 'good' | 'warn' | 'bad' | 'neutral';
  readonly hideLabel?: boolean;
}) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div className={classes.meter} data-tone={tone}>
      {!hideLabel && <span className={classes.label}>{label}</span>}
      {/* biome-ignore lint/a11y/useSemanticElements: browsers draw <meter> each in their own way */}
      <div
        role="meter"
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuetext={text}
        className={classes.track}
      >
        <div className={classes.fill} style={{ width: `${share * 100}%` }} />
      </div>
      <span className={classes.text} aria-hidden="true">
        {text}
      </span>
    </div>
  );
}
