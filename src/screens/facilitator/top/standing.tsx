import { IconArrowRight } from '@tabler/icons-react';
import type { Drill } from '../../../drill/drill';
import { CadenceRing } from '../../../ui/cadence-ring';
import { formatCountdown } from '../../../ui/format';
import { SeverityBadge } from '../../../ui/severity-badge';
import { Tag } from '../../../ui/tag';
import { useControl } from '../parts/control-context';
import { useTruth } from '../truth/use-truth';
import classes from './top.module.css';

/** The step of a severity in the playbook: 1 is the worst. */
export function levelOf(drill: Drill, severity: string | null | undefined): 1 | 2 | 3 | 4 | null {
  const known = drill.bundle.playbook.severities.find((s) => s.id === severity);
  return ([1, 2, 3, 4] as const).find((n) => n === known?.n) ?? null;
}

/** What was declared beside what is true. */
export function Severities() {
  const { snapshot } = useControl();
  const { drill, view } = snapshot;
  const truth = useTruth();
  const isRight = (view.declared ?? null) === truth.severity;
  return (
    <div className={classes.severities}>
      <span className={classes.caption}>Declared</span>
      <SeverityBadge level={levelOf(drill, view.declared)} label={view.declared ?? 'none'} />
      <IconArrowRight size={13} aria-hidden />
      <span className={classes.caption}>true</span>
      <SeverityBadge level={levelOf(drill, truth.severity)} label={truth.severity ?? 'none'} quiet={isRight} />
    </div>
  );
}

/** The declared severity alone, for those to whom the truth is not shown. */
export function DeclaredSeverity() {
  const { drill, view } = useControl().snapshot;
  return <SeverityBadge level={levelOf(drill, view.declared)} label={view.declared ?? 'Not declared'} />;
}

/** Where the team says that it stands, and the next update that it has promised. */
export function TeamStatus() {
  const { status, cadence } = useControl().snapshot.view;
  return (
    <>
      <Tag tone={status === 'resolved' ? 'good' : 'neutral'}>{status === 'watching' ? 'nothing declared' : status}</Tag>
      <CadenceRing
        label="Next update"
        fraction={cadence.fraction ?? 0}
        state={cadence.state}
        text={cadence.remaining === undefined ? 'no promise' : formatCountdown(cadence.remaining)}
      />
    </>
  );
}
