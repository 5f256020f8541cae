import { alignedTable, totalWidth } from './print-aligned';
import { expandedTable } from './print-expanded';
import { csvTable, unalignedTable } from './print-plain';
import type { PrintOptions, Table } from './table';

/** A table as psql prints it, with the line break at its end. */
export function printTable(table: Table, options: PrintOptions): string {
  const vertical =
    options.expanded === 'on' ||
    (options.expanded === 'auto' && options.columns > 0 && totalWidth(table, options) > options.columns);
  if (options.format === 'csv') return csvTable(table, options, options.expanded === 'on');
  if (options.format === 'unaligned') return unalignedTable(table, options, options.expanded === 'on');
  return vertical ? expandedTable(table, options) : alignedTable(table, options);
}
