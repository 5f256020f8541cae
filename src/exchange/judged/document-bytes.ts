import { err, ok, type Result } from '../../base/result';

/** The most of one document that is judged (bytes). */
export const MAX_DOCUMENT_BYTES = 2 * 1024 * 1024;

/** Why a document cannot be judged. */
export interface DocumentError {
  readonly kind: 'too-big' | 'unreadable' | 'no-updates';
  readonly sentence: string;
}

/** Turns bytes into text; with `strict` it throws at what the encoding does not allow. The platform has it, the pure rooms have not. */
export type Decode = (
  bytes: Uint8Array,
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin1',
  strict: boolean,
) => string;

/** A document's text, and whether it is one at all. */
export interface DocumentText {
  readonly text: string;
  /** It is no text but a picture, a program, an archive: `text` is empty then. */
  readonly binary: boolean;
}

/** How a document that is too big is told. */
export function tooBig(bytes: number): DocumentError {
  const mb = (n: number) => `${(n / 1024 / 1024).toFixed(1)} MB`;
  return {
    kind: 'too-big',
    sentence: `It has ${mb(bytes)}; a document of at most ${mb(MAX_DOCUMENT_BYTES)} is judged.`,
  };
}

/** The text in a file, whatever wrote it: UTF-8 or UTF-16 with its mark, otherwise UTF-8, and Latin-1 where that does not fit. */
export function documentText(bytes: Uint8Array, decode: Decode): Result<DocumentText, DocumentError> {
  if (bytes.length > MAX_DOCUMENT_BYTES) return err(tooBig(bytes.length));
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return ok({ text: withoutMark(decode(bytes, 'utf-16le', false)), binary: false });
  if (a === 0xfe && b === 0xff) return ok({ text: withoutMark(decode(bytes, 'utf-16be', false)), binary: false });
  if (isBinary(bytes)) return ok({ text: '', binary: true });
  return ok({ text: withoutMark(utf8OrLatin(bytes, decode)), binary: false });
}

function utf8OrLatin(bytes: Uint8Array, decode: Decode): string {
  try {
    return decode(bytes, 'utf-8', true);
  } catch {
    return decode(bytes, 'latin1', false);
  }
}

const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);

/** How much of a file is looked at to see whether it is text (bytes). */
const LOOKED_AT = 64 * 1024;

/** Text has no zero bytes, and hardly any control characters other than tab, line breaks, form feed and escape. */
function isBinary(bytes: Uint8Array): boolean {
  const seen = Math.min(bytes.length, LOOKED_AT);
  let odd = 0;
  for (let i = 0; i < seen; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) odd++;
  }
  return odd * 20 > seen;
}
