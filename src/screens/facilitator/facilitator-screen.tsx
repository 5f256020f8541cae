import { AppShell } from '../../ui/app-shell';
import { Button } from '../../ui/button';
import type { ControlRoomProps } from './types';

/** The facilitator's console: the truth, the script, the people, and everything that steers the drill. */
export function FacilitatorScreen({ session, onLeave }: ControlRoomProps) {
  const { drill } = session.getSnapshot();
  return (
    <AppShell mainLabel="Facilitator's console" header={<Button onClick={onLeave}>Library</Button>}>
      <h2>{drill.bundle.scenario.title}</h2>
    </AppShell>
  );
}
