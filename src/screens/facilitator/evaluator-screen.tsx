import { AppShell } from '../../ui/app-shell';
import { Button } from '../../ui/button';
import type { ControlRoomProps } from './types';

/** What an evaluator sees: what happens, what is expected, and their own observations. */
export function EvaluatorScreen({ session, onLeave }: ControlRoomProps) {
  const { drill } = session.getSnapshot();
  return (
    <AppShell mainLabel="Evaluator's screen" header={<Button onClick={onLeave}>Library</Button>}>
      <h2>{drill.bundle.scenario.title}</h2>
    </AppShell>
  );
}
