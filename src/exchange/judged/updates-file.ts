import { err, ok, type Result } from '../../base/result';
import type { UpdateSequence } from '../../score/writing/types';
import { parseUpdateSequence } from '../../score/writing/updates/parse-sequence';
import type { DocumentError } from './document-bytes';
import { parseStatusText } from './status-text';

/**
 * The updates in a file: JSON as `{declared?, cadence?, updates: [{at, text}]}` or only its list, otherwise the text of a status
 * page. No updates at all are a sequence too. `today` (epoch ms) is the day of times that are written without one.
 */
export function readUpdates(text: string, today: number): Result<UpdateSequence, DocumentError> {
  if (!/^\s*[{[]\s*(?:["{[\]}]|$)/.test(text.slice(0, 1_000))) return ok({ updates: parseStatusText(text, today) });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    return no(`It begins like JSON and is none: ${cause instanceof Error ? cause.message : 'it cannot be read'}.`);
  }
  if (isEmpty(json)) return ok({ updates: [] });
  const read = parseUpdateSequence(json);
  if (read.ok) return read;
  const [first] = read.error;
  const place = first === undefined || first.path === '' ? '' : `${first.path}: `;
  return no(`It holds no updates that can be read: ${place}${first?.message ?? ''}. ${first?.hint ?? ''}`);
}

function isEmpty(json: unknown): boolean {
  const list = typeof json === 'object' && json !== null && 'updates' in json ? json.updates : json;
  return Array.isArray(list) && list.length === 0;
}

function no(sentence: string): { readonly ok: false; readonly error: DocumentError } {
  return err({ kind: 'no-updates', sentence });
}
