import { IconPhone } from '@tabler/icons-react';
import { Button } from '../../../ui/button';
import { ExerciseMark } from '../../../ui/exercise-mark';
import { useFloor } from '../parts/floor-context';
import classes from './channel-pane.module.css';
import type { Conversation } from './conversations';

/** What this conversation is, that it is an exercise, and the bridge. */
export function ChannelHeader({ conversation }: { readonly conversation: Conversation }) {
  return (
    <div className={classes.header}>
      <ExerciseMark kind="inline" />
      <h2 className={classes.headerTitle}>{conversation.label}</h2>
      <span className={classes.about}>{conversation.about}</span>
      <BridgeBar />
    </div>
  );
}

function BridgeBar() {
  const { snapshot, run, canAct } = useFloor();
  const { bridge, me, phase } = snapshot.view;
  if (bridge === undefined) {
    if (!canAct) return null;
    return (
      <Button
        kind="quiet"
        icon={<IconPhone size={15} aria-hidden />}
        disabled={phase !== 'live'}
        onClick={() => run('bridge')}
      >
        Open bridge
      </Button>
    );
  }
  const isOn = bridge.joined.includes(me);
  const count = `${bridge.joined.length} on the bridge`;
  if (!isOn && canAct) {
    return (
      <Button kind="plain" icon={<IconPhone size={15} aria-hidden />} data-tip={count} onClick={() => run('join')}>
        Join bridge
      </Button>
    );
  }
  return (
    <span className={classes.bridge} data-tip={bridge.link}>
      <IconPhone size={15} aria-hidden />
      {count}
    </span>
  );
}
