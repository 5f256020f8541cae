import { cx } from './cx';
import classes from './severity-badge.module.css';

export interface SeverityBadgeProps {
  /** 1 is the worst; null is "nothing declared yet". */
  readonly level: 1 | 2 | 3 | 4 | null;
  /** Always said in words, as `SEV2` or `SEV2 major`; never colour alone. */
  readonly label: string;
  /** A small mark and coloured text instead of a filled badge, for lists. */
  readonly quiet?: boolean;
}

/** How bad it was declared to be. */
export function SeverityBadge({ level, label, quiet }: SeverityBadgeProps) {
  return (
    <span className={cx(quiet ? classes.quiet : classes.badge)} data-level={level ?? 'none'}>
      {label}
    </span>
  );
}
