import { CadenceRing } from '../../../ui/cadence-ring';
import { formatCountdown } from '../../../ui/format';
import { SeverityBadge } from '../../../ui/severity-badge';
import { StatusStepper } from '../../../ui/status-stepper';
import { useFloor } from '../parts/floor-context';

const STEPS = [
  { id: 'investigating', label: 'Investigating' },
  { id: 'mitigating', label: 'Mitigating' },
  { id: 'monitoring', label: 'Monitoring' },
  { id: 'resolved', label: 'Resolved' },
] as const;

/** The severity that is declared. */
export function Severity() {
  const { snapshot } = useFloor();
  const { declared } = snapshot.view;
  const known = snapshot.drill.bundle.playbook.severities.find((s) => s.id === declared);
  const level = [1, 2, 3, 4].find((n): n is 1 | 2 | 3 | 4 => n === known?.n) ?? null;
  return <SeverityBadge level={level} label={declared ?? 'Not declared'} />;
}

/** Where the team says that it stands. */
export function Status() {
  const { session, snapshot } = useFloor();
  const { status } = snapshot.view;
  return (
    <StatusStepper steps={STEPS} current={status === 'watching' ? null : status} isTight={session.room !== undefined} />
  );
}

/** Time to the next update that was promised. */
export function Cadence() {
  const { cadence } = useFloor().snapshot.view;
  const text = cadence.remaining === undefined ? 'no promise' : formatCountdown(cadence.remaining);
  return <CadenceRing label="Next update" fraction={cadence.fraction ?? 0} state={cadence.state} text={text} />;
}
