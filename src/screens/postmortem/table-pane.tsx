import { IconArrowsSort, IconPlus, IconTable } from '@tabler/icons-react';
import { useMemo } from 'react';
import { utcParts } from '../../base/drill-time';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { ScrollBody } from '../../ui/scroll-body';
import { useDesk } from './desk-context';
import { headingsOf } from './outline';
import classes from './panes.module.css';
import { type MarkdownTable, newTable, rowAt, sortedByTime, tableAt, tablesIn, tableText, withRow } from './table-edit';
import { cellKinds } from './table-fields';
import { TableRowForm } from './table-row-form';

/** What a table is called: the heading above it. */
function titleOf(text: string, table: MarkdownTable): string {
  return headingsOf(text).findLast((h) => h.from < table.from)?.title ?? 'Table';
}

/** The table under the cursor as a form: it changes the Markdown in its place. */
export function TablePane() {
  const { text, cursor, canWrite, drill, editor, insert, reveal } = useDesk();
  const table = useMemo(() => tableAt(text, Math.min(cursor, text.length)), [text, cursor]);
  const { playbook } = drill.bundle;
  if (table === undefined) {
    const tables = tablesIn(text);
    const columns = playbook.postmortem.sections.filter((s) => s.columns !== undefined);
    return (
      <section className={classes.pane} aria-label="Table">
        <ScrollBody label="Table, content" className={classes.scroll ?? ''}>
          <EmptyState
            title="Put the cursor into a table"
            text="Then its rows can be filled in here, and stay Markdown."
          />
          <ul className={classes.tables}>
            {tables.map((t) => (
              <li key={t.from}>
                <Button
                  wide
                  icon={<IconTable size={16} aria-hidden />}
                  onClick={() =>
                    reveal(
                      t.from + tableText(t).split('\n').slice(0, 2).join('\n').length + (t.rows.length > 0 ? 3 : 0),
                    )
                  }
                >
                  {titleOf(text, t)}, {t.rows.length} {t.rows.length === 1 ? 'row' : 'rows'}
                </Button>
              </li>
            ))}
            {columns.map((s) => (
              <li key={s.id}>
                <Button
                  wide
                  kind="quiet"
                  disabled={!canWrite}
                  icon={<IconPlus size={16} aria-hidden />}
                  onClick={() =>
                    insert({ text: '', block: newTable(s.columns ?? [], [(s.columns ?? []).map(() => '')]) })
                  }
                >
                  New table at the cursor: {s.title}
                </Button>
              </li>
            ))}
          </ul>
        </ScrollBody>
      </section>
    );
  }
  const kinds = cellKinds(table.header.cells);
  const time = kinds.indexOf('time');
  const start = utcParts(drill.startEpoch);
  const put = (next: MarkdownTable) => editor.current?.replace(table.from, table.to, tableText(next));
  const here = rowAt(text, table, cursor);
  return (
    <section className={classes.pane} aria-label="Table">
      <header className={classes.head}>
        <h2>
          {titleOf(text, table)}, {table.rows.length} {table.rows.length === 1 ? 'row' : 'rows'}
        </h2>
        {time >= 0 && (
          <Button
            className={classes.small ?? ''}
            icon={<IconArrowsSort size={14} aria-hidden />}
            disabled={!canWrite}
            onClick={() => put(sortedByTime(table, time, start.hour * 60 + start.minute))}
          >
            Sort by time
          </Button>
        )}
      </header>
      <ScrollBody label="Table, content" className={classes.scroll ?? ''}>
        <ol className={classes.rows}>
          {table.rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name than its place
            <li key={i} data-here={i === here || undefined}>
              <TableRowForm table={table} kinds={kinds} index={i} row={row} onTable={put} />
            </li>
          ))}
        </ol>
        <div className={classes.add}>
          <Button
            icon={<IconPlus size={16} aria-hidden />}
            disabled={!canWrite}
            onClick={() => put(withRow(table, table.rows.length, []))}
          >
            Add a row
          </Button>
        </div>
      </ScrollBody>
    </section>
  );
}
