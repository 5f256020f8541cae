import { MINUTE } from '../../../base/drill-time';
import { workloadOf } from '../../../drill/workload';
import { MeterBar } from '../../../ui/meter-bar';
import { useControl } from '../parts/control-context';
import classes from './people.module.css';

/** From here on somebody is loaded enough to be looked after. */
const MANY = { tasks: 3, unanswered: 2, acts: 20 } as const;
/** Minutes without an act from which somebody may be lost, or idle. */
const IDLE = 10;

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** How loaded somebody is: small meters, each with its words. */
export function Workload({ person, name }: { readonly person: string; readonly name: string }) {
  const { drill, state, view } = useControl().snapshot;
  if (view.phase === 'briefing') return null;
  const load = workloadOf(drill, state, person);
  const unanswered = load.openAsks + load.openPages + load.openApprovals + load.openOffers;
  const idle = load.idleFor === undefined ? undefined : load.idleFor / MINUTE;
  return (
    <div className={classes.load}>
      <MeterBar
        label={`${name}: tasks`}
        hideLabel
        value={load.openTasks}
        max={MANY.tasks}
        tone={load.openTasks >= MANY.tasks ? 'warn' : 'accent'}
        text={count(load.openTasks, 'task', 'tasks')}
      />
      <MeterBar
        label={`${name}: unanswered`}
        hideLabel
        value={unanswered}
        max={MANY.unanswered}
        tone={unanswered >= MANY.unanswered ? 'bad' : unanswered > 0 ? 'warn' : 'accent'}
        text={`${unanswered} unanswered`}
      />
      <MeterBar
        label={`${name}: acts in 5 min`}
        hideLabel
        value={load.recentActs}
        max={MANY.acts}
        tone="accent"
        text={`${count(load.recentActs, 'act', 'acts')} in 5 min`}
      />
      <MeterBar
        label={`${name}: idle`}
        hideLabel
        value={idle ?? 0}
        max={IDLE}
        tone={(idle ?? 0) >= IDLE ? 'warn' : 'neutral'}
        text={idle === undefined ? 'no act yet' : idle < 1 ? 'active now' : `idle ${Math.floor(idle)} min`}
      />
    </div>
  );
}
