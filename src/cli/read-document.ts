import { readFileSync, statSync } from 'node:fs';
import { err, type Result } from '../base/result';
import {
  type Decode,
  type DocumentError,
  type DocumentText,
  documentText,
  MAX_DOCUMENT_BYTES,
  tooBig,
} from '../exchange/judged/document-bytes';

const decode: Decode = (bytes, encoding, strict) => new TextDecoder(encoding, { fatal: strict }).decode(bytes);

/** The text of a file, or of standard input for `-`; never throws, whatever is there. */
export function readDocumentFile(path: string): Result<DocumentText, DocumentError> {
  try {
    if (path === '-') return documentText(readFileSync(0), decode);
    const found = statSync(path);
    if (found.isDirectory()) return unreadable('It is a folder.');
    // Asked before reading: a file may be larger than memory.
    if (found.size > MAX_DOCUMENT_BYTES) return err(tooBig(found.size));
    return documentText(readFileSync(path), decode);
  } catch (cause) {
    return unreadable(`It cannot be read: ${cause instanceof Error ? cause.message : 'unknown reason'}.`);
  }
}

function unreadable(sentence: string): Result<DocumentText, DocumentError> {
  return err({ kind: 'unreadable', sentence });
}
