import classes from './findings-list.module.css';
import { Tag } from './tag';

/** Something that was found in a file. */
export interface FindingRow {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly why: string;
  readonly mend: string;
}

/** What was found in files, one by one: where, what, why, and what to do. All of it is shown as text. */
export function FindingsList({ rows }: { readonly rows: readonly FindingRow[] }) {
  return (
    <ol className={classes.findings} aria-label="What was found">
      {rows.map((row) => (
        <li key={`${row.code} ${row.file}:${row.line}:${row.column} ${row.message}`} className={classes.finding}>
          <p>
            <Tag tone={row.severity === 'error' ? 'bad' : 'warn'}>{row.severity}</Tag>{' '}
            <span className="hw-mono hw-small">
              {row.file}:{row.line}:{row.column}
            </span>{' '}
            <span className="hw-muted hw-small">{row.code}</span>
          </p>
          <p>{row.message}</p>
          <p className="hw-small">
            <strong>Why:</strong> {row.why}
          </p>
          <p className="hw-small">
            <strong>Mend:</strong> {row.mend}
          </p>
        </li>
      ))}
    </ol>
  );
}
