import { personName } from '../../../drill/drill';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { useFloor } from '../parts/floor-context';

/** Nobody commands, or two people do: the first thing to see. */
export function CommandWarning() {
  const { snapshot, propose, canAct } = useFloor();
  const { drill, view } = snapshot;
  if (view.phase !== 'live' && view.phase !== 'paused') return null;
  if (view.commanders.length > 1) {
    const names = view.commanders.map((id) => personName(drill, id)).join(' and ');
    const isOne = view.commanders.includes(view.me);
    return (
      <Banner
        tone="bad"
        announce="status"
        title="Two people command"
        text={names}
        actions={
          isOne ? (
            <Button onClick={() => void propose({ type: 'role.release', role: 'ic' })}>Give up command</Button>
          ) : undefined
        }
      />
    );
  }
  if (view.commanders.length === 1 || view.resolved) return null;
  const mayTake = canAct && !view.gone.some((g) => g.person === view.me && g.role === 'ic');
  return (
    <Banner
      tone="warn"
      announce="status"
      title="Nobody commands"
      actions={
        mayTake && view.phase === 'live' ? (
          <Button onClick={() => void propose({ type: 'role.take', role: 'ic' })}>Take command</Button>
        ) : undefined
      }
    />
  );
}
