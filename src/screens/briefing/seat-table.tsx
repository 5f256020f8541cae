import { Segmented } from '../../ui/segmented';
import { TextField } from '../../ui/text-field';
import classes from './briefing.module.css';
import type { SeatKind, SeatRow } from './setup';

interface Props {
  readonly rows: readonly SeatRow[];
  readonly previousScribe: string | null;
  readonly onChange: (rows: readonly SeatRow[]) => void;
}

const KINDS: readonly { readonly value: SeatKind; readonly label: string }[] = [
  { value: 'player', label: 'Player' },
  { value: 'bot', label: 'Teammate' },
  { value: 'nobody', label: 'Nobody' },
];

/** Who plays each role: a player at this screen, a teammate played by Hotwash, or nobody. */
export function SeatTable({ rows, previousScribe, onChange }: Props) {
  const change = (role: string, part: Partial<SeatRow>) =>
    onChange(rows.map((r) => (r.role === role ? { ...r, ...part } : r)));
  return (
    <ul className={classes.seats}>
      {rows.map((row) => (
        <li key={row.role} className={classes.seat}>
          <div className={classes.role}>
            <h3>{row.roleTitle}</h3>
            {row.role === 'scribe' && previousScribe === row.person && (
              <span className="hw-muted hw-small">was scribe last time; the playbook rotates this role</span>
            )}
          </div>
          <Segmented
            label={`Who plays ${row.roleTitle}`}
            value={row.kind}
            options={KINDS}
            onChange={(kind) => change(row.role, { kind })}
          />
          {row.kind === 'nobody' ? (
            <span className="hw-muted">nobody</span>
          ) : (
            <TextField
              label={`Name of ${row.roleTitle}`}
              value={row.name}
              maxLength={80}
              onChange={(name) => change(row.role, { name })}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
