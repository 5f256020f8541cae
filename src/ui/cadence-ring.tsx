import classes from './cadence-ring.module.css';

export interface CadenceRingProps {
  /** What is being counted, as "Next update". */
  readonly label: string;
  /** How much of the promise is left: 1 fresh, 0 due. Ignored when `red` (drawn whole and broken) and `idle` (drawn empty). */
  readonly fraction: number;
  readonly state: 'calm' | 'amber' | 'red' | 'idle';
  /** The time in words or figures, as `12:30`, `+02:10` or `no promise`. */
  readonly text: string;
  /** `m` fits a top bar, text beside the ring; `l` has the text inside. */
  readonly size?: 'm' | 'l';
}

const stateWords = { calm: '', amber: ', due soon', red: ', overdue', idle: '' } as const;
const radius = 15;
const round = 2 * Math.PI * radius;

/** The time that is left of a promise, as a ring that empties. It says nothing by itself: a tick of the clock is no news. */
export function CadenceRing({ label, fraction, state, text, size = 'm' }: CadenceRingProps) {
  const left = state === 'idle' ? 0 : state === 'red' ? 1 : Math.min(1, Math.max(0, fraction));
  return (
    <div
      className={classes.root}
      data-state={state}
      data-size={size}
      role="img"
      aria-label={`${label}: ${text}${stateWords[state]}`}
    >
      <svg viewBox="0 0 36 36" className={classes.ring} aria-hidden="true">
        <circle className={classes.track} cx="18" cy="18" r={radius} />
        <circle
          className={classes.left}
          cx="18"
          cy="18"
          r={radius}
          strokeDasharray={state === 'red' ? `${round / 24} ${round / 24}` : `${round * left} ${round}`}
        />
      </svg>
      <span className={classes.words}>
        <span className={classes.label}>{label}</span>
        <span className={classes.text}>{text}</span>
      </span>
    </div>
  );
}
