import classes from './status-stepper.module.css';
import { VisuallyHidden } from './visually-hidden';

export interface StatusStepperProps {
  readonly steps: readonly { readonly id: string; readonly label: string }[];
  /** The id of the step one is at; null before the first. */
  readonly current: string | null;
  readonly label?: string;
}

/** Where things stand, as a short row of steps: done, here, still to come. */
export function StatusStepper({ steps, current, label = 'Status' }: StatusStepperProps) {
  const here = steps.findIndex((step) => step.id === current);
  return (
    <ol className={classes.steps} aria-label={label}>
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
