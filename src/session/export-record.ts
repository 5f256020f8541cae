import { err, ok, type Result } from '../base/result';
import type { Trouble } from './catalogue';
import { frozenCard } from './finish';
import type { House } from './ports';
import { readStoredDrill } from './stored-drill';

/** A drill as a file: its name and its text. */
export async function exportRecord(
  house: Pick<House, 'archive'>,
  drillId: string,
): Promise<Result<{ readonly name: string; readonly text: string }, Trouble>> {
  const stored = await readStoredDrill(house, drillId);
  if (!stored.ok) return err(stored.error);
  const { row, sources, entries } = stored.value;
  const scorecard = await frozenCard(house, drillId);
  const { recordFileName, writeRecordFile } = await import('../exchange/record-file');
  const record = { header: row.header, sources, entries, ...(scorecard === undefined ? {} : { scorecard }) };
  return ok({ name: recordFileName(row.header), text: writeRecordFile(record) });
}
