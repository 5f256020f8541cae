import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { cx } from './cx';
import classes from './data-table.module.css';
import { type SortValue, sortRows } from './table-sort';
import { VisuallyHidden } from './visually-hidden';

export interface Column<R> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: R) => ReactNode;
  readonly align?: 'left' | 'right';
  readonly mono?: boolean;
  /** Makes the column sortable. */
  readonly sortValue?: (row: R) => SortValue;
}

export interface DataTableProps<R> {
  readonly caption: string;
  readonly hideCaption?: boolean;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string | number;
  /** What is said when there are no rows. */
  readonly empty?: ReactNode;
  readonly selectedKey?: string | number | null;
  readonly initialSort?: { readonly column: string; readonly descending: boolean };
}

/** A real table: rows under headings, sortable where a column says how. The first column names its row. */
export function DataTable<R>(props: DataTableProps<R>) {
  const { caption, hideCaption, columns, rows, rowKey, empty, selectedKey } = props;
  const [sort, setSort] = useState(props.initialSort ?? null);
  const by = sort === null ? undefined : columns.find((column) => column.id === sort.column);
  const shown = sort !== null && by?.sortValue !== undefined ? sortRows(rows, by.sortValue, sort.descending) : rows;
  const turn = (id: string) => setSort({ column: id, descending: sort?.column === id && !sort.descending });

  return (
    <table className={classes.table}>
      <caption className={classes.caption}>
        {hideCaption ? <VisuallyHidden>{caption}</VisuallyHidden> : caption}
      </caption>
      <thead>
        <tr>
          {columns.map((column) => {
            const direction = sort?.column === column.id ? (sort.descending ? 'descending' : 'ascending') : undefined;
            const Arrow = direction === 'descending' ? IconArrowDown : IconArrowUp;
            return (
              <th
                key={column.id}
                scope="col"
                aria-sort={direction}
                className={cx(classes.head, column.align === 'right' && classes.right)}
              >
                {column.sortValue === undefined ? (
                  column.header
                ) : (
                  <button type="button" className={classes.sort} onClick={() => turn(column.id)}>
                    {column.header}
                    <Arrow size={12} aria-hidden className={cx(direction === undefined && classes.unsorted)} />
                  </button>
                )}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {shown.map((row) => {
          const key = rowKey(row);
          return (
            <tr key={key} className={cx(classes.row, key === selectedKey && classes.selected)}>
              {columns.map((column, index) => {
                const Cell = index === 0 ? 'th' : 'td';
                return (
                  <Cell
                    key={column.id}
                    scope={index === 0 ? 'row' : undefined}
                    className={cx(classes.cell, column.mono && classes.mono, column.align === 'right' && classes.right)}
                  >
                    {column.cell(row)}
                  </Cell>
                );
              })}
            </tr>
          );
        })}
        {rows.length === 0 && (
          <tr>
            <td className={classes.empty} colSpan={columns.length}>
              {empty ?? 'Nothing here yet.'}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
