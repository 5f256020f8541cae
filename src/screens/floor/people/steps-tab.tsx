import { IconCheck, IconCircle, IconPointFilled } from '@tabler/icons-react';
import type { LifecycleStep } from '../../../drill/lifecycle';
import { VisuallyHidden } from '../../../ui/visually-hidden';
import { useFloor } from '../parts/floor-context';
import classes from './people.module.css';

/** The lifecycle of the playbook with what has been done, as far as the record tells. */
export function StepsTab() {
  const { snapshot } = useFloor();
  const stages = new Map<string, LifecycleStep[]>();
  for (const step of snapshot.view.lifecycle) stages.set(step.stage, [...(stages.get(step.stage) ?? []), step]);
  const current = currentStage(snapshot.view.lifecycle);
  return (
    <div>
      {[...stages.entries()].map(([id, steps]) => {
        const told = steps.filter((s) => s.done !== undefined);
        return (
          <details key={id} className={classes.stage} open={id === current || undefined}>
            <summary>
              <span className="hw-grow">{steps[0]?.stageTitle}</span>
              <span className={classes.count}>
                {told.filter((s) => s.done).length}/{told.length}
              </span>
            </summary>
            <ul className={classes.list}>
              {steps.map((step) => (
                <li key={step.id} className={classes.step} data-done={step.done === true} data-tip={step.clause}>
                  {step.done === true ? (
                    <IconCheck size={14} aria-hidden />
                  ) : step.done === false ? (
                    <IconCircle size={14} aria-hidden />
                  ) : (
                    <IconPointFilled size={14} aria-hidden />
                  )}
                  <span>
                    {step.text}
                    <VisuallyHidden>
                      {step.done === true ? ' (done)' : step.done === false ? ' (not done)' : ''}
                    </VisuallyHidden>
                  </span>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </div>
  );
}

/** The stage in which the last thing was done; the first one before anything was. */
function currentStage(steps: readonly LifecycleStep[]): string | undefined {
  return (steps.findLast((s) => s.done === true) ?? steps[0])?.stage;
}
