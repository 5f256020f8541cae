import { ObservationsCompared } from '../parts/observations-compared';
import { useDebrief } from './context';
import classes from './debrief.module.css';
import { JumpButton } from './jump-button';

/** What evaluators noted against the objectives, side by side. It stands beside the computed score and changes nothing of it. */
export function ObservationsSection() {
  const { drill, state } = useDebrief();
  return (
    <>
      <p className={classes.lead}>
        Noted by people while they watched, on the scale P, S, M, U. The computed ratings above do not take them in.
      </p>
      <ObservationsCompared
        drill={drill}
        observations={state.observations ?? []}
        moment={(o) => <JumpButton at={o.at} seq={o.about} />}
      />
    </>
  );
}
