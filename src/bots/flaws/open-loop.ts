import { leaveOut } from '../habits';
import type { Flaw } from './flaw';

export const openLoop: Flaw = {
  id: 'open-loop',
  title: 'Loop not closed',
  about: 'Takes a task and never says what came of it.',
  indicator: 'loops-closed',
  scenarios: ['edge-outage'],
  cast: 'team',
  habits: [
    leaveOut(
      (act, then) => act.type === 'task.report' && then.view.tasks.find((t) => t.id === act.taskId)?.kind === 'fix',
    ),
  ],
};
