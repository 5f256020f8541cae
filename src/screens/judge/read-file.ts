import { err, ok, type Result } from '../../base/result';
import { type Decode, documentText, MAX_DOCUMENT_BYTES, tooBig } from '../../exchange/judged/document-bytes';

const decode: Decode = (bytes, encoding, strict) => new TextDecoder(encoding, { fatal: strict }).decode(bytes);

/** The text of a dropped or chosen file; the error is a sentence for whoever brought it. */
export async function readDroppedFile(file: File): Promise<Result<string, string>> {
  // Asked before reading: a file may be larger than memory.
  if (file.size > MAX_DOCUMENT_BYTES) return err(`${file.name}: ${tooBig(file.size).sentence}`);
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return err(`${file.name} could not be read. A folder cannot be judged, only a file.`);
  }
  const read = documentText(bytes, decode);
  if (!read.ok) return err(`${file.name}: ${read.error.sentence}`);
  if (read.value.binary) return err(`${file.name} is no text. Save the document as Markdown, HTML or plain text.`);
  return ok(read.value.text);
}
