import type { View } from '../../../drill/view';
import { Button } from '../../../ui/button';
import { type ActionId, actionById } from '../actions/registry';
import { useFloor } from '../parts/floor-context';
import classes from './composer.module.css';

/** The few actions that fit where the team stands: what one reaches for, not what one ought to do. */
function fitting(view: View): readonly ActionId[] {
  if (view.resolved) return ['update', 'thanks', 'schedule', 'reopen', 'end'];
  if (view.declared === undefined) return ['assess', 'declare', 'bug', 'task', 'finding', 'page'];
  const announced = view.messages.some((m) => m.kind === 'announcement');
  return [
    ...(announced ? [] : (['announce'] as const)),
    'update',
    'finding',
    'decide',
    'task',
    'ticket',
    'severity',
    'resolve',
  ];
}

const LABELS: Readonly<Partial<Record<ActionId, string>>> = {
  assess: 'Assess',
  declare: 'Declare',
  bug: 'Bug ticket',
  task: 'Task',
  finding: 'Finding',
  page: 'Page',
  update: 'Update',
  decide: 'Decide',
  ticket: 'Ticket',
  severity: 'Severity',
  announce: 'Announce',
  resolve: 'Resolve',
  thanks: 'Thank',
  schedule: 'Schedule postmortem',
  reopen: 'Reopen',
  end: 'End the drill',
};

/** Forms that are used most, one click away. The rest is behind the slash and in the palette. */
export function QuickActions() {
  const { snapshot, run } = useFloor();
  const { view } = snapshot;
  return (
    <div className={classes.quick} role="toolbar" aria-label="Frequent actions">
      {fitting(view).map((id) => {
        const available = actionById.get(id)?.available(view);
        return (
          <Button
            key={id}
            kind="quiet"
            aria-disabled={available !== true || undefined}
            data-tip={typeof available === 'string' ? available : undefined}
            onClick={() => run(id)}
          >
            {LABELS[id]}
          </Button>
        );
      })}
    </div>
  );
}
