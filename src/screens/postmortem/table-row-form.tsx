import { IconRowInsertBottom, IconTrash } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { dateUtc } from '../../base/drill-time';
import { IconButton } from '../../ui/button';
import { useDesk } from './desk-context';
import { rosterNames } from './facts';
import classes from './panes.module.css';
import { type MarkdownTable, type TableRow, withCell, withoutRow, withRow } from './table-edit';
import { type CellKind, isoDate } from './table-fields';

/** One row of a table as fields: what each is for follows from the column's heading. */
export function TableRowForm({
  table,
  kinds,
  index,
  row,
  onTable,
}: {
  readonly table: MarkdownTable;
  readonly kinds: readonly CellKind[];
  readonly index: number;
  readonly row: TableRow;
  readonly onTable: (next: MarkdownTable) => void;
}) {
  const { canWrite } = useDesk();
  return (
    <fieldset className={classes.rowForm} data-columns={table.header.cells.length} disabled={!canWrite}>
      <legend className={classes.rowNumber}>Row {index + 1}</legend>
      {table.header.cells.map((title, column) => (
        <CellField
          // biome-ignore lint/suspicious/noArrayIndexKey: two columns may be called the same
          key={column}
          title={title}
          kind={kinds[column] ?? 'text'}
          value={row.cells[column] ?? ''}
          onChange={(text) => onTable(withCell(table, index, column, text))}
        />
      ))}
      <span className={classes.rowActions}>
        <IconButton label={`Add a row after row ${index + 1}`} onClick={() => onTable(withRow(table, index + 1, []))}>
          <IconRowInsertBottom size={16} aria-hidden />
        </IconButton>
        <IconButton label={`Remove row ${index + 1}`} onClick={() => onTable(withoutRow(table, index))}>
          <IconTrash size={16} aria-hidden />
        </IconButton>
      </span>
    </fieldset>
  );
}

/** What the template leaves in a cell is shown as an empty field with the template's words in it. */
const BLANK = /^(?:HH:MM|YYYY-MM-DD|\[.*\])$/;

function CellField({
  title,
  kind,
  value,
  onChange,
}: {
  readonly title: string;
  readonly kind: CellKind;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const { drill } = useDesk();
  const id = useId();
  // While somebody types, the field shows what they type: Markdown drops a blank at the end that is about to be followed.
  const [typing, setTyping] = useState<string>();
  const isBlank = BLANK.test(value);
  const shown = typing ?? (isBlank ? '' : value);
  const change = (text: string) => {
    setTyping(text);
    onChange(text);
  };
  const common = { id, value: shown, onBlur: () => setTyping(undefined), className: classes.field } as const;
  const { priorities } = drill.bundle.playbook.postmortem;
  return (
    <div className={classes.cell} data-kind={kind}>
      <label htmlFor={id}>{title === '' ? 'Untitled' : title}</label>
      {kind === 'priority' ? (
        <select {...common} onChange={(event) => onChange(event.currentTarget.value)}>
          {!priorities.includes(shown) && <option value={shown}>{shown === '' ? 'Choose…' : shown}</option>}
          {priorities.map((p) => (
            <option key={p}>{p}</option>
          ))}
        </select>
      ) : kind === 'date' && (shown === '' || isoDate(shown) !== undefined) ? (
        <input
          {...common}
          type="date"
          min={dateUtc(drill.startEpoch)}
          onChange={(event) => change(event.currentTarget.value)}
        />
      ) : kind === 'text' ? (
        <textarea
          {...common}
          rows={Math.min(4, 1 + Math.floor(shown.length / 44))}
          placeholder={isBlank ? value : undefined}
          onChange={(event) => change(event.currentTarget.value)}
        />
      ) : (
        <>
          <input
            {...common}
            type="text"
            inputMode={kind === 'time' ? 'numeric' : 'text'}
            placeholder={isBlank ? value : kind === 'time' ? 'HH:MM' : undefined}
            autoComplete="off"
            list={kind === 'person' ? `${id}-people` : undefined}
            onChange={(event) => change(event.currentTarget.value)}
          />
          {kind === 'person' && (
            <datalist id={`${id}-people`}>
              {rosterNames(drill).map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          )}
        </>
      )}
    </div>
  );
}
