import classes from './status-stepper.module.css';
import { VisuallyHidden } from './visually-hidden';

export interface StatusStepperProps {
  readonly steps: readonly { readonly id: string; readonly label: string }[];
  /** The id of the step one is at; null before the first. */
  readonly current: string | null;
  readonly label?: string;
  /** There is more beside it than usual: only the step one is at keeps its word on screens that are not wide. */
  readonly isTight?: boolean;
}

/** Where things stand, as a short row of steps: done, here, still to come. */
export function StatusStepper({ steps, current, label = 'Status', isTight }: StatusStepperProps) {
  const here = steps.findIndex((step) => step.id === current);
  return (
    <ol className={classes.steps} aria-label={label} data-tight={isTight || undefined}>
      {steps.map((step, index) => {
        const state = here < 0 || index > here ? 'ahead' : index < here ? 'done' : 'here';
        return (
          <li
            key={step.id}
            className={classes.step}
            data-state={state}
            aria-current={state === 'here' ? 'step' : undefined}
          >
            <span className={classes.mark} aria-hidden="true" />
            <span className={classes.label}>{step.label}</span>
            {state === 'done' && <VisuallyHidden> (done)</VisuallyHidden>}
          </li>
        );
      })}
    </ol>
  );
}
