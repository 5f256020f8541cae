import type { LintRow } from '../../authoring/lint';
import { Tag } from '../../ui/tag';
import classes from './own.module.css';

/** What the linter found, one by one: where, what, why, and what to do. All of it is shown as text. */
export function LintFindings({ rows }: { readonly rows: readonly LintRow[] }) {
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
