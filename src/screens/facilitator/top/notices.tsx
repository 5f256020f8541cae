import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { formatUtc } from '../../../ui/format';
import { ConnectionBanner } from '../../parts/connection-chip';
import { useControl } from '../parts/control-context';
import classes from './top.module.css';

/** Lines under the top bar: what was refused, a connection that is lost, a drill that stands still or is over. */
export function Notices({ onLeave, onDebrief }: { readonly onLeave: () => void; readonly onDebrief: () => void }) {
  const { room, snapshot, steerRefusal, forgetRefusal } = useControl();
  const { storage, problem } = snapshot;
  return (
    <div className={classes.notices}>
      {steerRefusal !== undefined && (
        <Banner
          tone="warn"
          announce="alert"
          title="Not accepted"
          text={steerRefusal}
          actions={<Button onClick={forgetRefusal}>Dismiss</Button>}
        />
      )}
      <ConnectionBanner room={room} />
      {storage !== 'durable' && (
        <Banner
          tone="warn"
          title="This browser does not keep the drill"
          text="It is still kept by the room. Export the record in the debrief before you close this window."
        />
      )}
      {problem !== undefined && <Banner tone="bad" announce="alert" title={problem.title} text={problem.text} />}
      <PhaseNotice onLeave={onLeave} onDebrief={onDebrief} />
    </div>
  );
}

function PhaseNotice({ onLeave, onDebrief }: { readonly onLeave: () => void; readonly onDebrief: () => void }) {
  const { snapshot, canSteer, steer } = useControl();
  const { view, state } = snapshot;
  switch (view.phase) {
    case 'live':
      return null;
    case 'briefing':
      return (
        <Banner
          title="The drill has not started"
          text={
            canSteer
              ? 'Everybody is in the briefing. StartEx starts the clock for all.'
              : 'Everybody is in the briefing. Read the objectives and what is expected meanwhile.'
          }
        />
      );
    case 'paused': {
      const pause = state.happenings.findLast((h) => h.act.type === 'drill.pause')?.act;
      const isAway = pause?.type === 'drill.pause' && pause.reason === 'away';
      return (
        <Banner
          announce="status"
          title={`Paused at ${formatUtc(view.startEpoch + view.t)}`}
          text={isAway ? 'Nobody was here any more: paused at the last sign of life.' : undefined}
          actions={
            canSteer && (
              <Button kind="primary" onClick={() => void steer({ type: 'drill.resume' })}>
                Resume
              </Button>
            )
          }
        />
      );
    }
    case 'postmortem':
      return (
        <Banner
          announce="status"
          title="EndEx"
          text="The team writes its postmortem. Observations can still be noted, and compared."
        />
      );
    case 'debrief':
      return (
        <Banner
          announce="status"
          title="The debrief is ready"
          text="Observations can still be noted."
          actions={
            <Button kind="primary" onClick={onDebrief}>
              To the debrief
            </Button>
          }
        />
      );
    case 'stopped':
      return (
        <Banner
          tone="warn"
          announce="status"
          title="Stopped for a real incident"
          text="The drill ended as it stood, and is saved."
          actions={
            <>
              <Button onClick={onDebrief}>To the debrief</Button>
              <Button onClick={onLeave}>To the library</Button>
            </>
          }
        />
      );
  }
}
